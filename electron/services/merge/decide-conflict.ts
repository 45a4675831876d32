import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listConflictFields } from '#db/repositories/conflicts.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { AppError } from '#domain/error.ts';
import { editableStates } from '#domain/visit-states.ts';
import { listContents } from '#services/check/conflict-values.ts';
import type { Content } from '#services/check/conflict-values.ts';
import { nothingFrozen } from '#services/completion/change-state.ts';
import { write } from '#services/journal.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell, Change } from '#sync/change.ts';
import { recountAround } from './recount-touched.ts';

/** Which of the contents is right: the id of one of them, or another content in the form that is logged. */
export type Decision = RowPlace & { readonly field: string } & ({ readonly choice: string } | { readonly value: Cell });

/**
 * Settles a field in conflict by an entry that has seen all its contents; it travels like any other. Also for visits
 * that are not edited any more: two devices completed them differently, and somebody has to say which holds.
 * @returns the entry. @throws AppError NOT_FOUND (no such conflict, no such content), INVALID_REQUEST, STORAGE_*.
 */
export function decideConflict(library: Library, decision: Decision): Change {
  const { table, row, field } = decision;
  if (!listConflictFields(library.db, decision).includes(field))
    throw new AppError('NOT_FOUND', 'This field is not in conflict', { table, row, field });
  const set = 'value' in decision ? { [field]: decision.value } : toChosenCells(library, decision);
  const [change] = write(library, [{ table, row, set }], {
    also: (db) => recountAround(db, { table, row }),
  });
  if (change === undefined) throw new AppError('INTERNAL', 'A decision made no entry', { table, row, field });
  return change;
}

type Choice = RowPlace & { readonly field: string; readonly choice: string };
type Cells = Readonly<Record<string, Cell>>;

function toChosenCells(library: Library, decision: Choice): Cells {
  const { choice, table, field } = decision;
  const content = listContents(library, decision).find(({ entry }) => toChangeId(entry) === choice);
  if (content === undefined) throw new AppError('NOT_FOUND', 'The field has no such content', { choice });
  const ofState = table === 'inspections' && field === 'state' ? toFrozenCells(library, decision.row, content) : {};
  return { [field]: content.cell, ...ofState };
}

/**
 * A visit's state and its frozen verdicts go together: one device approved, another returned the visit, which takes them
 * away. Where the approval holds, they come back as the log has them; where the return does, they go.
 */
function toFrozenCells({ db }: Library, row: string, { cell, entry }: Content): Cells {
  if (typeof cell !== 'string' || editableStates.includes(cell)) return nothingFrozen;
  if (listConflictFields(db, { table: 'inspections', row }).includes('frozen_verdicts')) return {};
  const completion = toKnownChanges(listChangesOfRow(db, 'inspections', row))
    .filter(({ lamport, fields }) => lamport <= entry.lamport && (fields['frozen_verdicts']?.[0] ?? null) !== null)
    .toSorted((a, b) => a.lamport - b.lamport)
    .at(-1);
  const names = completion === undefined ? [] : Object.keys(nothingFrozen);
  return Object.fromEntries(names.map((name) => [name, completion?.fields[name]?.[0] ?? null]));
}
