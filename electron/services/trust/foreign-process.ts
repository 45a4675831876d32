import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#domain/error.ts';
import type { ForeignRequest } from './foreign-summary.ts';

/**
 * Starts a process for `foreign-worker`, hands it the request, and waits for its end. When `signal` fires the process is
 * killed: a thread could not be stopped inside SQLite.
 */
export type ForeignLauncher = (job: {
  readonly workerFile: string;
  readonly request: ForeignRequest;
  readonly signal: AbortSignal;
}) => Promise<void>;

const heapMib = 1024;

/** Switches of the runtime that keep the process from taking the whole memory. */
export const foreignProcessFlags: readonly string[] = [`--max-old-space-size=${heapMib}`];

let launcher: ForeignLauncher = launchNode;

/** For runtimes whose own program file is no Node: Electron starts its utility process. Without one: as in the beginning. */
export function setForeignLauncher(other: ForeignLauncher | undefined): void {
  launcher = other ?? launchNode;
}

/** @param signal ends the process before its time. @throws AppError FILE_HOSTILE where it did not end in time, INVALID_REQUEST where the signal stopped it. */
export async function runForeignProcess(
  request: ForeignRequest,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const late = AbortSignal.timeout(deadlineMs);
  const either = signal === undefined ? late : AbortSignal.any([late, signal]);
  if (signal?.aborted !== true) await launcher({ workerFile: findWorkerFile(), request, signal: either });
  if (signal?.aborted === true) throw new AppError('INVALID_REQUEST', 'Checking was cancelled', { cancelled: true });
  if (late.aborted) throw new AppError('FILE_HOSTILE', 'Checking the file took too long', { deadlineMs });
}

/** What the process may know of this one's environment: nothing but what it needs to run. */
export function getForeignEnvironment(): Record<string, string> {
  const needed = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'UNION_INSPECTOR_SQLITE_BINDING'];
  return Object.fromEntries(
    needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

async function launchNode({ workerFile, request, signal }: Parameters<ForeignLauncher>[0]): Promise<void> {
  const child = spawn(process.execPath, [...foreignProcessFlags, workerFile], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: request.folder,
    env: getForeignEnvironment(),
  });
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve());
      // A process that ended before it read is told by its missing answer.
      child.stdin.on('error', () => undefined);
      child.stdin.end(JSON.stringify(request));
    });
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

/** Beside the built bundle or its chunks; in the sources where these run. */
function findWorkerFile(): string {
  const places = ['./foreign-worker.js', '../foreign-worker.js', '../../jobs/foreign-worker.ts'];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new AppError('INTERNAL', 'The program is incomplete: foreign-worker is missing');
  return found;
}
