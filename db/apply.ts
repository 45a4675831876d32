import type { Cell, LogTable } from '#domain/cell.ts';
import { factIds } from '#domain/facts/dictionary.ts';
import { toStoredAnswer } from './answer-columns.ts';
import type { StoredAnswer } from './answer-columns.ts';
import { findRecordField, frozenField, isFrozenField, isKnownField, toPlainValue } from './columns.ts';
import type { SqlValue } from './columns.ts';
import { plainColumns } from './plain-fields.ts';
import type { PlainTable } from './plain-fields.ts';
import { prepare } from './connection.ts';
import type { Db } from './connection.ts';
import { noteListChange } from './list-changes.ts';
import { refreshAliases } from './repositories/enterprise-aliases.ts';
import { putSearchText } from './repositories/enterprise-search.ts';
import { putFrozenVerdicts } from './repositories/frozen-verdicts.ts';

export type RowChange = {
  readonly table: LogTable;
  readonly row: string;
  /** The cells to show from now on, in the form that is logged. Fields that this program does not know are passed over. */
  readonly cells: Readonly<Record<string, Cell>>;
};

/** Writes a row that is not there yet; columns without a cell get their default. */
export function insertRow(db: Db, { table, row, cells }: RowChange): void {
  if (table === 'records') return insertRecordRow(db, row, Object.entries(cells));
  insertPlainRow(db, { table, row, cells });
  noteListChange(db, table, row);
}

/** As `insertRow` for a record whose cells are at hand as a list. */
export function insertRecordRow(db: Db, row: string, cells: readonly (readonly [field: string, cell: Cell])[]): void {
  insertRecord(db, row, cells);
  noteListChange(db, 'records', row);
}

/** Sets columns of a row that is there. */
export function updateRow(db: Db, { table, row, cells }: RowChange): void {
  for (const [field, cell] of Object.entries(cells)) {
    if (!isKnownField(table, field)) continue;
    if (table === 'records') updateRecordField(db, { row, field, cell });
    else updatePlainField(db, { table, row, field, cell });
  }
  if (table === 'enterprises' && ('name' in cells || 'credit_code' in cells)) putSearchText(db, row);
  if (table === 'enterprises' && ('merged_into' in cells || 'deleted' in cells)) refreshAliases(db, row);
  if (table !== 'records' || 'employees_total' in cells) noteListChange(db, table, row);
}

type PlainField = { readonly table: PlainTable; readonly row: string; readonly field: string; readonly cell: Cell };

function updatePlainField(db: Db, { table, row, field, cell }: PlainField): void {
  if (isFrozenField(table, field)) return putFrozenVerdicts(db, row, cell);
  prepare(db, `UPDATE ${table} SET ${field} = ? WHERE id = ?`).run(toPlainValue(table, field, cell), row);
}

const plainInserts = toPlainInserts();

function toPlainInserts(): Readonly<Record<PlainTable, string>> {
  const inserts = Object.entries(plainColumns).map(([table, columns]) => {
    const marks = columns.map(() => '?').join(', ');
    return [table, `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?, ${marks})`];
  });
  return Object.fromEntries(inserts) as Record<PlainTable, string>;
}

function insertPlainRow(db: Db, { table, row, cells }: RowChange & { readonly table: PlainTable }): void {
  const values = plainColumns[table].map((field) => toPlainValue(table, field, cells[field] ?? null));
  prepare(db, plainInserts[table]).run(row, ...values);
  if (table === 'enterprises') {
    putSearchText(db, row);
    refreshAliases(db, row);
  } else if (table === 'inspections' && cells[frozenField] !== undefined)
    putFrozenVerdicts(db, row, cells[frozenField]);
}

const insertRecordSql = `INSERT INTO union_records (inspection_id, ${factIds.join(', ')})
  VALUES (?, ${factIds.map(() => '?').join(', ')})`;

/** The facts as they stand in columns, by id. */
const columnOf: ReadonlyMap<string, number> = new Map(factIds.map((id, at) => [id, at + 1]));

function insertRecord(db: Db, row: string, cells: readonly (readonly [field: string, cell: Cell])[]): void {
  const values: SqlValue[] = [row, ...factIds.map(() => null)];
  const marks: Mark[] = [];
  const notes: (readonly [fact: string, note: string])[] = [];
  for (const [field, cell] of cells) {
    const known = findRecordField(field);
    if (known === undefined || cell === null) continue;
    const fact = known.fact.id;
    if (known.part === 'note') {
      if (typeof cell === 'string') notes.push([fact, cell]);
      continue;
    }
    const stored = toStoredAnswer(known.fact, cell);
    values[columnOf.get(fact) ?? 0] = stored.value;
    if (stored.state !== null || stored.carriedFrom !== null) marks.push({ row, fact, stored });
  }
  prepare(db, insertRecordSql).run(...values);
  for (const mark of marks) insertMark(db, mark);
  for (const [fact, note] of notes) putNote(db, { row, fact, note });
}

type RecordFieldChange = { readonly row: string; readonly field: string; readonly cell: Cell };

function updateRecordField(db: Db, { row, field, cell }: RecordFieldChange): void {
  const known = findRecordField(field);
  if (known === undefined) return;
  const fact = known.fact.id;
  if (known.part === 'note') {
    putNote(db, { row, fact, note: typeof cell === 'string' ? cell : null });
    return;
  }
  const stored = toStoredAnswer(known.fact, cell);
  prepare(db, `UPDATE union_records SET ${fact} = ? WHERE inspection_id = ?`).run(stored.value, row);
  putMark(db, { row, fact, stored });
}

type Mark = { readonly row: string; readonly fact: string; readonly stored: StoredAnswer };

/** A mark stands only where there is something to say: most answers are a value and nothing else. */
function putMark(db: Db, mark: Mark): void {
  if (insertMark(db, mark)) return;
  const update = 'UPDATE answer_marks SET state = NULL, carried_from = NULL WHERE inspection_id = ? AND fact = ?';
  if (prepare(db, update).run(mark.row, mark.fact).changes > 0) removeEmptyMark(db, mark);
}

/** @returns whether there was something to say. */
function insertMark(db: Db, { row, fact, stored: { state, carriedFrom } }: Mark): boolean {
  if (state === null && carriedFrom === null) return false;
  prepare(
    db,
    `INSERT INTO answer_marks (inspection_id, fact, state, carried_from) VALUES (?, ?, ?, ?)
     ON CONFLICT (inspection_id, fact) DO UPDATE SET state = excluded.state, carried_from = excluded.carried_from`,
  ).run(row, fact, state, carriedFrom);
  return true;
}

function putNote(db: Db, change: { readonly row: string; readonly fact: string; readonly note: string | null }): void {
  prepare(
    db,
    `INSERT INTO answer_marks (inspection_id, fact, note) VALUES (?, ?, ?)
     ON CONFLICT (inspection_id, fact) DO UPDATE SET note = excluded.note`,
  ).run(change.row, change.fact, change.note);
  if (change.note === null) removeEmptyMark(db, change);
}

function removeEmptyMark(db: Db, place: { readonly row: string; readonly fact: string }): void {
  prepare(
    db,
    `DELETE FROM answer_marks
     WHERE inspection_id = ? AND fact = ? AND state IS NULL AND carried_from IS NULL AND note IS NULL`,
  ).run(place.row, place.fact);
}
