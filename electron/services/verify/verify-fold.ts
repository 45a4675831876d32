import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import type { RowCells } from '#db/read-cells.ts';
import { isKnownField } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { isLogged, iterateLoggedRows, listChangesOfRow } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { logTables } from '#domain/cell.ts';
import type { Cell, LogTable } from '#domain/cell.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { foldRow, getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import { toKnownChanges } from '../journal/stored-change.ts';
import type { Report } from './problems.ts';

/** Holds the tables and the list of conflicts equal to what the log folds to, row by row. */
export function verifyFold(db: Db, report: Report): void {
  const listed = new Set(listConflicts(db).map(({ table, row, field }) => `${table}/${row}/${field}`));
  for (const table of logTables) {
    for (const row of iterateLoggedRows(db, table)) {
      const folded = foldSafely(db, { table, row }, report);
      if (folded === undefined) continue;
      compareRow(db, { table, row, folded }, report);
      for (const where of listMisjudged({ table, row, folded }, listed)) reportConflict(report, where);
    }
    reportUnlogged(db, table, report);
  }
  for (const where of listed) reportConflict(report, where);
}

/** The row's fields of which the list of conflicts says something else; what it says of them is struck off `listed`. */
function listMisjudged({ table, row, folded }: FoldedPlace, listed: Set<string>): readonly string[] {
  const places = [...folded.keys()].map((field) => ({ field, where: `${table}/${row}/${field}` }));
  return places.flatMap(({ field, where }) => (isInConflict(folded, field) === listed.delete(where) ? [] : where));
}

function reportConflict(report: Report, where: string): void {
  report({ code: 'CONFLICTS_DIFFER', message: 'The list of conflicts is not that of the history', where });
}

type Place = { readonly table: LogTable; readonly row: string };
type FoldedPlace = Place & { readonly folded: FoldedRow };

function foldSafely(db: Db, { table, row }: Place, report: Report): FoldedRow | undefined {
  try {
    return foldRow(toKnownChanges(listChangesOfRow(db, table, row)));
  } catch {
    report({ code: 'ENTRY_UNREADABLE', message: 'The history of this row cannot be read', where: `${table}/${row}` });
    return undefined;
  }
}

function compareRow(db: Db, { table, row, folded }: FoldedPlace, report: Report): void {
  const expected: Record<string, Cell> = {};
  for (const field of folded.keys()) {
    const cell = getCell(folded, field);
    if (cell !== null && isKnownField(table, field)) expected[field] = cell;
  }
  const found = readSafely(db, { table, row });
  for (const field of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (toCanonicalJson(expected[field] ?? null) === toCanonicalJson(found[field] ?? null)) continue;
    const where = `${table}/${row}/${field}`;
    report({ code: 'TABLE_DIFFERS', message: 'The table holds something else than the history', where });
  }
}

/** A value that does not fit its column any more is as good as another value: it differs. */
function readSafely(db: Db, { table, row }: Place): RowCells {
  try {
    return findRowCells(db, table, row) ?? {};
  } catch {
    return {};
  }
}

function reportUnlogged(db: Db, table: LogTable, report: Report): void {
  for (const row of iterateRowIds(db, table)) {
    if (isLogged(db, table, row)) continue;
    report({ code: 'TABLE_DIFFERS', message: 'The history does not know this row', where: `${table}/${row}` });
  }
}
