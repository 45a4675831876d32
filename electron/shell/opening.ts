import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#domain/error.ts';
import { listBackupFiles } from '#services/backups/backup-files.ts';
import { closeLibrary, createLibrary, type Library, openLibrary } from '#services/library.ts';
import { toStorageError } from './json-file.ts';

export type OpeningOptions = {
  readonly file: string;
  /** Make an empty library when there is none: only for the program's own, never for one that somebody named. */
  readonly createIfMissing: boolean;
  readonly inspectorName: string;
  /** `read`: a file from somebody else, which is only looked through. */
  readonly access?: 'write' | 'read';
};

/**
 * Opens the library, for writing unless it is a guest.
 * @throws AppError NOT_FOUND for a file that is not there where it was named, or where its backups still are, and whatever opening it throws (FILE_*, STORAGE_*, …).
 */
export function openForWindow(options: OpeningOptions): Library {
  const { file, access = 'write' } = options;
  if (existsSync(file) || access === 'read') return openLibrary({ file, access });
  // An empty library in the place of one that went astray would look as if everything were lost.
  if (listBackupFiles({ library: file, folder: null }).length > 0) {
    throw new AppError('NOT_FOUND', 'the library is gone and its backups are there', {
      file,
      canStartAnew: options.createIfMissing,
    });
  }
  return create(options);
}

/** Makes an empty library where there is none. @throws AppError FILE_EXISTS, NOT_FOUND where it was named, STORAGE_*. */
export function createForWindow(options: OpeningOptions): void {
  closeLibrary(create(options));
}

function create({ file, createIfMissing, inspectorName }: OpeningOptions): Library {
  if (!createIfMissing) throw new AppError('NOT_FOUND', 'there is no such library', { file });
  createFolder(dirname(file));
  return createLibrary({ file, inspectorName });
}

function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw toStorageError(error, folder);
  }
}
