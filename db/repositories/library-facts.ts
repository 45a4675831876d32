import { AppError } from '#domain/error.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** Local facts about the file; they are not logged and do not travel. */
export type LibraryFact =
  | 'library_id'
  | 'created_at'
  | 'device_id'
  | 'device_name'
  | 'inspector_name'
  | 'sample'
  /** A device and how many of its entries were handed over, with a slash between. */
  | 'handed_over';

export function findLibraryFact(db: Db, key: LibraryFact): string | undefined {
  const value = prepare(db, 'SELECT value FROM library WHERE key = ?').pluck().get(key);
  return typeof value === 'string' ? value : undefined;
}

/** @throws AppError FILE_DAMAGED where a fact that every library has is not there. */
export function getLibraryFact(db: Db, key: LibraryFact): string {
  const value = findLibraryFact(db, key);
  if (value === undefined) throw new AppError('FILE_DAMAGED', `The library does not say its ${key}`, { key });
  return value;
}

export function putLibraryFact(db: Db, key: LibraryFact, value: string): void {
  prepare(
    db,
    'INSERT INTO library (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
