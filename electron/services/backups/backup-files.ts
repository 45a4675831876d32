import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { getBackupFolder } from '#db/backup.ts';
import { withStorageErrors } from '#db/errors.ts';
import { parseBackupName } from '#domain/backup-name.ts';

/** A file whose name says that it is a backup of the library; nothing inside has been looked at. */
export type BackupFile = {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** By its name, in milliseconds since 1970. */
  readonly at: number;
  /** Tells whether it was touched since it was looked at. */
  readonly fingerprint: string;
};

/** Where backups are made and looked for. */
export type BackupPlace = {
  readonly library: string;
  /** The folder of the settings; null: `backups/` beside the library. */
  readonly folder: string | null;
};

/** The folders that can hold backups: that of the settings, and the one beside the library, which migrations use. */
export function listBackupFolders({ library, folder }: BackupPlace): readonly string[] {
  return [...new Set([folder ?? getBackupFolder(library), getBackupFolder(library)])];
}

/** All files named as backups of the library, newest first. A folder that is gone holds none. */
export function listBackupFiles(place: BackupPlace): readonly BackupFile[] {
  const found = listBackupFolders(place).flatMap((folder) => listIn(folder, basename(place.library)));
  return found.toSorted((a, b) => b.at - a.at);
}

/** The file of a name that `listBackupFiles` gave; undefined for any other text, so that no path can be made of it. */
export function findBackupFile(place: BackupPlace, name: string): BackupFile | undefined {
  return listBackupFiles(place).find((file) => file.name === name);
}

function listIn(folder: string, library: string): readonly BackupFile[] {
  if (!existsSync(folder)) return [];
  const entries = withStorageErrors(() => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const parsed = entry.isFile() ? parseBackupName(entry.name) : undefined;
    if (parsed === undefined || parsed.library !== library) return [];
    const file = join(folder, entry.name);
    const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
    if (stats === undefined) return [];
    const fingerprint = `${file}:${stats.ino}:${stats.size}:${stats.mtimeNs}`;
    return [{ name: entry.name, file, bytes: Number(stats.size), at: parsed.at, fingerprint }];
  });
}
