import { listConflictFields } from '#db/repositories/conflicts.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { AppError } from '#domain/error.ts';
import { listContents } from '#services/check/conflict-values.ts';
import { write } from '#services/journal.ts';
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
  const cell = 'value' in decision ? decision.value : findChosen(library, decision);
  const [change] = write(library, [{ table, row, set: { [field]: cell } }], {
    also: (db) => recountAround(db, { table, row }),
  });
  if (change === undefined) throw new AppError('INTERNAL', 'A decision made no entry', { table, row, field });
  return change;
}

function findChosen(library: Library, decision: RowPlace & { readonly field: string; readonly choice: string }): Cell {
  const { choice } = decision;
  const content = listContents(library, decision).find(({ entry }) => toChangeId(entry) === choice);
  if (content === undefined) throw new AppError('NOT_FOUND', 'The field has no such content', { choice });
  return content.cell;
}
