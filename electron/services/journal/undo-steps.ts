import type { Db } from '#db/connection.ts';
import { findChange, listChangesOfRow } from '#db/repositories/changes.ts';
import { isSameCell } from '#sync/canonical.ts';
import type { Cell, Change, ChangeId, Edit, LogTable } from '#sync/change.ts';
import { getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import { emptyStacks, pushStep } from '#sync/undo.ts';
import type { UndoStacks } from '#sync/undo.ts';
import type { Library } from '../library.ts';
import { getFoldedRow } from './state.ts';
import type { JournalState } from './state.ts';
import { toChange } from './stored-change.ts';

export type Step = { readonly edit: Edit; readonly target: ChangeId };

/** The undo and redo stacks of a visit as this device's entries tell them: they outlive a restart. */
export function getStacks(library: Library, state: JournalState, inspectionId: string): UndoStacks {
  const known = state.stacks.get(inspectionId);
  if (known !== undefined) return known;
  const own = (['records', 'inspections'] as const)
    .flatMap((table) => listChangesOfRow(library.db, table, inspectionId))
    .filter(({ device }) => device === library.device.id)
    .sort((a, b) => a.seq - b.seq);
  const stacks = own.map(toChange).reduce(pushStep, emptyStacks);
  state.stacks.set(inspectionId, stacks);
  return stacks;
}

/** What undo would write: the latest edit of which something still stands as it left it. */
export function findUndo(library: Library, state: JournalState, inspectionId: string): Step | undefined {
  const { done } = getStacks(library, state, inspectionId);
  return findStep(library, state, { ids: done, select: selectUndo });
}

/** What redo would write. */
export function findRedo(library: Library, state: JournalState, inspectionId: string): Step | undefined {
  const { undone } = getStacks(library, state, inspectionId);
  return findStep(library, state, { ids: undone, select: selectRedo });
}

type Candidates = {
  readonly ids: readonly ChangeId[];
  readonly select: (db: Db, row: FoldedRow, change: Change) => Readonly<Record<string, Cell>>;
};

function findStep(library: Library, state: JournalState, { ids, select }: Candidates): Step | undefined {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const target = ids[index];
    const change = target === undefined ? undefined : findEntry(library.db, target);
    if (target === undefined || change === undefined) continue;
    const place = { table: change.table as LogTable, row: change.row };
    const set = select(library.db, getFoldedRow(library.db, state, place), change);
    if (Object.keys(set).length > 0) return { edit: { ...place, set }, target };
  }
  return undefined;
}

/** Fields that somebody has changed since, or that are in conflict, are left alone: undo takes back only one's own. */
function selectUndo(db: Db, row: FoldedRow, change: Change): Readonly<Record<string, Cell>> {
  const set: Record<string, Cell> = {};
  for (const [field, [cell, ...replaced]] of Object.entries(change.fields)) {
    const before = getReplacedCell(db, field, replaced);
    if (stands(row, field, cell) && !isSameCell(before, cell)) set[field] = before;
  }
  return set;
}

function selectRedo(db: Db, row: FoldedRow, change: Change): Readonly<Record<string, Cell>> {
  const set: Record<string, Cell> = {};
  for (const [field, [cell, ...replaced]] of Object.entries(change.fields)) {
    const before = getReplacedCell(db, field, replaced);
    if (stands(row, field, before) && !isSameCell(before, cell)) set[field] = cell;
  }
  return set;
}

function stands(row: FoldedRow, field: string, cell: Cell): boolean {
  return !isInConflict(row, field) && isSameCell(getCell(row, field), cell);
}

/**
 * What the field showed before: the greatest of the entries that were replaced. A deletion also names entries that never
 * set the field: how far its author had read.
 */
export function getReplacedCell(db: Db, field: string, replaced: readonly ChangeId[]): Cell {
  const entries = replaced.flatMap((id) => findEntry(db, id) ?? []).filter(({ fields }) => field in fields);
  const [first] = entries.sort((a, b) => b.lamport - a.lamport || (a.device < b.device ? 1 : -1));
  return first?.fields[field]?.[0] ?? null;
}

function findEntry(db: Db, id: ChangeId): Change | undefined {
  const at = id.lastIndexOf(':');
  const row = findChange(db, { device: id.slice(0, at), seq: Number(id.slice(at + 1)) });
  return row && toChange(row);
}
