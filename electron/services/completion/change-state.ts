import { greatestReasonLength } from '#domain/completion.ts';
import { AppError } from '#domain/error.ts';
import { canTransition, editableStates } from '#domain/visit-states.ts';
import type { VisitTransition } from '#domain/visit-states.ts';
import type { Cell } from '#sync/change.ts';
import { write } from '../journal.ts';
import type { Library } from '../library.ts';
import { assertNoIssues } from '../record-issue.ts';
import { recountVisit } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';

/** What a visit loses when it becomes editable again: the log keeps it. */
export const nothingFrozen = { pack_id: null, pack_hash: null, frozen_verdicts: null } as const;

/** One entry of the log and the counts of the verdicts, in one transaction. @throws AppError STORAGE_*. */
export function changeState(library: Library, inspectionId: string, set: Readonly<Record<string, Cell>>): void {
  write(library, [{ table: 'inspections', row: inspectionId, set }], {
    also: (db) => recountVisit(db, inspectionId),
  });
}

/** @throws AppError INVALID_REQUEST while the visit is worked on, else RECORD_LOCKED, where the state has no such step. */
export function assertTransition(transition: VisitTransition, { inspection: { state } }: VisitRecord): void {
  if (canTransition(transition, state)) return;
  const code = editableStates.includes(state) ? 'INVALID_REQUEST' : 'RECORD_LOCKED';
  throw new AppError(code, `A visit in state ${state} has no ${transition}`, { state });
}

/** The reason without spaces around it. @throws AppError RECORD_REJECTED where there is none, or it is too long. */
export function checkReason(given: string): string {
  const reason = given.trim();
  if (!isReason(reason)) assertNoIssues([{ fact: 'inspection.state_reason', code: 'MISSING' }]);
  return reason;
}

export function isReason(reason: string): boolean {
  return reason !== '' && reason.length <= greatestReasonLength;
}
