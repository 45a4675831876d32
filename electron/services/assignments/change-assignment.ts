import { findAssignment } from '#db/repositories/assignments.ts';
import type { AssignmentRow } from '#db/repositories/assignments.ts';
import { AppError } from '#domain/error.ts';
import type { Cell } from '#sync/change.ts';
import { write } from '../journal.ts';
import type { Library } from '../library.ts';
import { toAssignmentCells } from './assignment-fields.ts';
import type { AssignmentInput } from './assignment-fields.ts';
import { listAssignments } from './list-assignments.ts';
import type { AssignmentView } from './list-assignments.ts';

/** What is to change; what is absent stays. */
export type AssignmentChange =
  | ({ readonly kind: 'edit' } & Readonly<Partial<Record<keyof AssignmentInput, string | null | undefined>>>)
  | { readonly kind: 'withdraw' }
  /** It cannot be carried out, for this reason. */
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'take_up' };

/**
 * Changes an assignment, withdraws it, says why it cannot be carried out, or takes that back.
 * @returns the assignments of its enterprise.
 * @throws AppError NOT_FOUND (also of a withdrawn one), RECORD_REJECTED with `issues`, STORAGE_*.
 */
export function changeAssignment(
  library: Library,
  request: { readonly assignmentId: string; readonly change: AssignmentChange },
): readonly AssignmentView[] {
  const row = getAssignment(library, request.assignmentId);
  write(library, [{ table: 'assignments', row: row.id, set: toCells(request.change) }]);
  return listAssignments(library, row.enterpriseId);
}

function toCells(change: AssignmentChange): Readonly<Record<string, Cell>> {
  switch (change.kind) {
    case 'edit': {
      const { kind: _kind, ...fields } = change;
      return toAssignmentCells(fields);
    }
    case 'withdraw':
      return { deleted: true };
    case 'decline':
      return toAssignmentCells({ declined: change.reason });
    case 'take_up':
      return { declined: null };
  }
}

function getAssignment(library: Library, id: string): AssignmentRow {
  const row = findAssignment(library.db, id);
  if (row === undefined) throw new AppError('NOT_FOUND', `No assignment ${id}`, { assignmentId: id });
  return row;
}
