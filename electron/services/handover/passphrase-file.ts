import { readFileSync, statSync } from 'node:fs';
import { withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';

const mostBytes = 64 * 1024;

/**
 * The passphrase that a file holds: its first line, as it is. @throws AppError USAGE where that is empty, NOT_FOUND,
 * STORAGE_*.
 */
export function readPassphrase(file: string): string {
  const text = withStorageErrors(() => {
    if (statSync(file).size > mostBytes) throw new AppError('USAGE', 'That is no file with a passphrase', { file });
    return readFileSync(file, 'utf8');
  });
  // Some editors begin a file with a mark that nobody typed.
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  if (line === '') throw new AppError('USAGE', 'The passphrase is empty', { file });
  return line;
}
