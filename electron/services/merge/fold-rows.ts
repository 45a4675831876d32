import { insertRecordRow, insertRow, updateRow } from '#db/apply.ts';
import type { Db } from '#db/connection.ts';
import { findRowCells } from '#db/read-cells.ts';
import { insertConflict, listConflictFields, removeConflict } from '#db/repositories/conflicts.ts';
import { findParentOf, findParentPlace, isShownDeleted } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { listAside, putAside, removeAside } from '#db/repositories/set-aside.ts';
import { logTables } from '#domain/cell.ts';
import type { Cell, LogTable } from '#domain/cell.ts';
import { isSameCell } from '#sync/canonical.ts';
import { deletedField } from '#sync/deletion.ts';
import { findShownRow } from './shown-row.ts';
import type { RowLog, ShownRow } from './shown-row.ts';

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
  const concerned: Concerned = new Map();
  for (const table of logTables) {
    for (const row of new Set([...(touched.get(table) ?? []), ...listWaiting(db, table)])) {
      const place = { table, row };
      const log = fresh.find(place);
      if (log === undefined) noteAncestors(db, place, concerned);
      const shown = foldPlace(db, { ...place, ...(log === undefined ? {} : { log }) }, tally);
      const parent =
        shown.isShown && table !== 'records' ? findParentPlace(place, shown.cells) : findParentOf(db, place);
      noteParent(db, parent, concerned);
      concerned.set(toKey(place), { ...place, isDeletion: table !== 'records' && isDeletionShown(shown) });
      yield;
    }
  }
  for (const { isDeletion, ...place } of concerned.values()) {
    if (isDeletion ?? hasDeletion(db, place)) foldPlace(db, place, tally);
    yield;
  }
  return tally;
}

/** The rows that got something and what they belong to; and of those folded whether a deletion stands in them now. */
type Concerned = Map<string, RowPlace & { readonly isDeletion?: boolean }>;

function toKey({ table, row }: RowPlace): string {
  return `${table} ${row}`;
}

/** Rows set aside for want of their parent: it may be there now. */
function listWaiting(db: Db, table: LogTable): readonly string[] {
  return listAside(db, 'orphan')
    .filter((aside) => aside.table === table)
    .map(({ row }) => row);
}

/**
 * An entry beside the deletion of what the row belongs to keeps that from vanishing. What is noted already was folded
 * before, and what it belongs to is noted with it.
 */
function noteAncestors(db: Db, place: RowPlace, concerned: Concerned): void {
  if (!concerned.has(toKey(place))) concerned.set(toKey(place), place);
  noteParent(db, findParentOf(db, place), concerned);
}

function noteParent(db: Db, parent: RowPlace | undefined, concerned: Concerned): void {
  if (parent !== undefined && !concerned.has(toKey(parent))) noteAncestors(db, parent, concerned);
}

function isDeletionShown({ isShown, cells, conflicts }: ShownRow): boolean {
  return isShown && (deletedField in cells || conflicts.includes(deletedField));
}

function hasDeletion(db: Db, place: RowPlace): boolean {
  return isShownDeleted(db, place) || listConflictFields(db, place).includes(deletedField);
}

type Folding = RowPlace & { readonly log?: RowLog };

function foldPlace(db: Db, { log, ...place }: Folding, tally: { newConflicts: number }): ShownRow {
  const shown = findShownRow(db, place, log);
  if (shown.isShown) writeShown(db, { ...place, isNew: log !== undefined }, shown);
  if (shown.aside !== undefined) putAside(db, { ...place, ...shown.aside });
  else if (log === undefined) removeAside(db, place);
  const before = new Set(log === undefined ? listConflictFields(db, place) : []);
  for (const field of shown.isShown ? shown.conflicts : []) {
    if (before.delete(field)) continue;
    insertConflict(db, { ...place, field });
    tally.newConflicts += 1;
  }
  for (const field of before) removeConflict(db, { ...place, field });
  return shown;
}

type Written = RowPlace & { readonly isNew: boolean };

function writeShown(db: Db, { table, row, isNew }: Written, shown: ShownRow): void {
  if (isNew && table === 'records' && shown.set !== undefined) return insertRecordRow(db, row, shown.set);
  const { cells } = shown;
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
