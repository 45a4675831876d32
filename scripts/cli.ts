import { setPrinting } from '../electron/services/document-files/printing.ts';
import { createProcessIo } from '../electron/cli/process-io.ts';
import { runCommandLine } from '../electron/cli/program.ts';

// What prepares fonts and starts an Electron is loaded only by the commands that need it.
setPrinting({
  printPdf: async (html) => (await import('./runtime/print-in-runtime.ts')).printInRuntime(html),
  getFontFolder: async () => (await import('./build/document-fonts.ts')).ensureDocumentFonts(),
});
process.exitCode = await runCommandLine(process.argv.slice(2), createProcessIo());
