import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** What is asked of the one entry that a row has. */
export type OnlyEntry = { readonly kind: string; readonly schema: number; readonly fields: string };

/** Rows of a table from one id to another, both among them. */
export type RowRange = { readonly table: string; readonly first: string; readonly last: string };

type Place = readonly [row: string, device: string, seq: number];
type Stored = readonly [row: string, kind: string, schema: number, fields: string];

const longestEntry = 64 * 1024;
/** Where one of so many entries is wanted, reading on is quicker than looking for each. */
const sparsest = 12;

/**
 * The entries of those rows that have one entry alone; long ones are left out. Which they are the index says; they are
 * read in the order of the log, one after the other where they stand close to each other.
 */
export function readOnlyEntries(db: Db, range: RowRange): ReadonlyMap<string, OnlyEntry> {
  const places = listPlaces(db, range);
  const wanted = new Set(places.map(([row]) => row));
  const found = new Map<string, OnlyEntry>();
  for (const [device, ofDevice] of Map.groupBy(places, ([, one]) => one)) {
    const numbers = ofDevice.map(([, , seq]) => seq);
    const stored = toStretches(numbers).flatMap((numbered) =>
      readStretch(db, { table: range.table, device, ...numbered }),
    );
    for (const [row, kind, schema, fields] of stored) if (wanted.has(row)) found.set(row, { kind, schema, fields });
  }
  return found;
}

function listPlaces(db: Db, { table, first, last }: RowRange): readonly Place[] {
  const sql = `SELECT row_id, min(device), min(seq) FROM changes WHERE table_name = ? AND row_id BETWEEN ? AND ?
    GROUP BY row_id HAVING count(*) = 1`;
  return prepare(db, sql).raw().all(table, first, last) as Place[];
}

type Numbers = { readonly first: number; readonly last: number };

function toStretches(numbers: readonly number[]): readonly Numbers[] {
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const isDense = last - first < numbers.length * sparsest;
  return isDense ? [{ first, last }] : numbers.map((seq) => ({ first: seq, last: seq }));
}

type Stretch = Numbers & { readonly table: string; readonly device: string };

function readStretch(db: Db, { table, device, first, last }: Stretch): readonly Stored[] {
  const sql = `SELECT row_id, kind, schema, fields FROM changes
    WHERE device = ? AND seq BETWEEN ? AND ? AND table_name = ? AND octet_length(fields) <= ${longestEntry}`;
  return prepare(db, sql).raw().all(device, first, last, table) as Stored[];
}
