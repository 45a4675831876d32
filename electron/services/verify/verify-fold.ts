import { findRowCells } from '#db/read-cells.ts';
import type { RowCells } from '#db/read-cells.ts';
import type { Db } from '#db/connection.ts';
import { isLogged } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { readOnlyEntries } from '#db/repositories/only-entries.ts';
import type { OnlyEntry } from '#db/repositories/only-entries.ts';
import { iterateUnshownRows } from '#db/repositories/raw-rows.ts';
import { findParentOf, hasRow } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { isSameCell } from '#sync/canonical.ts';
import { changeKinds } from '#sync/change.ts';
import { deletedField } from '#sync/deletion.ts';
import { findShownRow } from '../merge/shown-row.ts';
import type { ShownRow } from '../merge/shown-row.ts';
import type { Report } from './problems.ts';
import { isEntryOf, iterateRowTexts } from './row-texts.ts';
import type { RowText } from './row-texts.ts';

/**
 * Holds the tables and the list of conflicts equal to what the log folds to, row by row. `onRow` is told every row of the
 * tables, as read.
 */
export function verifyFold(db: Db, report: Report, onRow?: (table: LogTable, read: RowText) => void): void {
  const listed = new Set(listConflicts(db).map(({ table, row, field }) => `${table}/${row}/${field}`));
  for (const table of logTables) {
    for (const { entry, ...read } of iterateWithEntries(db, table)) {
      onRow?.(table, read);
      const { row } = read;
      if (!isFirstEntry(db, { ...read, table, entry })) verifyRow(db, { table, row, listed }, report);
    }
    for (const row of iterateUnshownRows(db, table)) verifyRow(db, { table, row, listed }, report);
  }
  for (const where of listed) reportConflict(report, where);
}

/** The rows of a table, each with its entry where it has one alone. */
function* iterateWithEntries(db: Db, table: LogTable): Generator<RowText & { readonly entry: OnlyEntry | undefined }> {
  for (const page of iterateRowTexts(db, table)) {
    const only = readOnlyEntries(db, { table, first: page[0]?.row ?? '', last: page.at(-1)?.row ?? '' });
    for (const read of page) yield { ...read, entry: only.get(read.row) };
  }
}

type WithEntry = RowText & RowPlace & { readonly entry: OnlyEntry | undefined };

/**
 * Says whether the row has one entry and holds what that says, letter by letter: then it is the fold of its history,
 * and nothing of it is in conflict. Most rows are so of what is brought in by files.
 */
function isFirstEntry(db: Db, { table, row, parts, entry }: WithEntry): boolean {
  if (parts === undefined || entry === undefined || !isEntryOf(parts, entry.fields)) return false;
  if (entry.schema > logSchemaVersion || !changeKinds.some((known) => known === entry.kind)) return false;
  if (table === 'enterprises') return !parts.includes(deletedKey);
  const parent = findParentOf(db, { table, row });
  return parent !== undefined && hasRow(db, parent) && (table === 'records' || !parts.includes(deletedKey));
}

const deletedKey = `"${deletedField}":`;

type Judged = RowPlace & { readonly listed: Set<string> };

function verifyRow(db: Db, { table, row, listed }: Judged, report: Report): void {
  if (!isLogged(db, table, row)) {
    report({ code: 'TABLE_DIFFERS', message: 'The history does not know this row', where: `${table}/${row}` });
    return;
  }
  const shown = foldSafely(db, { table, row }, report);
  if (shown === undefined) return;
  compareRow(db, { table, row, shown }, report);
  for (const where of listMisjudged({ table, row, shown }, listed)) reportConflict(report, where);
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
    if (isSameCell(expected[field] ?? null, found[field] ?? null)) continue;
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
