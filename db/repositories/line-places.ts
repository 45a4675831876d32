import { logTables } from '#domain/cell.ts';
import { plainColumns } from '../plain-fields.ts';
import { toGroupSql } from './enterprise-aliases.ts';

// A line of the list stands for an enterprise with all that belongs to it: its visits and assignments, and what belongs
// to its visits.

const plainTables = logTables.filter((table) => table !== 'records');
const ofEnterprise = plainTables.filter((table) => plainColumns[table].includes('enterprise_id'));
const ofVisit = plainTables.filter((table) => plainColumns[table].includes('inspection_id'));

/**
 * SQL for the ids of the enterprises that the rows in `places` (columns `t`, the table, and `r`, the row) belong to: one
 * per row. A row that the tables do not show belongs to nothing.
 */
export function toOwnersSql(places: string): string {
  const shown = (table: string, via: string): string =>
    `SELECT ${via}.enterprise_id AS id FROM ${places} CROSS JOIN ${table} k ON k.id = r`;
  return [
    `SELECT r AS id FROM ${places} WHERE t = 'enterprises'`,
    `${shown('inspections', 'k')} WHERE t = 'records'`,
    ...ofEnterprise.map((table) => `${shown(table, 'k')} WHERE t = '${table}'`),
    ...ofVisit.map(
      (table) => `${shown(table, 'i')} CROSS JOIN inspections i ON i.id = k.inspection_id WHERE t = '${table}'`,
    ),
  ].join('\nUNION ALL ');
}

/** SQL for the rows (`t`, `r`) of the line of the enterprise `@id`, which was not merged into another. */
export function toLinePlacesSql(): string {
  const group = toGroupSql('@id');
  const visits = `(SELECT v.id FROM inspections v WHERE v.enterprise_id IN ${group})`;
  return [
    `SELECT 'enterprises' AS t, g.id AS r FROM enterprises g WHERE g.id IN ${group}`,
    `SELECT 'records', v.id FROM inspections v WHERE v.enterprise_id IN ${group}`,
    ...ofEnterprise.map((table) => `SELECT '${table}', k.id FROM ${table} k WHERE k.enterprise_id IN ${group}`),
    ...ofVisit.map((table) => `SELECT '${table}', k.id FROM ${table} k WHERE k.inspection_id IN ${visits}`),
  ].join('\nUNION ALL ');
}
