import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** Entries of one device's chain, the first and the last included. */
export type EntryRange = { readonly device: string; readonly first: number; readonly last: number };

/** A file that was merged: which entries it brought, and what that came to. */
export type MergeBatch = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Without its folder. */
  readonly fileName: string;
  readonly sha256: string;
  readonly entries: readonly EntryRange[];
  /** Records in the file; of these, new ones and ones that got something; fields that are in conflict since. */
  readonly records: number;
  readonly created: number;
  readonly merged: number;
  readonly conflicts: number;
  readonly takenBackAt: string | null;
};

type Stored = Omit<MergeBatch, 'entries'> & { readonly entries: string };

const columns =
  'id, at, file_name AS fileName, sha256, entries, records, created, merged, conflicts, taken_back_at AS takenBackAt';

export function insertMergeBatch(db: Db, batch: Omit<MergeBatch, 'takenBackAt'>): void {
  const { id, at, fileName, sha256, entries, records, created, merged, conflicts } = batch;
  const sql = `INSERT INTO merge_batches (id, at, file_name, sha256, entries, records, created, merged, conflicts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  prepare(db, sql).run(id, at, fileName, sha256, JSON.stringify(entries), records, created, merged, conflicts);
}

export function findMergeBatch(db: Db, id: string): MergeBatch | undefined {
  return toBatch(prepare(db, `SELECT ${columns} FROM merge_batches WHERE id = ?`).get(id));
}

/** A file of these very bytes that was merged before: the library holds every entry of it. */
export function findMergeBatchByHash(db: Db, sha256: string): MergeBatch | undefined {
  return toBatch(prepare(db, `SELECT ${columns} FROM merge_batches WHERE sha256 = ? LIMIT 1`).get(sha256));
}

/** Merges that brought something, the latest first. */
export function listMergeBatches(db: Db, limit: number): readonly MergeBatch[] {
  const sql = `SELECT ${columns} FROM merge_batches WHERE entries <> '[]' ORDER BY at DESC, id DESC LIMIT ?`;
  const rows = prepare(db, sql).all(limit);
  return rows.flatMap((row) => toBatch(row) ?? []);
}

export function markMergeTakenBack(db: Db, id: string, at: string): void {
  prepare(db, 'UPDATE merge_batches SET taken_back_at = ? WHERE id = ?').run(at, id);
}

function toBatch(row: unknown): MergeBatch | undefined {
  if (row === undefined) return undefined;
  const stored = row as Stored;
  return { ...stored, entries: JSON.parse(stored.entries) as EntryRange[] };
}
