import { existsSync } from 'node:fs';
import { runCommandLine } from '../../electron/cli/program.ts';
import { say } from '../support/say.ts';

/** Runs a command of the program in this process and returns its JSON document. Throws unless it was done. */
export async function runCommand(words: readonly string[]): Promise<unknown> {
  let document = '';
  const status = await runCommandLine(words, {
    stdout: (text) => void (document += text),
    stderr: (text) => void process.stderr.write(text),
  });
  if (status > 1) throw new Error(`${words.join(' ')} ended with status ${status}`);
  return JSON.parse(document);
}

/** Makes the sample library, an invented population of 206 enterprises, unless it is there. */
export async function ensureSample(library: string): Promise<void> {
  if (existsSync(library)) return;
  say(`Making the sample library ${library} …`);
  await runCommand(['sample', 'survey-206', library]);
}
