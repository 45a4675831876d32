import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { findAttachmentRow, findPiece } from '#db/repositories/attachments.ts';
import { listEvidenceRows } from '#db/repositories/evidence.ts';
import { AppError } from '#domain/error.ts';
import type { Library } from '#services/library.ts';

/** `awaited`: the bytes have not come yet, which is no error; `missing`: they were here and a part is gone. */
export type ContentState = 'sound' | 'awaited' | 'missing' | 'altered';

/** What reading a content again showed. */
export type CheckedContent = { readonly sha256: string; readonly state: ContentState };

/** Reads every content of a visit again and holds it against its hash, piece by piece with the event loop free between. */
export async function checkEvidence(library: Library, inspectionId: string): Promise<readonly CheckedContent[]> {
  const rows = listEvidenceRows(library.db, inspectionId).filter(({ isDeleted }) => !isDeleted);
  const hashes = new Set(rows.flatMap(({ sha256, originalSha256 }) => [sha256, originalSha256 ?? sha256]));
  const checked: CheckedContent[] = [];
  for (const sha256 of hashes) checked.push({ sha256, state: await checkContent(library, sha256) });
  return checked;
}

/**
 * The content, read piece by piece with the event loop free between.
 * @throws AppError ATTACHMENT_MISSING, ATTACHMENT_ALTERED.
 */
export async function readGradually(library: Library, sha256: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const state = await checkContent(library, sha256, (piece) => pieces.push(piece));
  if (state === 'sound') return Buffer.concat(pieces);
  const code = state === 'altered' ? 'ATTACHMENT_ALTERED' : 'ATTACHMENT_MISSING';
  throw new AppError(code, 'The content cannot be had from this library', { sha256 });
}

async function checkContent(
  { db }: Library,
  sha256: string,
  take: (piece: Buffer) => void = () => undefined,
): Promise<ContentState> {
  const row = findAttachmentRow(db, sha256);
  if (row === undefined) return 'awaited';
  const hash = createHash('sha256');
  let size = 0;
  for (let n = 0; n < row.pieces; n += 1) {
    await nextTurn();
    const piece = db.open ? findPiece(db, row.piecesId, n) : undefined;
    if (piece === undefined) return 'missing';
    hash.update(piece);
    size += piece.byteLength;
    take(piece);
  }
  return size === row.size && hash.digest('hex') === sha256 ? 'sound' : 'altered';
}
