import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** Where the bytes of a content lie: `pieces` rows of `attachment_pieces` under `piecesId`, numbered from 0. */
export type AttachmentRow = {
  readonly sha256: string;
  readonly piecesId: string;
  readonly pieces: number;
  readonly size: number;
};

const columns = 'sha256, pieces_id AS piecesId, pieces, size';

export function findAttachmentRow(db: Db, sha256: string): AttachmentRow | undefined {
  return prepare(db, `SELECT ${columns} FROM attachments WHERE sha256 = ?`).get(sha256) as AttachmentRow | undefined;
}

/** A row that is there already is replaced: what it named was incomplete. */
export function putAttachmentRow(db: Db, { sha256, piecesId, pieces, size }: AttachmentRow): void {
  const sql = 'INSERT OR REPLACE INTO attachments (sha256, pieces_id, pieces, size) VALUES (?, ?, ?, ?)';
  prepare(db, sql).run(sha256, piecesId, pieces, size);
}

/** Says whether all bytes of a content lie there, without reading them. */
export function isComplete(db: Db, { piecesId, pieces, size }: AttachmentRow): boolean {
  const sql = 'SELECT count(*) AS pieces, total(length(bytes)) AS size FROM attachment_pieces WHERE pieces_id = ?';
  const found = prepare(db, sql).get(piecesId) as { readonly pieces: number; readonly size: number };
  return found.pieces === pieces && found.size === size;
}

/** The attachments after `after` by hash. */
export function listAttachmentRows(
  db: Db,
  request: { readonly after: string; readonly limit: number },
): readonly AttachmentRow[] {
  const sql = `SELECT ${columns} FROM attachments WHERE sha256 > ? ORDER BY sha256 LIMIT ?`;
  return prepare(db, sql).all(request.after, request.limit) as AttachmentRow[];
}

export type Piece = { readonly piecesId: string; readonly n: number; readonly bytes: Uint8Array };

export function insertPiece(db: Db, { piecesId, n, bytes }: Piece): void {
  prepare(db, 'INSERT INTO attachment_pieces (pieces_id, n, bytes) VALUES (?, ?, ?)').run(piecesId, n, bytes);
}

export function findPiece(db: Db, piecesId: string, n: number): Buffer | undefined {
  const sql = 'SELECT bytes FROM attachment_pieces WHERE pieces_id = ? AND n = ?';
  return prepare(db, sql).pluck().get(piecesId, n) as Buffer | undefined;
}

/** The next group of pieces after `after` by id, with whether an attachment names it; reads the index only. */
export function findNextPieces(
  db: Db,
  after: string,
): { readonly piecesId: string; readonly isNamed: boolean } | undefined {
  const sql = `SELECT p.pieces_id AS piecesId,
      EXISTS (SELECT 1 FROM attachments a WHERE a.pieces_id = p.pieces_id) AS isNamed
    FROM attachment_pieces p WHERE p.pieces_id > ? ORDER BY p.pieces_id LIMIT 1`;
  const row = prepare(db, sql).get(after) as { readonly piecesId: string; readonly isNamed: number } | undefined;
  return row && { piecesId: row.piecesId, isNamed: row.isNamed === 1 };
}

/** Removes at most `limit` pieces of a group that no attachment names. @returns how many it removed. */
export function removeUnnamedPieces(db: Db, piecesId: string, limit: number): number {
  const sql = `DELETE FROM attachment_pieces WHERE pieces_id = @piecesId AND n IN
      (SELECT n FROM attachment_pieces WHERE pieces_id = @piecesId ORDER BY n LIMIT @limit)
    AND NOT EXISTS (SELECT 1 FROM attachments WHERE pieces_id = @piecesId)`;
  return prepare(db, sql).run({ piecesId, limit }).changes;
}
