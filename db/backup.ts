import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toInstant } from '#domain/clock.ts';
import type { Clock } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { connectBare } from './connection.ts';
import type { Db } from './connection.ts';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { withStorageErrors } from './errors.ts';

/**
 * Copies the library into `backups/` beside it before a migration: written under a temporary name, flushed, opened and
 * checked, then renamed. @returns the path of the backup. @throws AppError STORAGE_*, FILE_DAMAGED.
 */
export function backUp(db: Db, clock: Clock): string {
  const folder = join(dirname(db.name), 'backups');
  const version = Number(db.pragma('user_version', { simple: true }));
  const stamp = toInstant(clock()).replaceAll(/[:.]/g, '-');
  const target = join(folder, `${basename(db.name)}-v${version}-${stamp}.bak`);
  const temporary = `${target}.tmp`;
  return withStorageErrors(() => {
    mkdirSync(folder, { recursive: true });
    rmSync(temporary, { force: true });
    db.prepare('VACUUM INTO ?').run(temporary);
    syncFile(temporary);
    assertSound(temporary);
    renameSync(temporary, target);
    syncFolderOf(target);
    return target;
  });
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
