import type { Cell, LogTable } from '#domain/cell.ts';
import { facts } from '#domain/facts/dictionary.ts';
import type { NoValueState } from '#domain/fact.ts';
import { fromStoredAnswer } from './answer-columns.ts';
import { fromPlainValue, frozenField, noteSuffix } from './columns.ts';
import { prepare } from './connection.ts';
import type { Db } from './connection.ts';
import { iteratePages } from './paging.ts';
import { plainColumns } from './plain-fields.ts';
import type { PlainTable } from './plain-fields.ts';
import { findFrozenCell } from './repositories/frozen-verdicts.ts';

/** The content of a row as the tables hold it, null cells left out. */
export type RowCells = Readonly<Record<string, Cell>>;

const sources = {
  enterprises: { table: 'enterprises', key: 'id' },
  inspections: { table: 'inspections', key: 'id' },
  records: { table: 'union_records', key: 'inspection_id' },
  evidence: { table: 'evidence', key: 'id' },
  documents: { table: 'documents', key: 'id' },
  comments: { table: 'comments', key: 'id' },
  findings: { table: 'findings', key: 'id' },
  assignments: { table: 'assignments', key: 'id' },
} as const;

type Stored = Readonly<Record<string, string | number | null>>;
type StoredMark = {
  readonly fact: string;
  readonly state: NoValueState | null;
  readonly carriedFrom: string | null;
  readonly note: string | null;
};

/** Reads back what was written there as cells: the tables' side of "the tables are the fold of the log". */
export function findRowCells(db: Db, table: LogTable, row: string): RowCells | undefined {
  const source = sources[table];
  const stored = prepare(db, `SELECT * FROM ${source.table} WHERE ${source.key} = ?`).get(row) as Stored | undefined;
  if (stored === undefined) return undefined;
  if (table === 'records') return toRecordCells(db, row, stored);
  const frozen = table === 'inspections' ? findFrozenCell(db, row) : null;
  return { ...toPlainCells(table, stored), ...(frozen === null ? {} : { [frozenField]: frozen }) };
}

/** The ids of a table's rows, in order, in pages. */
export function iterateRowIds(db: Db, table: LogTable): Generator<string> {
  const { table: name, key } = sources[table];
  const sql = `SELECT ${key} FROM ${name} WHERE ${key} > ? ORDER BY ${key} LIMIT 500`;
  const fetch = (after: string): string[] => prepare(db, sql).pluck().all(after) as string[];
  return iteratePages({ start: '', fetch, keyOf: (row) => row });
}

function toPlainCells(table: PlainTable, stored: Stored): RowCells {
  const cells: Record<string, Cell> = {};
  for (const field of plainColumns[table]) {
    const cell = fromPlainValue(table, field, stored[field] ?? null);
    if (cell !== null) cells[field] = cell;
  }
  return cells;
}

function toRecordCells(db: Db, row: string, stored: Stored): RowCells {
  const sql = 'SELECT fact, state, carried_from AS carriedFrom, note FROM answer_marks WHERE inspection_id = ?';
  const marks = new Map((prepare(db, sql).all(row) as StoredMark[]).map((mark) => [mark.fact, mark]));
  const cells: Record<string, Cell> = {};
  for (const fact of facts) {
    const mark = marks.get(fact.id);
    const value = stored[fact.id] ?? null;
    if (value === null && mark === undefined) continue;
    const answer = fromStoredAnswer(fact, {
      value,
      state: mark?.state ?? null,
      carriedFrom: mark?.carriedFrom ?? null,
    });
    if (answer !== undefined) cells[fact.id] = answer;
    if (mark !== undefined && mark.note !== null) cells[fact.id + noteSuffix] = mark.note;
  }
  return cells;
}
