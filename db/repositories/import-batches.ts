import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** An import that wrote something: entries `firstSeq` to `lastSeq` of `device` and nothing else. */
export type ImportBatch = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Without its folder. */
  readonly fileName: string;
  readonly device: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Records of the file that were new, and that changed something. */
  readonly created: number;
  readonly updated: number;
  readonly takenBackAt: string | null;
};

const columns =
  'id, at, file_name AS fileName, device, first_seq AS firstSeq, last_seq AS lastSeq, created, updated, taken_back_at AS takenBackAt';

export function insertImportBatch(db: Db, batch: Omit<ImportBatch, 'takenBackAt'>): void {
  const { id, at, fileName, device, firstSeq, lastSeq, created, updated } = batch;
  const sql = `INSERT INTO import_batches (id, at, file_name, device, first_seq, last_seq, created, updated)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  prepare(db, sql).run(id, at, fileName, device, firstSeq, lastSeq, created, updated);
}

export function findImportBatch(db: Db, id: string): ImportBatch | undefined {
  return prepare(db, `SELECT ${columns} FROM import_batches WHERE id = ?`).get(id) as ImportBatch | undefined;
}

/** The latest first. */
export function listImportBatches(db: Db, limit: number): readonly ImportBatch[] {
  const sql = `SELECT ${columns} FROM import_batches ORDER BY at DESC, id DESC LIMIT ?`;
  return prepare(db, sql).all(limit) as ImportBatch[];
}

export function markTakenBack(db: Db, id: string, at: string): void {
  prepare(db, 'UPDATE import_batches SET taken_back_at = ? WHERE id = ?').run(at, id);
}
