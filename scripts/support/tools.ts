import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder } from './folders.ts';
import type { ProcessOptions } from './run-process.ts';

const binFolder = join(projectFolder, 'node_modules', '.bin');

/** The folders that `tsc` checks, each with its own idea of what exists (`lib`, `types`). */
export const typedFolders: readonly string[] = [
  'electron/domain',
  'electron/rules',
  'electron',
  'db',
  'renderer',
  'scripts',
  'test',
];

/** How to start a tool of node_modules in the checkout. */
export function getToolCommand(name: string, args: readonly string[]): ProcessOptions {
  const command = join(binFolder, process.platform === 'win32' ? `${name}.cmd` : name);
  if (!existsSync(command)) throw new Error(`${name} is not installed`);
  // Tools are started by `#!/usr/bin/env node`: it has to be the Node that comes with the packages.
  const env = { ...process.env, PATH: `${binFolder}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };
  return { command, args, cwd: projectFolder, env };
}
