import { isRecordCell } from '#db/answer-columns.ts';
import { isKnownField, toPlainCell } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { listRequiredFields } from '#db/plain-fields.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { findParentPlace, hasRow, listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import type { AsideReason } from '#db/repositories/set-aside.ts';
import { AppError } from '#domain/error.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cell, Change, LogTable } from '#sync/change.ts';
import { deletedField, isDeletedByAll, listUnseen } from '#sync/deletion.ts';
import { foldRow, getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import type { FieldCell } from '#sync/usual-fields.ts';

/** What the tables are to show of a row, given everything the log holds. */
export type ShownRow = {
  /** False where it cannot be shown at all: then it is set aside. */
  readonly isShown: boolean;
  /** In the form that is logged, null cells left out. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** The same as a list, where it is at hand so; fields that this program does not know and null cells may be in it. */
  readonly set?: readonly FieldCell[];
  readonly conflicts: readonly string[];
  readonly aside?: { readonly reason: AsideReason; readonly fields: readonly string[] };
};

/** The entries of one row that this program understands, and whether there are others. */
export type RowLog = {
  readonly entries: readonly Change[];
  /** What the fields are set to, where there is one entry alone and that is at hand. */
  readonly only?: readonly FieldCell[];
  readonly hasNewer: boolean;
  /** Whether each cell was held against its field before (`assertFitting`). */
  readonly isFitting: boolean;
};

function readRowLog(db: Db, { table, row }: RowPlace): RowLog {
  const stored = listChangesOfRow(db, table, row);
  const entries = toKnownChanges(stored);
  return { entries, hasNewer: entries.length < stored.length, isFitting: false };
}

/**
 * The one place that says how a row of the log comes to stand in the tables. A pure function of the log and of whether
 * the row's parent is shown; never fails on what a cell holds. `log` spares reading the row's entries where they are
 * at hand.
 * @throws AppError HISTORY_BROKEN where an entry has not its form.
 */
export function findShownRow(db: Db, place: RowPlace, log: RowLog = readRowLog(db, place)): ShownRow {
  const only = log.only ?? findOnly(log);
  if (only !== undefined && only.every(([field]) => field !== deletedField))
    return showOnly(db, { ...place, only }, log);
  const { entries } = log;
  const folded = foldRow(entries);
  const set = Array.from(folded.keys(), (field): FieldCell => [field, getCell(folded, field)]);
  const { cells, misfits } = selectCells(place.table, set, log);
  const unseen = listUnseenEdits(db, { ...place, entries, folded });
  if (unseen.length > 0 || !isDeletedByAll(folded)) delete cells[deletedField];
  const conflicts = [...folded.keys()].filter((field) => isContested(place.table, folded, field));
  if (unseen.length > 0) conflicts.push(deletedField);
  const gone = folded.size === 0 ? undefined : findObstacle(db, place, cells);
  const isShown = folded.size > 0 && gone === undefined;
  return toShown({ isShown, cells, conflicts }, { gone, misfits, hasNewer: log.hasNewer });
}

function findOnly({ entries }: RowLog): readonly FieldCell[] | undefined {
  const [only, second] = entries;
  if (only === undefined || second !== undefined) return undefined;
  return Object.entries(only.fields).map(([field, [cell]]) => [field, cell]);
}

/** A row of one entry that deletes nothing: nobody wrote beside anybody. */
function showOnly(
  db: Db,
  { only, ...place }: RowPlace & { readonly only: readonly FieldCell[] },
  log: RowLog,
): ShownRow {
  if (place.table === 'records' && log.isFitting && only.length > 0) return showRecord(db, { ...place, only }, log);
  const { cells, misfits } = selectCells(place.table, only, log);
  const gone = only.length === 0 ? undefined : findObstacle(db, place, cells);
  const isShown = only.length > 0 && gone === undefined;
  return toShown({ isShown, cells, conflicts: [] }, { gone, misfits, hasNewer: log.hasNewer });
}

/** A record lacks nothing that it cannot do without, and its cells need not be gathered before they are written. */
function showRecord(
  db: Db,
  { only, ...place }: RowPlace & { readonly only: readonly FieldCell[] },
  log: RowLog,
): ShownRow {
  const gone = findObstacle(db, place, {});
  const row = {
    isShown: gone === undefined,
    get cells() {
      return selectCells(place.table, only, log).cells;
    },
    set: only,
    conflicts: [],
  };
  return toShown(row, { gone, misfits: [], hasNewer: log.hasNewer });
}

type Waiting = {
  readonly gone: AsideReason | undefined;
  readonly misfits: readonly string[];
  readonly hasNewer: boolean;
};

function toShown(row: Omit<ShownRow, 'aside'>, { gone, misfits, hasNewer }: Waiting): ShownRow {
  const waits = hasNewer ? 'newer' : undefined;
  const reason = gone ?? (misfits.length > 0 ? 'cells' : waits);
  return reason === undefined ? row : { ...row, aside: { reason, fields: misfits } };
}

/** Says whether the field's heads differ. Fields that this program does not know are no conflict here. */
function isContested(table: LogTable, folded: FoldedRow, field: string): boolean {
  return isKnownField(table, field) && isInConflict(folded, field);
}

type Selection = { readonly cells: Record<string, Cell>; readonly misfits: readonly string[] };

function selectCells(table: LogTable, shown: Iterable<FieldCell>, { isFitting }: RowLog): Selection {
  const cells: Record<string, Cell> = {};
  const misfits: string[] = [];
  for (const [field, cell] of shown) {
    if (cell === null || !isKnownField(table, field)) continue;
    if (isFitting || fits(table, field, cell)) cells[field] = cell;
    else misfits.push(field);
  }
  return { cells, misfits };
}

/** Says whether the field can hold the cell, and the cell stands in the form that the program writes. */
export function fits(table: LogTable, field: string, cell: Cell): boolean {
  if (table === 'records') return isRecordCell(field, cell);
  try {
    const formed = toPlainCell(table, field, cell);
    return isSameCell(formed, cell) && isStorable(field, cell);
  } catch (cause) {
    if (cause instanceof AppError) return false;
    throw cause;
  }
}

const formsByField: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-[01]\d-[0-3]\d$/,
  assigned_on: /^\d{4}-[01]\d-[0-3]\d$/,
  issued_on: /^\d{4}-[01]\d-[0-3]\d$/,
  sha256: /^[0-9a-f]{64}$/,
};

