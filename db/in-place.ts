import { AppError } from '#domain/error.ts';
import type { Db } from './connection.ts';
import { isSameFile } from './open-files.ts';

/** Where a library lies, and which file was opened there. */
export type OpenPlace = { readonly file: string; readonly openKey: string };

const places = new WeakMap<Db, OpenPlace>();

/** Remembers where a connection that writes has its file. */
export function notePlace(db: Db, place: OpenPlace): void {
  places.set(db, place);
}

/** @throws AppError INTERNAL for a connection that does not write a library. */
export function getOpenPlace(db: Db): OpenPlace {
  const place = places.get(db);
  if (place === undefined) throw new AppError('INTERNAL', 'The connection has no place');
  return place;
}

/**
 * To be asked before a write that will be told as saved: an open file that was removed, or moved with its folder, takes
 * writes as if nothing were wrong, and nobody finds them afterwards. A connection without a place passes.
 * @throws AppError STORAGE_REFUSED where the file does not lie where it was opened, STORAGE_READ_ONLY (its folder cannot be looked into).
 */
export function assertInPlace(db: Db): void {
  const place = places.get(db);
  if (place === undefined || isSameFile(place.file, place.openKey)) return;
  throw new AppError('STORAGE_REFUSED', 'The library does not lie where it was opened', { file: place.file });
}
