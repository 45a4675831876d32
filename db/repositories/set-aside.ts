import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/**
 * Why the tables do not show what the log holds of a row. `newer`: a newer program wrote it (in part). `orphan`: the row
 * it belongs to has not arrived. `incomplete`: a field it cannot do without was never set. `cells`: the fields named
 * hold what their columns cannot.
 */
export type AsideReason = 'newer' | 'orphan' | 'incomplete' | 'cells';

export type AsideRow = {
  readonly table: string;
  readonly row: string;
  readonly reason: AsideReason;
  readonly fields: readonly string[];
};

type Stored = Omit<AsideRow, 'fields'> & { readonly fields: string };

export function putAside(db: Db, { table, row, reason, fields }: AsideRow): void {
  const sql = `INSERT INTO set_aside (table_name, row_id, reason, fields) VALUES (?, ?, ?, ?)
    ON CONFLICT (table_name, row_id) DO UPDATE SET reason = excluded.reason, fields = excluded.fields`;
  prepare(db, sql).run(table, row, reason, JSON.stringify(fields));
}

export function removeAside(db: Db, place: { readonly table: string; readonly row: string }): void {
  prepare(db, 'DELETE FROM set_aside WHERE table_name = ? AND row_id = ?').run(place.table, place.row);
}

/** By table and row; those of one reason where it is given. */
export function listAside(db: Db, reason?: AsideReason): readonly AsideRow[] {
  const sql = `SELECT table_name AS "table", row_id AS "row", reason, fields FROM set_aside
    WHERE coalesce(?, reason) = reason ORDER BY table_name, row_id`;
  return (prepare(db, sql).all(reason ?? null) as Stored[]).map((row) => ({
    ...row,
    fields: JSON.parse(row.fields) as string[],
  }));
}

/** Says whether any row is set aside: the usual answer is no, and quick. */
export function hasAside(db: Db): boolean {
  return prepare(db, 'SELECT 1 FROM set_aside LIMIT 1').pluck().get() === 1;
}