/** What the columns' own constraints ask for beyond the field's rule. */
function isStorable(field: string, cell: Cell): boolean {
  const form = formsByField[field];
  return form === undefined || cell === null || (typeof cell === 'string' && form.test(cell));
}

function findObstacle(db: Db, place: RowPlace, cells: Readonly<Record<string, Cell>>): AsideReason | undefined {
  const required = place.table === 'records' ? [] : listRequiredFields(place.table);
  if (required.some((field) => !(field in cells))) return 'incomplete';
  const parent = findParentPlace(place, cells);
  return parent !== undefined && !hasRow(db, parent) ? 'orphan' : undefined;
}

type Deletable = RowPlace & { readonly entries: readonly Change[]; readonly folded: FoldedRow };

/** What was written to a deleted row, or to what belongs to it, beside its deletion: it keeps the row. */
export function listUnseenEdits(db: Db, { table, row, entries, folded }: Deletable): readonly Change[] {
  if (!isDeletedByAll(folded)) return [];
  return listUnseen(folded, entries, [...entries, ...iterateFamily(db, { table, row })]);
}

function* iterateFamily(db: Db, place: RowPlace): Generator<Change> {
  for (const child of listChildren(db, place)) {
    yield* toKnownChanges(listChangesOfRow(db, child.table, child.row));
    yield* iterateFamily(db, child);
  }
}
