import { toRecordCell } from '#db/answer-columns.ts';
import { insertRow, updateRow } from '#db/apply.ts';
import { toPlainCell } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { listRequiredFields } from '#db/plain-fields.ts';
import { insertChange } from '#db/repositories/changes.ts';
import { listConflictFields, removeConflict } from '#db/repositories/conflicts.ts';
import { listDeletedAround } from '#db/repositories/row-family.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { isSameCell, normaliseCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell, Change, ChangeId, ChangeKind, Edit, FieldChange, LogTable } from '#sync/change.ts';
import { deletedField } from '#sync/deletion.ts';
import { applyToRow, getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import { hashStoredChange } from '#sync/hash.ts';
import { pushStep } from '#sync/undo.ts';
import type { Library } from '../library.ts';
import { readPositions } from './read-positions.ts';
import { getFoldedRow, rememberRow } from './state.ts';
import type { JournalState } from './state.ts';

export type Authorship = { readonly kind: ChangeKind; readonly author: string; readonly target?: ChangeId };

/**
 * Writes one edit inside the caller's transaction: the entry, then the tables.
 * @returns the entry, or undefined where every field held that already. @throws AppError INVALID_REQUEST.
 */
export function append(library: Library, state: JournalState, edit: Edit & Authorship): Change | undefined {
  const before = getFoldedRow(library.db, state, edit);
  const cells = selectChanged(library.db, before, edit);
  if (Object.keys(cells).length === 0) return undefined;
  if (before.size === 0) assertComplete(edit, cells);
  const change = appendCells(library, state, { edit, before, cells });
  const deleted = deletedField in cells ? [] : listDeletedAround(library.db, edit);
  for (const place of deleted) deleteAgain(library, state, { ...edit, ...place });
  return change;
}

/**
 * Who writes to a deleted row knowing that it is deleted (an import that names it) leaves it deleted. That has to be
 * said, or the entry would look like one written beside the deletion, which brings the row back.
 */
function deleteAgain(library: Library, state: JournalState, { target: _target, ...edit }: Edit & Authorship): void {
  const before = getFoldedRow(library.db, state, edit);
  appendCells(library, state, { edit, before, cells: { [deletedField]: 1 } });
}

function appendCells(library: Library, state: JournalState, { edit, before, cells }: Draft): Change {
  const { table, row } = edit;
  const change = createChange(library, state, { edit, before, cells });
  advance(state, change);
  rememberRow(state, edit, applyToRow(before, change));
  rememberStep(state, change);
  (before.size === 0 ? insertRow : updateRow)(library.db, { table, row, cells });
  for (const field of Object.keys(cells)) {
    const couldConflict = field === deletedField || (before.get(field)?.length ?? 0) > 1;
    if (couldConflict) removeConflict(library.db, { table, row, field });
  }
  return change;
}

function selectChanged(db: Db, before: FoldedRow, edit: Edit): Readonly<Record<string, Cell>> {
  const cells: Record<string, Cell> = {};
  for (const [field, given] of Object.entries(edit.set)) {
    const cell = toLoggedCell(edit, field, normaliseCell(given));
    // Writing the value that is shown decides a conflict, so that is not left out.
    const isOpen = isInConflict(before, field) || (field === deletedField && isContested(db, edit));
    if (isOpen || !isSameCell(getCell(before, field), cell)) cells[field] = cell;
  }
  return cells;
}

/** A deletion beside which somebody wrote is in conflict though its field has one head. */
function isContested(db: Db, { table, row }: Edit): boolean {
  return listConflictFields(db, { table, row }).includes(deletedField);
}

function toLoggedCell(edit: Edit, field: string, cell: Cell): Cell {
  return edit.table === 'records' ? toRecordCell(field, cell) : toPlainCell(edit.table, field, cell);
}

function assertComplete(edit: Edit, cells: Readonly<Record<string, Cell>>): void {
  const missing = listRequired(edit.table).filter((field) => !(field in cells));
  if (missing.length === 0) return;
  throw new AppError('INVALID_REQUEST', `A new row of ${edit.table} needs ${missing.join(', ')}`, {
    table: edit.table,
    missing,
  });
}

function listRequired(table: LogTable): readonly string[] {
  return table === 'records' ? [] : listRequiredFields(table);
}

type Draft = {
  readonly edit: Edit & Authorship;
  readonly before: FoldedRow;
  readonly cells: Readonly<Record<string, Cell>>;
};

function createChange(library: Library, state: JournalState, { edit, before, cells }: Draft): Change {
  const fields: Record<string, FieldChange> = {};
  for (const [field, cell] of Object.entries(cells)) {
    const heads = (before.get(field) ?? []).map(({ id }) => id);
    const read = field === deletedField && cell !== null ? readPositions(library.db, state, edit) : [];
    fields[field] = [cell, ...[...new Set([...heads, ...read])].sort()];
  }
  const text = toCanonicalJson(fields);
  const content = {
    device: library.device.id,
    seq: state.seq + 1,
    lamport: state.lamport + 1,
    wall: toInstant(library.clock()),
    author: toText(edit.author),
    kind: edit.kind,
    ...(edit.target === undefined ? {} : { target: edit.target }),
    table: edit.table,
    row: edit.row,
    schema: logSchemaVersion,
    prev: state.hash,
  };
  const hash = hashStoredChange({ ...content, fields: text });
  insertChange(library.db, { ...content, target: edit.target ?? null, fields: text, hash });
  return { ...content, fields, hash };
}

function toText(author: string): string {
  const text = normaliseCell(author);
  return typeof text === 'string' ? text : '';
}

function advance(state: JournalState, change: Change): void {
  state.seq = change.seq;
  state.lamport = change.lamport;
  state.hash = change.hash;
}

function rememberStep(state: JournalState, change: Change): void {
  if (change.table !== 'inspections' && change.table !== 'records') return;
  const stacks = state.stacks.get(change.row);
  if (stacks !== undefined) state.stacks.set(change.row, pushStep(stacks, change));
}
