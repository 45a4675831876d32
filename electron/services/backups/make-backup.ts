import { rmSync } from 'node:fs';
import { backUp } from '#db/backup.ts';
import { syncFolderOf } from '#db/durable-file.ts';
import { withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import type { Library } from '../library.ts';
import { listBackupFiles } from './backup-files.ts';
import type { BackupFile, BackupPlace } from './backup-files.ts';
import { describeLibrary, hasSameHeads } from './describe-library.ts';
import type { LibrarySummary } from './describe-library.ts';
import { inspectBackup } from './inspect-backup.ts';
import { findNewestSound, listBackups } from './list-backups.ts';
import type { KnownInspections } from './list-backups.ts';
import { listSurplus } from './rotation.ts';

export type MadeBackup = { readonly file: string; readonly summary: LibrarySummary };

/**
 * Backs up an open library (read or write, beside its writer too) and checks that the copy holds at least what the
 * library held when it began.
 * @throws AppError STORAGE_*, FILE_DAMAGED, HISTORY_BROKEN; nothing is then left under a backup's name.
 */
export function makeBackup(library: Library, folder: string | null): MadeBackup {
  const before = describeLibrary(library);
  let summary = before;
  const file = backUp(library.db, {
    clock: library.clock,
    library: library.file,
    ...(folder === null ? {} : { folder }),
    check: (copy) => {
      summary = inspectBackup(copy, 'quick');
      assertHolds(summary, before);
    },
  });
  return { file, summary };
}

/**
 * As `makeBackup`, unless the newest sound backup holds the same records, or the library holds none yet.
 * @returns undefined where none was needed.
 */
export function makeBackupIfChanged(
  library: Library,
  options: { readonly folder: string | null; readonly known: KnownInspections },
): MadeBackup | undefined {
  const now = describeLibrary(library);
  if (Object.keys(now.heads).length === 0) return undefined;
  const place = { library: library.file, folder: options.folder };
  const newest = findNewestSound({ ...place, libraryId: library.libraryId, known: options.known });
  if (newest?.inspection.state === 'sound' && hasSameHeads(newest.inspection.summary, now)) return undefined;
  return makeBackup(library, options.folder);
}

/** Before a change of many records at once on the command line: backs up what changed since, and rotates. */
export function backUpBeforeChange(library: Library): void {
  const options = { folder: null, known: new Map<string, never>() };
  if (makeBackupIfChanged(library, options) !== undefined) pruneBackups(library, options);
}

/**
 * Removes what the rotation lets go: only files that bear the name of a backup of this library, lie in its backup
 * folders, can be read and hold this very library. @returns what was removed.
 */
export function pruneBackups(
  library: Pick<Library, 'file' | 'libraryId'>,
  options: { readonly folder: string | null; readonly known: KnownInspections },
): readonly BackupFile[] {
  const place: BackupPlace = { library: library.file, folder: options.folder };
  if (listSurplus(listBackupFiles(place)).length === 0) return [];
  const listed = listBackups({ ...place, libraryId: library.libraryId, known: options.known });
  const surplus = listSurplus(listed.filter(({ inspection }) => inspection.state === 'sound'));
  for (const { file } of surplus) {
    withStorageErrors(() => rmSync(file, { force: true }));
    syncFolderOf(file);
  }
  return surplus;
}

function assertHolds(copy: LibrarySummary, before: LibrarySummary): void {
  const isWhole = Object.entries(before.heads).every(([device, head]) => {
    return Number.parseInt(copy.heads[device] ?? '0', 10) >= Number.parseInt(head, 10);
  });
  if (isWhole && copy.libraryId === before.libraryId) return;
  throw new AppError('FILE_DAMAGED', 'The backup does not hold what the library holds');
}
