import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import type { RowCells } from '#db/read-cells.ts';
import type { Db } from '#db/connection.ts';
import { isLogged, iterateLoggedRows } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { findShownRow } from '../merge/shown-row.ts';
import type { ShownRow } from '../merge/shown-row.ts';
import type { Report } from './problems.ts';

/** Holds the tables and the list of conflicts equal to what the log folds to, row by row. */
export function verifyFold(db: Db, report: Report): void {
  const listed = new Set(listConflicts(db).map(({ table, row, field }) => `${table}/${row}/${field}`));
  for (const table of logTables) {
    for (const row of iterateLoggedRows(db, table)) {
      const shown = foldSafely(db, { table, row }, report);
      if (shown === undefined) continue;
      compareRow(db, { table, row, shown }, report);
      for (const where of listMisjudged({ table, row, shown }, listed)) reportConflict(report, where);
    }
    reportUnlogged(db, table, report);
  }
  for (const where of listed) reportConflict(report, where);
}

/** The row's fields that are in conflict and not listed; the others are struck off `listed`. */
function listMisjudged({ table, row, shown }: ShownPlace, listed: Set<string>): readonly string[] {
  const contested = shown.isShown ? shown.conflicts : [];
  return contested.map((field) => `${table}/${row}/${field}`).filter((where) => !listed.delete(where));
}

function reportConflict(report: Report, where: string): void {
  report({ code: 'CONFLICTS_DIFFER', message: 'The list of conflicts is not that of the history', where });
}

type ShownPlace = RowPlace & { readonly shown: ShownRow };

function foldSafely(db: Db, { table, row }: RowPlace, report: Report): ShownRow | undefined {
  try {
    return findShownRow(db, { table, row });
  } catch {
    report({ code: 'ENTRY_UNREADABLE', message: 'The history of this row cannot be read', where: `${table}/${row}` });
    return undefined;
  }
}

function compareRow(db: Db, { table, row, shown }: ShownPlace, report: Report): void {
  const expected = shown.isShown ? shown.cells : {};
  const found = readSafely(db, { table, row });
  for (const field of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (toCanonicalJson(expected[field] ?? null) === toCanonicalJson(found[field] ?? null)) continue;
    const where = `${table}/${row}/${field}`;
    report({ code: 'TABLE_DIFFERS', message: 'The table holds something else than the history', where });
  }
}

/** A value that does not fit its column any more is as good as another value: it differs. */
function readSafely(db: Db, { table, row }: RowPlace): RowCells {
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
