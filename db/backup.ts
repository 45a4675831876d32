import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toBackupName } from '#domain/backup-name.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { connectBare } from './connection.ts';
import type { Db } from './connection.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { withStorageErrors } from './errors.ts';

export type BackUpOptions = {
  readonly clock: Clock;
  /** Absent: `backups/` beside the library. */
  readonly folder?: string;
  /** The library's own path where the connection reads a private copy of it. */
  readonly library?: string;
  /** Looks at the finished copy before it gets its name; throws where it is not sound. */
  readonly check?: (file: string) => void;
};

/** Where a library's backups lie unless the settings name another folder. */
export function getBackupFolder(library: string): string {
  return join(dirname(library), 'backups');
}

/**
 * Copies the library as it is at one instant, beside its writer too: written under a temporary name, flushed, opened
 * and checked, then renamed. Whatever fails, nothing is left under a backup's name, and no other backup is touched.
 * @returns the path of the backup. @throws AppError STORAGE_*, FILE_DAMAGED.
 */
export function backUp(db: Db, options: BackUpOptions): string {
  const library = options.library ?? db.name;
  const folder = options.folder ?? getBackupFolder(library);
  return withStorageErrors(() => {
    makeFolder(folder);
    const target = findFreeName(db, { folder, library, clock: options.clock });
    const temporary = `${target}.tmp`;
    try {
      rmSync(temporary, { force: true });
      db.prepare('VACUUM INTO ?').run(temporary);
      syncFile(temporary);
      assertSound(temporary);
      options.check?.(temporary);
      renameSync(temporary, target);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
    syncFolderOf(target);
    return target;
  });
}

/** Not its parents: where a stick was pulled out, its path must not come up again on the disk below. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) throw new AppError('STORAGE_REFUSED', 'The backup folder is gone', { folder });
  mkdirSync(folder);
}

type Place = { readonly folder: string; readonly library: string; readonly clock: Clock };

function findFreeName(db: Db, { folder, library, clock }: Place): string {
  const version = Number(db.pragma('user_version', { simple: true }));
  for (let at = clock(); ; at += 1) {
    const target = join(folder, toBackupName({ library: basename(library), version, at }));
    if (!existsSync(target)) return target;
  }
}

function assertSound(file: string): void {
  const db = connectBare(file, { access: 'read', mustExist: true });
  try {
    const outcome = db.pragma('integrity_check(1)', { simple: true });
    if (outcome !== 'ok') throw new AppError('FILE_DAMAGED', 'The backup is not sound', { file, outcome });
  } finally {
    db.close();
  }
}
