import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#domain/error.ts';
import { createLibrary, type Library, openLibrary } from '#services/library.ts';
import { toStorageError } from './json-file.ts';

export type OpeningOptions = {
  readonly file: string;
  /** Make an empty library when there is none: only for the program's own, never for one that somebody named. */
  readonly createIfMissing: boolean;
  readonly inspectorName: string;
};

/**
 * Opens the library for writing.
 * @throws AppError NOT_FOUND for a named file that is not there, and whatever opening it throws (FILE_*, STORAGE_*, …).
 */
export function openForWindow(options: OpeningOptions): Library {
  const { file, createIfMissing, inspectorName } = options;
  if (existsSync(file)) return openLibrary({ file, access: 'write' });
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
