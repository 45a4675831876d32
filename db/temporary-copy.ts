import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { withStorageErrors } from './errors.ts';
import { isBeingWritten } from './lock.ts';

export type TemporaryCopy = { readonly file: string; readonly folder: string };

const companions = ['-wal', '-journal'] as const;

/**
 * A private copy of a library that nobody writes, with the logs beside it: the way to read a file that was left by a
 * killed program without touching it.
 * @throws AppError LIBRARY_IN_USE where somebody began to write meanwhile; STORAGE_*.
 */
export function copyForReading(library: string): TemporaryCopy {
  return withStorageErrors(() => {
    const folder = mkdtempSync(join(tmpdir(), 'union-inspector-'));
    const file = join(folder, basename(library));
    try {
      const before = fingerprint(library);
      for (const suffix of ['', ...companions]) {
        if (existsSync(library + suffix)) copyFileSync(library + suffix, file + suffix);
      }
      if (isBeingWritten(library) || fingerprint(library) !== before) {
        throw new AppError('LIBRARY_IN_USE', 'The library was written while it was copied', { file: library });
      }
      return { file, folder };
    } catch (cause) {
      rmSync(folder, { recursive: true, force: true });
      throw cause;
    }
  });
}

export function removeCopy(copy: TemporaryCopy): void {
  rmSync(copy.folder, { recursive: true, force: true });
}

/** Says whether a log with content lies beside the file: its last transactions are in there. */
export function hasPendingLog(library: string): boolean {
  return companions.some((suffix) => (statSync(library + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

function fingerprint(library: string): string {
  return ['', ...companions]
    .map((suffix) => statSync(library + suffix, { throwIfNoEntry: false, bigint: true }))
    .map((stats) => (stats === undefined ? '-' : `${stats.size}:${stats.mtimeNs}`))
    .join();
}
