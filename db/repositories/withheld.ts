import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';

/** Entries of one device's chain, the first and the last included, that did not come along. Several may follow each other. */
export type WithheldRow = {
  readonly device: string;
  readonly first: number;
  readonly last: number;
  /** Of the last entry, or greater where it is not known exactly: then it is less than that of the entry after it. */
  readonly lamport: number;
  /** Of the last entry. */
  readonly hash: string;
};

const columns = 'device, first, last, lamport, hash';

export function insertWithheld(db: Db, { device, first, last, lamport, hash }: WithheldRow): void {
  const sql = `INSERT INTO withheld (${columns}) VALUES (?, ?, ?, ?, ?)`;
  prepare(db, sql).run(device, first, last, lamport, hash);
}

export function removeWithheld(db: Db, { device, first }: Pick<WithheldRow, 'device' | 'first'>): void {
  prepare(db, 'DELETE FROM withheld WHERE device = ? AND first = ?').run(device, first);
}

/** A device's stretches in order; most have none. */
export function listWithheld(db: Db, device: string): readonly WithheldRow[] {
  return [...iterateWithheld(db, device)];
}

/** As `listWithheld`, in pages. */
export function iterateWithheld(db: Db, device: string): Generator<WithheldRow> {
  const sql = `SELECT ${columns} FROM withheld WHERE device = ? AND first > ? ORDER BY first LIMIT 500`;
  const fetch = (after: number): WithheldRow[] => prepare(db, sql).all(device, after) as WithheldRow[];
  return iteratePages({ start: -1, fetch, keyOf: ({ first }) => first });
}

export function findLastWithheld(db: Db, device: string): WithheldRow | undefined {
  const sql = `SELECT ${columns} FROM withheld WHERE device = ? ORDER BY first DESC LIMIT 1`;
  return prepare(db, sql).get(device) as WithheldRow | undefined;
}

/** The stretch that begins last among those that begin at or before `seq`; it need not reach as far. */
export function findWithheldBefore(db: Db, device: string, seq: number): WithheldRow | undefined {
  const sql = `SELECT ${columns} FROM withheld WHERE device = ? AND first <= ? ORDER BY first DESC LIMIT 1`;
  return prepare(db, sql).get(device, seq) as WithheldRow | undefined;
}

/** Says whether that entry of the device is one that did not come along. */
export function isWithheld(db: Db, { device, seq }: { readonly device: string; readonly seq: number }): boolean {
  return (findWithheldBefore(db, device, seq)?.last ?? 0) >= seq;
}

/** Says whether any entry from `first` to `last` did not come along. */
export function hasWithheldIn(
  db: Db,
  range: { readonly device: string; readonly first: number; readonly last: number },
): boolean {
  return (findWithheldBefore(db, range.device, range.last)?.last ?? 0) >= range.first;
}

/** Says whether anything of the device's chain did not come along. */
export function hasWithheld(db: Db, device: string): boolean {
  return prepare(db, 'SELECT 1 FROM withheld WHERE device = ? LIMIT 1').pluck().get(device) === 1;
}

/** How many of a device's entries up to `seq` did not come along. */
export function countWithheld(db: Db, device: string, seq = Number.MAX_SAFE_INTEGER): number {
  const sql = 'SELECT total(min(last, @seq) - first + 1) FROM withheld WHERE device = @device AND first <= @seq';
  return Number(prepare(db, sql).pluck().get({ device, seq }));
}
