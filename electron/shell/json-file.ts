import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#domain/error.ts';

/** What a small file of our own held: its content, nothing, or something that is no JSON. */
export type JsonFileContent =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'missing' | 'damaged' };

/** Reads a JSON file. Never throws: a file that cannot be read counts as damaged. */
export function readJsonFile(file: string): JsonFileContent {
  if (!existsSync(file)) return { kind: 'missing' };
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return { kind: 'read', value };
  } catch {
    return { kind: 'damaged' };
  }
}

/**
 * Replaces a JSON file in one step: whoever reads it, also after a power cut, finds the old or the new content whole.
 * Throws STORAGE_FULL, STORAGE_READ_ONLY or STORAGE_REFUSED; the old file then stands.
 */
export function writeJsonFile(file: string, value: unknown): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { flush: true });
    renameSync(temporary, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw toStorageError(error, file);
  }
}

/** Maps a refusal of the file system to the error that people are told about. */
export function toStorageError(error: unknown, file: string): AppError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return new AppError('STORAGE_FULL', 'no space left', { file }, error);
  if (reason === 'EROFS' || reason === 'EACCES' || reason === 'EPERM') {
    return new AppError('STORAGE_READ_ONLY', 'the folder cannot be written', { file }, error);
  }
  return new AppError('STORAGE_REFUSED', 'the system refused a write', { file }, error);
}

/** Makes the rename itself durable. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
