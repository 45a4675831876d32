import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { insertPiece } from '#db/repositories/attachments.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertInPlace } from '#db/in-place.ts';
import { writeRelaxed } from '#db/relaxed-write.ts';
import { AppError } from '#domain/error.ts';
import { assertEvidenceSize, judgeContent } from '#domain/evidence/judge-content.ts';
import type { JudgedContent } from '#domain/evidence/judge-content.ts';
import { pictureHeaderBytes, pieceBytes } from '#domain/evidence/limits.ts';
import { assertNoGradualWrite } from '#services/journal/gradual-write.ts';
import type { Library } from '#services/library.ts';

type Upload = {
  readonly id: string;
  /** As declared; the pieces have to come to exactly this. */
  readonly size: number;
  readonly name: string;
  readonly hash: Hash;
  /** The beginning of the content: it says what the content is, and need not be read back. */
  readonly head: Uint8Array[];
  received: number;
  pieces: number;
};

export type FinishedUpload = JudgedContent & {
  readonly piecesId: string;
  readonly sha256: string;
  readonly size: number;
  readonly pieces: number;
};

/** More than any window sends at once; the one that waited longest gives way. */
const mostUploads = 16;
const uploadsByLibrary = new WeakMap<Library, Map<string, Upload>>();

/**
 * Begins to take in a content that comes piece by piece. What never finishes leaves pieces without an attachment, which
 * `sweep` removes. @param file its name as given and its size in bytes. @returns the id of the upload.
 * @throws AppError EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, STORAGE_READ_ONLY.
 */
export function beginUpload(library: Library, file: { readonly name: string; readonly size: number }): string {
  assertEvidenceSize(file.size);
  if (library.access !== 'write')
    throw new AppError('STORAGE_READ_ONLY', 'The library is open for reading', { file: library.file });
  const uploads = getUploads(library);
  if (uploads.size >= mostUploads) for (const id of [...uploads.keys()].slice(0, 1)) uploads.delete(id);
  const id = randomUUID();
  const { size, name } = file;
  uploads.set(id, { id, size, name, hash: createHash('sha256'), head: [], received: 0, pieces: 0 });
  return id;
}

/**
 * Writes the next piece in a transaction of its own and hashes it on the way. All pieces but the last have `pieceBytes`.
 * @throws AppError INVALID_REQUEST (out of turn, or of another length), NOT_FOUND, LIBRARY_IN_USE, STORAGE_*; the upload
 * has then ended.
 */
export function addPiece(
  library: Library,
  piece: { readonly uploadId: string; readonly n: number; readonly bytes: Uint8Array },
): void {
  const upload = getUpload(library, piece.uploadId);
  const { n, bytes } = piece;
  try {
    if (n !== upload.pieces || bytes.byteLength !== Math.min(pieceBytes, upload.size - upload.received))
      throw new AppError('INVALID_REQUEST', 'A piece out of turn or of the wrong length', { n });
    assertNoGradualWrite(library.db);
    assertInPlace(library.db);
    withStorageErrors(() => writeRelaxed(library.db, () => insertPiece(library.db, { piecesId: upload.id, n, bytes })));
  } catch (error) {
    getUploads(library).delete(upload.id);
    throw error;
  }
  upload.hash.update(bytes);
  // A copy of its own: whoever gave the piece may use the memory again.
  if (upload.received < pictureHeaderBytes) upload.head.push(bytes.slice());
  upload.received += bytes.byteLength;
  upload.pieces += 1;
}

/**
 * Ends an upload: what the content is, by its bytes. Its pieces are left-overs until an attachment names them.
 * @throws AppError NOT_FOUND, INVALID_REQUEST (pieces are missing), EVIDENCE_NOT_A_PICTURE, EVIDENCE_PICTURE_TOO_LARGE.
 */
export function finishUpload(library: Library, uploadId: string): FinishedUpload {
  const upload = getUpload(library, uploadId);
  getUploads(library).delete(uploadId);
  if (upload.received !== upload.size) throw new AppError('INVALID_REQUEST', 'Pieces of the file are missing');
  const { size, pieces } = upload;
  const judged = judgeContent(Buffer.concat(upload.head), upload.name);
  return { ...judged, piecesId: uploadId, sha256: upload.hash.digest('hex'), size, pieces };
}

/** Forgets an upload. Safe to call for one that has ended. */
export function cancelUpload(library: Library, uploadId: string): void {
  getUploads(library).delete(uploadId);
}

/** Whether the pieces belong to a content that is still coming. */
export function isUnderWay(library: Library, piecesId: string): boolean {
  return getUploads(library).has(piecesId);
}

function getUpload(library: Library, id: string): Upload {
  const upload = getUploads(library).get(id);
  if (upload === undefined) throw new AppError('NOT_FOUND', 'No such upload', { uploadId: id });
  return upload;
}

function getUploads(library: Library): Map<string, Upload> {
  let uploads = uploadsByLibrary.get(library);
  if (uploads === undefined) {
    uploads = new Map();
    uploadsByLibrary.set(library, uploads);
  }
  return uploads;
}
