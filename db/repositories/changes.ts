import { AppError } from '#domain/error.ts';
import { isWithin } from '#domain/ranges.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import type { EntryRange } from './merge-batches.ts';
import { countWithheld, findLastWithheld, findWithheldBefore, listWithheld } from './withheld.ts';

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

/** The entries of one row by device and number alone: without a look at their content. */
export function listIdsOfRow(db: Db, table: string, row: string): readonly { device: string; seq: number }[] {
  const sql = 'SELECT device, seq FROM changes WHERE table_name = ? AND row_id = ?';
  return prepare(db, sql).all(table, row) as { device: string; seq: number }[];
}

/** The last entry of every device that is about the row. */
export function findLastChangesOfRow(db: Db, table: string, row: string): readonly { device: string; seq: number }[] {
  const sql = 'SELECT device, max(seq) AS seq FROM changes WHERE table_name = ? AND row_id = ? GROUP BY device';
  return prepare(db, sql).all(table, row) as { device: string; seq: number }[];
}

/** Says whether the log knows the row. */
export function isLogged(db: Db, table: string, row: string): boolean {
  return prepare(db, 'SELECT 1 FROM changes WHERE table_name = ? AND row_id = ? LIMIT 1').pluck().get(table, row) === 1;
}

/** The last entry of a device's chain, also where it did not come along; undefined before its first. */
export function findChainHead(db: Db, device: string): ChainHead | undefined {
  const sql = 'SELECT seq, lamport, hash FROM changes WHERE device = ? ORDER BY seq DESC LIMIT 1';
  const present = prepare(db, sql).get(device) as ChainHead | undefined;
  const withheld = findLastWithheld(db, device);
  if (withheld === undefined || (present?.seq ?? 0) > withheld.last) return present;
  return { seq: withheld.last, lamport: withheld.lamport, hash: withheld.hash };
}

/**
 * The hash of an entry of that number as far as anything here says it: the entry, the one after it, or the end of a
 * stretch that did not come along.
 */
export function findHashAt(db: Db, device: string, seq: number): string | undefined {
  const sql = 'SELECT hash FROM changes WHERE device = ? AND seq = ?';
  const own = prepare(db, sql).pluck().get(device, seq);
  if (typeof own === 'string') return own;
  const next = prepare(db, 'SELECT prev_hash FROM changes WHERE device = ? AND seq = ?')
    .pluck()
    .get(device, seq + 1);
  if (typeof next === 'string' && next !== '') return next;
  const stretch = findWithheldBefore(db, device, seq);
  return stretch?.last === seq ? stretch.hash : undefined;
}

/** The latest time that any entry was written at, by the clock of its device; undefined before the first entry. */
export function findLatestWall(db: Db): string | undefined {
  const walls = listChangeDevices(db).flatMap((device) => findLastWall(db, device) ?? []);
  return walls.toSorted().at(-1);
}

/** The time that the last entry of the device that is here bears. */
export function findLastWall(db: Db, device: string): string | undefined {
  const sql = 'SELECT wall FROM changes WHERE device = ? ORDER BY seq DESC LIMIT 1';
  return prepare(db, sql).pluck().get(device) as string | undefined;
}

/** Devices that have entries, here or withheld, without reading the log: one step in its key per device. */
export function listChangeDevices(db: Db): readonly string[] {
  const sql = `SELECT min(device) FROM (SELECT min(device) AS device FROM changes WHERE device > @after
    UNION ALL SELECT min(device) FROM withheld WHERE device > @after)`;
  const fetch = (after: string): string[] => {
    const next = prepare(db, sql).pluck().get({ after });
    return typeof next === 'string' ? [next] : [];
  };
  return [...iteratePages({ start: '', fetch, keyOf: (device) => device })];
}

/** A device's entries after one of them (absent: all) in order, in pages. */
export function iterateChain(db: Db, device: string, start = -1): Generator<ChangeRow> {
  const sql = `SELECT ${columns} FROM changes WHERE device = ? AND seq > ? ORDER BY seq LIMIT 500`;
  const fetch = (after: number): ChangeRow[] => prepare(db, sql).all(device, after) as ChangeRow[];
  return iteratePages({ start, fetch, keyOf: ({ seq }) => seq });
}

/**
 * The first entry of a device after one of its numbers.
 * @throws AppError FILE_DAMAGED where the table is out of order.
 */
export function findChangeAfter(
  db: Db,
  { device, seq }: { readonly device: string; readonly seq: number },
): ChangeRow | undefined {
  const sql = `SELECT ${columns} FROM changes WHERE device = ? AND seq > ? ORDER BY seq LIMIT 1`;
  const row = prepare(db, sql).get(device, seq) as ChangeRow | undefined;
  if (row !== undefined && row.seq <= seq)
    throw new AppError('FILE_DAMAGED', 'An index of the file is out of order', { key: row.seq, after: seq });
  return row;
}

/** Says whether any entry of the range is here. */
export function hasChangeIn(db: Db, { device, first, last }: EntryRange): boolean {
  const sql = 'SELECT 1 FROM changes WHERE device = ? AND seq BETWEEN ? AND ? LIMIT 1';
  return prepare(db, sql).pluck().get(device, first, last) === 1;
}

/** A device's entries from one number to another that are here, in order, in pages. */
export function iterateRange(db: Db, range: EntryRange): Generator<ChangeRow> {
  const sql = `SELECT ${columns} FROM changes WHERE device = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT 500`;
  const fetch = (after: number): ChangeRow[] => prepare(db, sql).all(range.device, after, range.last) as ChangeRow[];
  return iteratePages({ start: range.first - 1, fetch, keyOf: ({ seq }) => seq });
}

/** How many entries of a device there are, here or withheld: as many as its last one's number, unless some are missing. */
export function countChain(db: Db, device: string): number {
  const present = prepare(db, 'SELECT count(*) FROM changes WHERE device = ?').pluck().get(device);
  return Number(present) + countWithheld(db, device);
}

/** Says of an entry whether it is here. Reads what there is of every chain first, so that many can be asked for. */
export function createPresence(db: Db): (id: { readonly device: string; readonly seq: number }) => boolean {
  const chains = new Map(
    listChangeDevices(db).map((device) => [
      device,
      { end: findChainHead(db, device)?.seq ?? 0, withheld: listWithheld(db, device) },
    ]),
  );
  return ({ device, seq }) => {
    const chain = chains.get(device);
    return chain !== undefined && seq <= chain.end && !isWithin(chain.withheld, seq);
  };
}

/** The ids of the rows of a table that the log knows, in order, in pages. */
export function iterateLoggedRows(db: Db, table: string): Generator<string> {
  const sql = 'SELECT DISTINCT row_id FROM changes WHERE table_name = ? AND row_id > ? ORDER BY row_id LIMIT 500';
  const fetch = (after: string): string[] => prepare(db, sql).pluck().all(table, after) as string[];
  return iteratePages({ start: '', fetch, keyOf: (row) => row });
}
