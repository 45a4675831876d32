import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';

/** A row of the log as stored; `fields` is its canonical JSON text. */
export type ChangeRow = {
  readonly device: string;
  readonly seq: number;
  readonly lamport: number;
  readonly wall: string;
  readonly author: string;
  readonly kind: string;
  readonly target: string | null;
  readonly table: string;
  readonly row: string;
  readonly fields: string;
  readonly schema: number;
  readonly prev: string;
  readonly hash: string;
};

export type ChainHead = { readonly seq: number; readonly lamport: number; readonly hash: string };

const columns =
  'device, seq, lamport, wall, author, kind, target, table_name AS "table", row_id AS "row", fields, schema, prev_hash AS prev, hash';
const insertSql = `INSERT INTO changes
  (device, seq, lamport, wall, author, kind, target, table_name, row_id, fields, schema, prev_hash, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertChange(db: Db, c: ChangeRow): void {
  const identity = [c.device, c.seq, c.lamport, c.wall, c.author, c.kind, c.target] as const;
  prepare(db, insertSql).run(...identity, c.table, c.row, c.fields, c.schema, c.prev, c.hash);
}

export function findChange(db: Db, id: { readonly device: string; readonly seq: number }): ChangeRow | undefined {
  const sql = `SELECT ${columns} FROM changes WHERE device = ? AND seq = ?`;
  return prepare(db, sql).get(id.device, id.seq) as ChangeRow | undefined;
}

/** All entries of one row, by device and sequence. */
export function listChangesOfRow(db: Db, table: string, row: string): readonly ChangeRow[] {
  const sql = `SELECT ${columns} FROM changes WHERE table_name = ? AND row_id = ? ORDER BY device, seq`;
  return prepare(db, sql).all(table, row) as ChangeRow[];
}

/** Says whether the log knows the row. */
export function isLogged(db: Db, table: string, row: string): boolean {
  return prepare(db, 'SELECT 1 FROM changes WHERE table_name = ? AND row_id = ? LIMIT 1').pluck().get(table, row) === 1;
}

/** The last entry of a device's chain; undefined before its first. */
export function findChainHead(db: Db, device: string): ChainHead | undefined {
  const sql = 'SELECT seq, lamport, hash FROM changes WHERE device = ? ORDER BY seq DESC LIMIT 1';
  return prepare(db, sql).get(device) as ChainHead | undefined;
}

/** The latest time that any entry was written at, by the clock of its device; undefined before the first entry. */
export function findLatestWall(db: Db): string | undefined {
  const walls = listChangeDevices(db).map((device) => {
    const sql = 'SELECT wall FROM changes WHERE device = ? ORDER BY seq DESC LIMIT 1';
    return prepare(db, sql).pluck().get(device) as string;
  });
  return walls.toSorted().at(-1);
}

/** Devices that have entries, without reading the log: one step in its key per device. */
export function listChangeDevices(db: Db): readonly string[] {
  const next = prepare(db, 'SELECT device FROM changes WHERE device > ? ORDER BY device LIMIT 1').pluck();
  const fetch = (after: string): string[] => next.all(after) as string[];
  return [...iteratePages({ start: '', fetch, keyOf: (device) => device })];
}

/** A device's entries after one of them (absent: all) in order, in pages. */
export function iterateChain(db: Db, device: string, start = -1): Generator<ChangeRow> {
  const sql = `SELECT ${columns} FROM changes WHERE device = ? AND seq > ? ORDER BY seq LIMIT 500`;
  const fetch = (after: number): ChangeRow[] => prepare(db, sql).all(device, after) as ChangeRow[];
  return iteratePages({ start, fetch, keyOf: ({ seq }) => seq });
}

/** How many entries of a device there are: as many as its last one's number, unless some are missing. */
export function countChain(db: Db, device: string): number {
  return Number(prepare(db, 'SELECT count(*) FROM changes WHERE device = ?').pluck().get(device));
}

/** The ids of the rows of a table that the log knows, in order, in pages. */
export function iterateLoggedRows(db: Db, table: string): Generator<string> {
  const sql = 'SELECT DISTINCT row_id FROM changes WHERE table_name = ? AND row_id > ? ORDER BY row_id LIMIT 500';
  const fetch = (after: string): string[] => prepare(db, sql).pluck().all(table, after) as string[];
  return iteratePages({ start: '', fetch, keyOf: (row) => row });
}
