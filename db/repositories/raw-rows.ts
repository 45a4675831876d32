import type { LogTable } from '#domain/cell.ts';
import { factIds } from '#domain/facts/dictionary.ts';
import type { SqlValue } from '../columns.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import { plainColumns } from '../plain-fields.ts';

/** A row of a synced table as stored. */
export type RawRow = {
  /** The id, then of a record the values of the facts in their order, of other tables those of their columns. */
  readonly stored: readonly [row: string, ...values: SqlValue[]];
  /** What a record's answers have beside their values, by fact in order. */
  readonly marks: readonly RawMark[];
};

export type RawMark = readonly [
  row: string,
  fact: string,
  state: string | null,
  carriedFrom: string | null,
  note: string | null,
];

type Stored = RawRow['stored'];

const noMarks: readonly RawMark[] = [];
const rowsPerPage = 200;

/** The ids that the log knows and the table does not show, in order. */
export function iterateUnshownRows(db: Db, table: LogTable): Generator<string> {
  const { name, key } = toSource(table);
  const sql = `SELECT DISTINCT row_id FROM changes c WHERE table_name = ? AND row_id > ?
    AND NOT EXISTS (SELECT 1 FROM ${name} r WHERE r.${key} = c.row_id) ORDER BY row_id LIMIT 500`;
  const fetch = (after: string): string[] => prepare(db, sql).pluck().all(table, after) as string[];
  return iteratePages({ start: '', fetch, keyOf: (row) => row });
}

function toSource(table: LogTable): { readonly name: string; readonly key: string } {
  return table === 'records' ? { name: 'union_records', key: 'inspection_id' } : { name: table, key: 'id' };
}

/** All rows of a table by id, in pages: for those who look at every one, much quicker than row by row. */
export function iterateRawPages(db: Db, table: LogTable): Generator<readonly RawRow[]> {
  const { name, key } = toSource(table);
  const columns = table === 'records' ? factIds : plainColumns[table];
  const sql = `SELECT ${key}, ${columns.join(', ')} FROM ${name} WHERE ${key} > ? ORDER BY ${key} LIMIT ${rowsPerPage}`;
  const fetch = (after: string): readonly (readonly RawRow[])[] => {
    const page = prepare(db, sql).raw().all(after) as Stored[];
    return page.length === 0 ? [] : [toRawRows(page, table === 'records' ? readMarks(db, page) : new Map())];
  };
  return iteratePages({ start: '', fetch, keyOf: (rows) => rows.at(-1)?.stored[0] ?? '' });
}

function toRawRows(page: readonly Stored[], marks: ReadonlyMap<string, readonly RawMark[]>): readonly RawRow[] {
  return page.map((stored) => ({ stored, marks: marks.get(stored[0]) ?? noMarks }));
}

/** The marks of the records of a page, which are in order. */
function readMarks(db: Db, page: readonly Stored[]): ReadonlyMap<string, readonly RawMark[]> {
  const sql = `SELECT inspection_id, fact, state, carried_from, note FROM answer_marks
    WHERE inspection_id BETWEEN ? AND ? ORDER BY inspection_id, fact`;
  const marks = new Map<string, RawMark[]>();
  let last: RawMark[] = [];
  for (const mark of prepare(db, sql).raw().all(page[0]?.[0], page.at(-1)?.[0]) as RawMark[]) {
    if (last[0]?.[0] !== mark[0]) {
      last = [];
      marks.set(mark[0], last);
    }
    last.push(mark);
  }
  return marks;
}
