import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withStorageErrors } from '#db/errors.ts';

const start = 'union-inspector-private-';

/**
 * A folder that only this user may enter, for copies that must not lie anywhere else even for a moment. Those that
 * killed programs left behind are removed. @throws AppError STORAGE_*.
 */
export function makePrivateFolder(): string {
  removeLeftOvers();
  return withStorageErrors(() => realpathSync(mkdtempSync(join(tmpdir(), `${start}${process.pid}-`))));
}

/** Safe to call twice. */
export function removePrivateFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Says whether a process has this number: whose it is, nobody can tell. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // A process of somebody else cannot be signalled, but it runs.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isRunning(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Somebody else's: theirs to remove.
    }
  }
}
