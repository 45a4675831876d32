import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { listBackupFiles } from './backup-files.ts';
import type { BackupFile, BackupPlace } from './backup-files.ts';
import type { LibrarySummary } from './describe-library.ts';
import { inspectBackup } from './inspect-backup.ts';
import type { Depth } from './inspect-backup.ts';

/** What looking into a backup ended with. */
export type Inspection =
  | { readonly state: 'sound'; readonly summary: LibrarySummary }
  | { readonly state: 'unsound'; readonly code: ErrorCode };

/** Inspections by fingerprint: a file that nobody touched since need not be read again to be listed. */
export type KnownInspections = ReadonlyMap<string, Inspection>;

export type Backup = BackupFile & { readonly madeAt: string; readonly inspection: Inspection };

export type ListOptions = BackupPlace & {
  /** Only backups of this library; null where it cannot be known (the library is damaged). */
  readonly libraryId: string | null;
  readonly known: KnownInspections;
};

/**
 * The library's backups, newest first, each looked into. Backups of another library with the same file name are left
 * out; one that cannot be read is listed as unsound, since nobody can say whose it is.
 */
export function listBackups(options: ListOptions): readonly Backup[] {
  const backups = listBackupFiles(options).map((file) => toBackup(file, options.known));
  return backups.filter(({ inspection }) => isOurs(inspection, options.libraryId));
}

/** The newest backup that is sound, looking no further than needed. */
export function findNewestSound(options: ListOptions): Backup | undefined {
  for (const file of listBackupFiles(options)) {
    const backup = toBackup(file, options.known);
    if (backup.inspection.state === 'sound' && isOurs(backup.inspection, options.libraryId)) return backup;
  }
  return undefined;
}

/** Looks into one file; what is wrong with it is its state, not an error. Other failures are thrown. */
export function inspect(file: string, depth: Depth): Inspection {
  try {
    return { state: 'sound', summary: inspectBackup(file, depth) };
  } catch (cause) {
    if (cause instanceof AppError) return { state: 'unsound', code: cause.code };
    throw cause;
  }
}

function toBackup(file: BackupFile, known: KnownInspections): Backup {
  return {
    ...file,
    madeAt: toInstant(file.at),
    inspection: known.get(file.fingerprint) ?? inspect(file.file, 'quick'),
  };
}

function isOurs(inspection: Inspection, libraryId: string | null): boolean {
  return libraryId === null || inspection.state === 'unsound' || inspection.summary.libraryId === libraryId;
}
