import { app } from 'electron';
import { runCommandLine } from '../cli/program.ts';

/** Runs the command line in the installed program and ends it with the command's exit status. No window is made. */
export async function runWithoutWindow(words: readonly string[]): Promise<void> {
  const status = await runCommandLine(words, {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
  });
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  app.exit(status);
}

/** Pipes are written asynchronously: without waiting, the end of a long document would be lost. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write('', () => resolve()));
}
