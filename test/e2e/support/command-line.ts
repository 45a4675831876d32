import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/support/folders.ts';

/** Runs a command of the command line in a process of its own and returns the document it prints. */
export function runCommand(...args: readonly string[]): unknown {
  const printed = execFileSync(process.execPath, [join(projectFolder, 'scripts', 'cli.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed);
}
