import { existsSync, realpathSync } from 'node:fs';
import { replaceFile } from '#db/replace-file.ts';
import { systemClock } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { findBackupFile } from './backup-files.ts';
import type { BackupPlace } from './backup-files.ts';
import { inspectBackup } from './inspect-backup.ts';
import { renewDevice } from './renew-device.ts';

export type RestoreOptions = BackupPlace & {
  /** A name out of the list of backups. */
  readonly name: string;
  /** `damaged`: the library cannot be opened. `replaced`: it is sound, and closed by now. */
  readonly present: 'damaged' | 'replaced';
  readonly clock?: Clock;
};

export type Restored = {
  /** Where the file that stood there is kept; null where there was none. */
  readonly keptAs: string | null;
};

/**
 * Puts a backup in the library's place. The copy is checked again before it takes the name, and the file that stood
 * there stays beside it, so that no step of this can lose anything.
 * @throws AppError NOT_FOUND, FILE_*, HISTORY_BROKEN, LIBRARY_IN_USE, STORAGE_*; the library is then as it was.
 */
export function restoreBackup(options: RestoreOptions): Restored {
  const backup = findBackupFile(options, options.name);
  if (backup === undefined) throw new AppError('NOT_FOUND', 'There is no such backup', { name: options.name });
  const kept = replaceFile({
    library: existsSync(options.library) ? realpathSync(options.library) : options.library,
    source: backup.file,
    keepIn: options.present,
    clock: options.clock ?? systemClock,
    prepare: (copy) => {
      inspectBackup(copy, 'whole');
      renewDevice(copy, options.clock ?? systemClock);
    },
  });
  return { keptAs: kept ?? null };
}
