import { createHash, randomUUID } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertInPlace } from '#db/in-place.ts';
import {
  findAttachmentRow,
  findPiece,
  insertPiece,
  isComplete,
  putAttachmentRow,
} from '#db/repositories/attachments.ts';
import { AppError } from '#domain/error.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { assertNoGradualWrite } from './journal/under-way.ts';
import type { Library } from './library.ts';

/** A content that lies in the library: its SHA-256 as 64 hexadecimal digits, and its length in bytes. */
export type StoredAttachment = { readonly sha256: string; readonly size: number };

/**
 * Stores bytes under their hash, once however often they are given. Joins the transaction that is open, else makes its
 * own. For contents of a few MiB that are in memory anyway; what comes from the window goes through `evidence/uploads`.
 * @throws AppError STORAGE_*, LIBRARY_IN_USE (a file is being imported); nothing is written then.
 */
export function addAttachment(library: Library, bytes: Uint8Array): StoredAttachment {
  if (library.access !== 'write')
    throw new AppError('STORAGE_READ_ONLY', 'The library is open for reading', { file: library.file });
  assertNoGradualWrite(library.db);
  assertInPlace(library.db);
  const put = (): StoredAttachment => putAttachment(library.db, bytes);
  return withStorageErrors(() => (library.db.inTransaction ? put() : library.db.transaction(put).immediate()));
}

/** As `addAttachment`, for use inside a transaction that the caller owns (also a gradual one). */
export function putAttachment(db: Db, bytes: Uint8Array): StoredAttachment {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.byteLength;
  const known = findAttachmentRow(db, sha256);
  if (known !== undefined && isComplete(db, known)) return { sha256, size };
  const piecesId = randomUUID();
  const pieces = Math.ceil(size / pieceBytes);
  for (let n = 0; n < pieces; n += 1) {
    insertPiece(db, { piecesId, n, bytes: bytes.subarray(n * pieceBytes, (n + 1) * pieceBytes) });
  }
  putAttachmentRow(db, { sha256, piecesId, pieces, size });
  return { sha256, size };
}

/** Says whether the library knows the content. Its bytes are not looked at. */
export function hasAttachment(library: Library, sha256: string): boolean {
  return findAttachmentRow(library.db, sha256) !== undefined;
}

/**
 * The whole content in memory, held against its hash.
 * @throws AppError ATTACHMENT_MISSING where it is not there or a piece of it is gone, ATTACHMENT_ALTERED where its bytes
 * are not those of the hash.
 */
export function readAttachment(library: Library, sha256: string): Buffer {
  return Buffer.concat([...iterateAttachmentPieces(library, sha256)]);
}

/**
 * The content piece by piece; the hash is known only at the end, so nothing of it is to be trusted before the iteration
 * has ended without an error.
 * @throws AppError ATTACHMENT_MISSING, ATTACHMENT_ALTERED.
 */
export function* iterateAttachmentPieces(library: Library, sha256: string): Generator<Buffer> {
  const row = findAttachmentRow(library.db, sha256);
  if (row === undefined) throw missing(sha256);
  const hash = createHash('sha256');
  let size = 0;
  for (let n = 0; n < row.pieces; n += 1) {
    const piece = findPiece(library.db, row.piecesId, n);
    if (piece === undefined) throw missing(sha256);
    hash.update(piece);
    size += piece.byteLength;
    yield piece;
  }
  if (size === row.size && hash.digest('hex') === sha256) return;
  throw new AppError('ATTACHMENT_ALTERED', 'The bytes are not those that were stored', { sha256 });
}

function missing(sha256: string): AppError {
  return new AppError('ATTACHMENT_MISSING', 'The bytes are not in this library', { sha256 });
}
