import { createHash, randomUUID } from 'node:crypto';
import { prepare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { findAttachmentRow, insertPiece, putAttachmentRow, removeUnnamedPieces } from '#db/repositories/attachments.ts';
import type { AttachmentRow } from '#db/repositories/attachments.ts';
import { listReferredAttachments } from '#db/repositories/referred-attachments.ts';

export type CopiedAttachments = {
  readonly copied: number;
  /** Hashes whose bytes in the file are not theirs: left there. */
  readonly altered: readonly string[];
};

/** Larger pieces are not written by any program of ours, and are not taken into memory. */
const greatestPieceBytes = 4 * 1024 * 1024;

/**
 * Copies the contents that rows here name and that only the file has, piece by piece, each held against its hash before
 * it counts. What the file does not have either has not arrived yet: a normal state. For use inside a transaction.
 */
export function* copyAttachments(db: Db, foreign: Db): Generator<void, CopiedAttachments> {
  const altered: string[] = [];
  let copied = 0;
  for (const { sha256, isPresent } of listReferredAttachments(db)) {
    const source = isPresent ? undefined : findAttachmentRow(foreign, sha256);
    if (source === undefined) continue;
    if (yield* copyAttachment(db, foreign, source)) copied += 1;
    else altered.push(sha256);
  }
  return { copied, altered };
}

function* copyAttachment(db: Db, foreign: Db, source: AttachmentRow): Generator<void, boolean> {
  const piecesId = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  for (let n = 0; n < source.pieces; n += 1) {
    const bytes = findSafePiece(foreign, source.piecesId, n);
    if (bytes === undefined) break;
    insertPiece(db, { piecesId, n, bytes });
    hash.update(bytes);
    size += bytes.byteLength;
    yield;
  }
  const isWhole = size === source.size && hash.digest('hex') === source.sha256;
  if (isWhole) putAttachmentRow(db, { ...source, piecesId });
  else removeUnnamedPieces(db, piecesId, source.pieces);
  return isWhole;
}

function findSafePiece(foreign: Db, piecesId: string, n: number): Buffer | undefined {
  const sql = `SELECT bytes FROM attachment_pieces WHERE pieces_id = ? AND n = ? AND length(bytes) <= ?`;
  return prepare(foreign, sql).pluck().get(piecesId, n, greatestPieceBytes) as Buffer | undefined;
}
