import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { insertPiece } from '#db/repositories/attachments.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertInPlace } from '#db/in-place.ts';
import { noteLogWritten } from '#db/log-keeper.ts';
import { writeRelaxed } from '#db/relaxed-write.ts';
import { AppError } from '#domain/error.ts';
import { assertEvidenceSize, judgeContent } from '#domain/evidence/judge-content.ts';
import type { JudgedContent } from '#domain/evidence/judge-content.ts';
import { pictureHeaderBytes, pieceBytes } from '#domain/evidence/limits.ts';
import { assertNoGradualWrite } from '#services/journal/under-way.ts';
import type { Library } from '#services/library.ts';
import { beginHashing, hashStoredPieces } from './hashing.ts';
import type { Hashing } from './hashing.ts';

type Upload = {
  readonly id: string;
  /** As declared; the pieces have to come to exactly this. */
  readonly size: number;
  readonly name: string;
  /** Undefined where the content is hashed elsewhere. */
  readonly hash: Hash | undefined;
  /** Undefined where the content is hashed here, and once the hash was asked for. */
  elsewhere: Hashing | undefined;
  /** Settles when `told` is there. */
  asked: Promise<void> | undefined;
  /** What came from elsewhere, and how many pieces it is the hash of. */
  told: { readonly sha256: string | undefined; readonly pieces: number } | undefined;
  /** The beginning of the content: it says what the content is, and need not be read back. */
  readonly head: Uint8Array;
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
  const elsewhere = beginHashing(library);
  const hash = elsewhere === undefined ? createHash('sha256') : undefined;
  const head = Buffer.allocUnsafeSlow(Math.min(size, pictureHeaderBytes));
  uploads.set(id, { id, size, name, hash, elsewhere, asked: undefined, told: undefined, head, received: 0, pieces: 0 });
  return id;
}

/**
 * Writes the next piece in a transaction of its own and hashes it on the way. All pieces but the last have `pieceBytes`.
 * Takes the memory of the bytes where they are hashed elsewhere (`setHashSource`).
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
    noteLogWritten(library.db, bytes.byteLength);
  } catch (error) {
    getUploads(library).delete(upload.id);
    throw error;
  }
  take(upload, bytes);
}

function take(upload: Upload, bytes: Uint8Array): void {
  const room = Math.max(0, upload.head.byteLength - upload.received);
  upload.head.set(bytes.byteLength > room ? bytes.subarray(0, room) : bytes, upload.head.byteLength - room);
  upload.received += bytes.byteLength;
  upload.pieces += 1;
  upload.hash?.update(bytes);
  upload.elsewhere?.update(bytes);
  // By the time that the upload is ended the hash may be there.
  if (upload.received === upload.size) askForHash(upload);
}

function askForHash(upload: Upload): void {
  const { elsewhere, pieces } = upload;
  upload.elsewhere = undefined;
  upload.asked ??= elsewhere?.digest().then((sha256) => {
    upload.told = { sha256, pieces };
  });
}

/**
 * Waits for the hash of what has come, where it is made elsewhere. `finishUpload` does without: it then reads all that
 * was written. Never rejects.
 */
export async function settleUpload(library: Library, uploadId: string): Promise<void> {
  const upload = getUploads(library).get(uploadId);
  if (upload === undefined) return;
  askForHash(upload);
  await upload.asked;
}

/**
 * Ends an upload: what the content is, by its bytes. Its pieces are left-overs until an attachment names them.
 * @throws AppError NOT_FOUND, INVALID_REQUEST (pieces are missing), EVIDENCE_NOT_A_PICTURE, EVIDENCE_PICTURE_TOO_LARGE.
 */
export function finishUpload(library: Library, uploadId: string): FinishedUpload {
  const upload = getUpload(library, uploadId);
  getUploads(library).delete(uploadId);
  if (upload.received !== upload.size) throw new AppError('INVALID_REQUEST', 'Pieces of the file are missing');
  const { size, pieces, name, head, told, hash } = upload;
  // A piece that came after the hash was asked for is not in it.
  const known = told?.pieces === pieces ? told.sha256 : hash?.digest('hex');
  const sha256 = known ?? hashStoredPieces(library.db, uploadId, pieces);
  return { ...judgeContent(head, name), piecesId: uploadId, sha256, size, pieces };
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
