import { logTables } from '#domain/cell.ts';
import type { Cell, LogTable } from '#domain/cell.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { plainColumns } from '../plain-fields.ts';

/** A row of a synced table. The row of `records` has the id of its visit. */
export type RowPlace = { readonly table: LogTable; readonly row: string };

type ChildTable = Exclude<LogTable, 'enterprises' | 'records'>;

const childTables = logTables.filter((table) => table !== 'enterprises' && table !== 'records');
/** Tables whose rows belong to an enterprise. */
const enterpriseTables = childTables.filter((table) => plainColumns[table].includes('enterprise_id'));
/** Tables whose rows belong to a visit, `records` apart. */
const visitTables = childTables.filter((table) => plainColumns[table].includes('inspection_id'));

/** Says whether the tables show the row, deleted or not. */
export function hasRow(db: Db, { table, row }: RowPlace): boolean {
  const sql =
    table === 'records' ? 'SELECT 1 FROM union_records WHERE inspection_id = ?' : `SELECT 1 FROM ${table} WHERE id = ?`;
  return prepare(db, sql).pluck().get(row) === 1;
}

/** The row that a row with these cells belongs to; undefined for an enterprise, and where the cells do not say. */
export function findParentPlace({ table, row }: RowPlace, cells: Readonly<Record<string, Cell>>): RowPlace | undefined {
  if (table === 'enterprises') return undefined;
  if (table === 'records') return { table: 'inspections', row };
  const parent = cells[parentColumn(table)];
  return typeof parent === 'string' ? { table: parentTable(table), row: parent } : undefined;
}

/** The row that a row in the tables belongs to; undefined for an enterprise and where there is no such row. */
export function findParentOf(db: Db, { table, row }: RowPlace): RowPlace | undefined {
  if (table === 'enterprises') return undefined;
  if (table === 'records') return { table: 'inspections', row };
  const parent = prepare(db, `SELECT ${parentColumn(table)} FROM ${table} WHERE id = ?`)
    .pluck()
    .get(row);
  return typeof parent === 'string' ? { table: parentTable(table), row: parent } : undefined;
}

/** The rows that belong to an enterprise (its visits, its assignments) or to a visit (its record, evidence and so on). */
export function listChildren(db: Db, { table, row }: RowPlace): readonly RowPlace[] {
  if (table === 'enterprises') return listRows(db, enterpriseTables, row);
  if (table !== 'inspections') return [];
  return [{ table: 'records', row }, ...listRows(db, visitTables, row)];
}

function listRows(db: Db, tables: readonly ChildTable[], parent: string): readonly RowPlace[] {
  return tables.flatMap((table) => {
    const sql = `SELECT id FROM ${table} WHERE ${parentColumn(table)} = ?`;
    const ids = prepare(db, sql).pluck().all(parent) as string[];
    return ids.map((id): RowPlace => ({ table, row: id }));
  });
}

function parentTable(table: ChildTable): 'enterprises' | 'inspections' {
  return enterpriseTables.includes(table) ? 'enterprises' : 'inspections';
}

function parentColumn(table: ChildTable): 'enterprise_id' | 'inspection_id' {
  return enterpriseTables.includes(table) ? 'enterprise_id' : 'inspection_id';
}

/** Says whether the tables show the row as deleted. */
export function isShownDeleted(db: Db, { table, row }: RowPlace): boolean {
  if (table === 'records') return false;
  return prepare(db, `SELECT deleted FROM ${table} WHERE id = ?`).pluck().get(row) === 1;
}

/** The row itself and what it belongs to: those that are deleted as shown. */
export function listDeletedAround(db: Db, place: RowPlace): readonly RowPlace[] {
  const deleted: RowPlace[] = [];
  let at: RowPlace | undefined = place;
  while (at !== undefined) {
    if (isShownDeleted(db, at)) deleted.push({ table: at.table, row: at.row });
    at = findParentOf(db, at);
  }
  return deleted;
}
