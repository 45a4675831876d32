import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { noteListMark } from '../list-changes.ts';

/** A field whose heads hold different contents. */
export type ConflictPlace = { readonly table: string; readonly row: string; readonly field: string };

const columns = 'table_name AS "table", row_id AS "row", field';

/** By table, row, field. */
export function listConflicts(db: Db): readonly ConflictPlace[] {
  return prepare(db, `SELECT ${columns} FROM conflicts ORDER BY table_name, row_id, field`).all() as ConflictPlace[];
}

export function insertConflict(db: Db, place: ConflictPlace): void {
  const sql = 'INSERT OR IGNORE INTO conflicts (table_name, row_id, field) VALUES (?, ?, ?)';
  if (prepare(db, sql).run(place.table, place.row, place.field).changes > 0) noteListMark(db, 'conflicts');
}

export function removeConflict(db: Db, place: ConflictPlace): void {
  const sql = 'DELETE FROM conflicts WHERE table_name = ? AND row_id = ? AND field = ?';
  if (prepare(db, sql).run(place.table, place.row, place.field).changes > 0) noteListMark(db, 'conflicts');
}

/** The fields of one row that are in conflict. */
export function listConflictFields(db: Db, place: Omit<ConflictPlace, 'field'>): readonly string[] {
  const sql = 'SELECT field FROM conflicts WHERE table_name = ? AND row_id = ? ORDER BY field';
  return prepare(db, sql).pluck().all(place.table, place.row) as string[];
}

/** How many fields are in conflict. */
export function countConflicts(db: Db): number {
  return Number(prepare(db, 'SELECT count(*) FROM conflicts').pluck().get());
}

/** The facts of a visit whose answers are in conflict; notes decide nothing and are left out. */
export function listContestedFacts(db: Db, inspectionId: string): readonly string[] {
  return listConflictFields(db, { table: 'records', row: inspectionId }).filter((field) => !field.includes('.'));
}
