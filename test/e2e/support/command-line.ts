import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
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

/** The fields in conflict; the command ends with status 1 where there are any. */
export function listConflicts(library: string): readonly unknown[] {
  const args = [join(projectFolder, 'scripts', 'cli.ts'), 'conflicts', library];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return JSON.parse(stdout) as readonly unknown[];
}

const dumped = z.object({ records: z.array(z.looseObject({ enterprise: z.looseObject({ name: z.string() }) })) });
const tasks = z.array(z.object({ state: z.string() }));

/** The records of a library as they are dumped, each by the name of its enterprise. */
export function readRecords(library: string): ReadonlyMap<string, unknown> {
  const { records } = dumped.parse(runCommand('dump', library));
  return new Map(records.map((record) => [record.enterprise.name, record]));
}

/** What has become of each assignment. */
export function listTaskStates(library: string): readonly string[] {
  return tasks.parse(runCommand('assignments', library)).map(({ state }) => state);
}
