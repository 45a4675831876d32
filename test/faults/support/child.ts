import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { once } from 'node:events';

export const writerScript = join(import.meta.dirname, 'write-answers.ts');

export type Child = {
  readonly process: ChildProcess;
  /** Lines that have arrived so far. */
  readonly lines: () => readonly string[];
  /** Resolves when the first line arrives or the child ends. */
  readonly begun: Promise<void>;
  readonly ended: Promise<void>;
};

/** Starts a script under this Node; a launcher (`setpriv …`, `sh -c …`) may come before it. */
export function startChild(script: string, args: readonly string[], launcher: readonly string[] = []): Child {
  const [command = process.execPath, ...rest] = [...launcher, process.execPath, script, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const ended = once(child, 'close').then(() => undefined);
  return {
    process: child,
    lines: () => text.split('\n').slice(0, -1),
    begun: Promise.race([once(child.stdout, 'data').then(() => undefined), ended]),
    ended,
  };
}
