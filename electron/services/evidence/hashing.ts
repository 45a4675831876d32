import { createHash } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { findPiece } from '#db/repositories/attachments.ts';
import type { Library } from '#services/library.ts';

/** The SHA-256 of a content that comes piece by piece, made elsewhere. */
export type Hashing = {
  /** Takes the memory of the bytes: they must not be used any more. */
  readonly update: (bytes: Uint8Array) => void;
  /** 64 hexadecimal digits; undefined where it could not be made. Never rejects. */
  readonly digest: () => Promise<string | undefined>;
};

const sources = new WeakMap<Library, () => Hashing>();

/** From now on contents that come are hashed by what `begin` gives; undefined: here. */
export function setHashSource(library: Library, begin: (() => Hashing) | undefined): void {
  if (begin === undefined) sources.delete(library);
  else sources.set(library, begin);
}

/** @returns undefined where contents are hashed here. */
export function beginHashing(library: Library): Hashing | undefined {
  return sources.get(library)?.();
}

/** The SHA-256 of the first `pieces` pieces as they were written. */
export function hashStoredPieces(db: Db, piecesId: string, pieces: number): string {
  const hash = createHash('sha256');
  for (let n = 0; n < pieces; n += 1) hash.update(findPiece(db, piecesId, n) ?? '');
  return hash.digest('hex');
}
