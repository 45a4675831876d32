import { insertRow, updateRow } from '#db/apply.ts';
import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { insertConflict, listConflictFields, removeConflict } from '#db/repositories/conflicts.ts';
import { findParentOf, isShownDeleted } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { listAside, putAside, removeAside } from '#db/repositories/set-aside.ts';
import { logTables } from '#domain/cell.ts';
import type { Cell, LogTable } from '#domain/cell.ts';
import { isSameCell } from '#sync/canonical.ts';
import { deletedField } from '#sync/deletion.ts';
import { findShownRow } from './shown-row.ts';
import type { RowLog } from './shown-row.ts';

/** Rows by table. Enterprises come before visits, and visits before what belongs to them. */
export type RowSet = ReadonlyMap<LogTable, ReadonlySet<string>>;

/** Rows that the log did not know before, with all their entries: nothing has to be read or compared for them. */
export type NewRows = { readonly find: (place: RowPlace) => RowLog | undefined };

const noNewRows: NewRows = { find: () => undefined };

export type FoldOutcome = {
  /** Fields that are in conflict since, and were not before. */
  readonly newConflicts: number;
};

/**
 * Brings the tables up to date with the log for these rows and for whatever hangs on them: rows that waited for one of
 * them, and deletions that something new stands beside. To be run inside the transaction that changed the log; yields
 * between rows.
 */
export function* foldRows(db: Db, touched: RowSet, fresh: NewRows = noNewRows): Generator<void, FoldOutcome> {
  const tally = { newConflicts: 0 };
  const ancestors = new Map<string, RowPlace>();
  for (const table of logTables) {
    for (const row of new Set([...(touched.get(table) ?? []), ...listWaiting(db, table)])) {
      const place = { table, row };
      const log = fresh.find(place);
      if (log === undefined) noteAncestors(db, place, ancestors);
      foldPlace(db, { ...place, ...(log === undefined ? {} : { log }) }, tally);
      noteAncestors(db, place, ancestors);
      yield;
    }
  }
  for (const place of ancestors.values()) {
    if (hasDeletion(db, place)) foldPlace(db, place, tally);
    yield;
  }
  return tally;
}

/** Rows set aside for want of their parent: it may be there now. */
function listWaiting(db: Db, table: LogTable): readonly string[] {
  return listAside(db, 'orphan')
    .filter((aside) => aside.table === table)
    .map(({ row }) => row);
}

/** An entry beside the deletion of what the row belongs to keeps that from vanishing. */
function noteAncestors(db: Db, place: RowPlace, ancestors: Map<string, RowPlace>): void {
  ancestors.set(`${place.table} ${place.row}`, place);
  const parent = findParentOf(db, place);
  if (parent !== undefined) noteAncestors(db, parent, ancestors);
}

function hasDeletion(db: Db, place: RowPlace): boolean {
  return isShownDeleted(db, place) || listConflictFields(db, place).includes(deletedField);
}

type Folding = RowPlace & { readonly log?: RowLog };

function foldPlace(db: Db, { log, ...place }: Folding, tally: { newConflicts: number }): void {
  const shown = findShownRow(db, place, log);
  if (shown.isShown) writeCells(db, { ...place, isNew: log !== undefined }, shown.cells);
  if (shown.aside !== undefined) putAside(db, { ...place, ...shown.aside });
  else if (log === undefined) removeAside(db, place);
  const before = new Set(log === undefined ? listConflictFields(db, place) : []);
  for (const field of shown.isShown ? shown.conflicts : []) {
    if (before.delete(field)) continue;
    insertConflict(db, { ...place, field });
    tally.newConflicts += 1;
  }
  for (const field of before) removeConflict(db, { ...place, field });
}

type Written = RowPlace & { readonly isNew: boolean };

function writeCells(db: Db, { table, row, isNew }: Written, cells: Readonly<Record<string, Cell>>): void {
  const present = isNew ? undefined : findRowCells(db, table, row);
  if (present === undefined) {
    insertRow(db, { table, row, cells });
    return;
  }
  const changed: Record<string, Cell> = {};
  for (const field of new Set([...Object.keys(present), ...Object.keys(cells)])) {
    const cell = cells[field] ?? null;
    if (!isSameCell(present[field] ?? null, cell)) changed[field] = cell;
  }
  if (Object.keys(changed).length > 0) updateRow(db, { table, row, cells: changed });
}
