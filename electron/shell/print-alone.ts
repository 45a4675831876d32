import { readFileSync, writeFileSync } from 'node:fs';
import { app } from 'electron';
import { printPdf } from './print-document.ts';

// Built and started by scripts/runtime/print-in-runtime.ts: prints one page with the program's own printing and ends.
const [fonts = '', page = '', target = ''] = (process.env['UNION_INSPECTOR_PRINT'] ?? '').split('\n');

// Closing the window that printed is not the end.
app.on('window-all-closed', () => undefined);
void app.whenReady().then(async () => {
  try {
    writeFileSync(target, await printPdf(readFileSync(page, 'utf8'), fonts));
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    app.exit(1);
  }
});
