import { toRecordCell } from '#db/answer-columns.ts';
import { insertRow, updateRow } from '#db/apply.ts';
import { toPlainCell } from '#db/columns.ts';
import { listRequiredFields } from '#db/plain-fields.ts';
import { insertChange } from '#db/repositories/changes.ts';
import { removeConflict } from '#db/repositories/conflicts.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { logSchemaVersion } from '#domain/file-format.ts';
import { isSameCell, normaliseCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell, Change, ChangeId, ChangeKind, Edit, FieldChange, LogTable } from '#sync/change.ts';
import { applyToRow, getCell, isInConflict } from '#sync/fold.ts';
import type { FoldedRow } from '#sync/fold.ts';
import { hashStoredChange } from '#sync/hash.ts';
import { pushStep } from '#sync/undo.ts';
import type { Library } from '../library.ts';
import { getFoldedRow, rememberRow } from './state.ts';
import type { JournalState } from './state.ts';

export type Authorship = { readonly kind: ChangeKind; readonly author: string; readonly target?: ChangeId };

/**
 * Writes one edit inside the caller's transaction: the entry, then the tables.
 * @returns the entry, or undefined where every field held that already. @throws AppError INVALID_REQUEST.
 */
export function append(library: Library, state: JournalState, edit: Edit & Authorship): Change | undefined {
  const before = getFoldedRow(library.db, state, edit);
  const cells = selectChanged(before, edit);
  if (Object.keys(cells).length === 0) return undefined;
  if (before.size === 0) assertComplete(edit, cells);
  const change = createChange(library, state, { edit, before, cells });
  advance(state, change);
  rememberRow(state, edit, applyToRow(before, change));
  rememberStep(state, change);
  (before.size === 0 ? insertRow : updateRow)(library.db, { table: edit.table, row: edit.row, cells });
  for (const field of Object.keys(cells)) {
    if ((before.get(field)?.length ?? 0) > 1) removeConflict(library.db, { table: edit.table, row: edit.row, field });
  }
  return change;
}

function selectChanged(before: FoldedRow, edit: Edit): Readonly<Record<string, Cell>> {
  const cells: Record<string, Cell> = {};
  for (const [field, given] of Object.entries(edit.set)) {
    const cell = toLoggedCell(edit, field, normaliseCell(given));
    // Writing the value that is shown decides a conflict, so that is not left out.
    if (isInConflict(before, field) || !isSameCell(getCell(before, field), cell)) cells[field] = cell;
  }
  return cells;
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
    fields[field] = [cell, ...(before.get(field) ?? []).map(({ id }) => id).sort()];
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
