import { listComments } from '#db/repositories/comments.ts';
import type { Db } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';
import { mayReturn } from '#domain/review.ts';
import { toComparableName } from '#domain/person-name.ts';
import type { VisitTransition } from '#domain/visit-states.ts';
import { assertTransition, changeState, checkReason, nothingFrozen } from '../completion/change-state.ts';
import { getInspectorName } from '../library.ts';
import type { Library } from '../library.ts';
import { assertNoIssues } from '../record-issue.ts';
import { getVisitRecord } from '../visit-record.ts';
import { getVisit } from '../visits.ts';
import type { VisitKey, VisitView } from '../visits.ts';
import { isSettled, toThreads } from './threads.ts';

export type ReviewInput = VisitKey & { readonly reason: string };

/** Hands a completed visit to the reviewer. @throws AppError NOT_FOUND, RECORD_LOCKED, INVALID_REQUEST, RECORD_REJECTED (nobody's name is known), STORAGE_*. */
export function submitVisit(library: Library, key: VisitKey): VisitView {
  assertStep(library, 'submit', key);
  changeState(library, key.inspectionId, { state: 'submitted', state_reason: null });
  return getVisit(library, key);
}

/** Approves a submitted visit, which locks it. @throws as `submitVisit`. */
export function approveVisit(library: Library, key: VisitKey): VisitView {
  assertStep(library, 'approve', key);
  changeState(library, key.inspectionId, { state: 'approved', state_reason: null });
  return getVisit(library, key);
}

/**
 * Sends a visit back to its inspector, who can then change it. Nothing that anybody wrote goes: the frozen verdicts stay
 * in the log, and completing again freezes anew.
 * @throws as `submitVisit`; REVIEW_REFUSED where neither a reason nor an open comment says what to correct (of an
 * approved visit: no reason).
 */
export function returnVisit(library: Library, input: ReviewInput): VisitView {
  const { inspection } = assertStep(library, 'return', input);
  const openComments = countOpenThreads(library.db, input.inspectionId);
  const reason = input.reason.trim();
  if (!mayReturn({ state: inspection.state, reason, openComments }))
    throw new AppError('REVIEW_REFUSED', 'Nothing says what is to be corrected', { state: inspection.state });
  const stated = reason === '' ? null : checkReason(reason);
  changeState(library, input.inspectionId, { state: 'returned', state_reason: stated, ...nothingFrozen });
  return getVisit(library, input);
}

/** Takes an approval back: the visit is submitted again. @throws as `submitVisit`; RECORD_REJECTED (no reason). */
export function unlockVisit(library: Library, input: ReviewInput): VisitView {
  assertStep(library, 'unlock', input);
  changeState(library, input.inspectionId, { state: 'submitted', state_reason: checkReason(input.reason) });
  return getVisit(library, input);
}

/** Threads of a visit that are not done. */
function countOpenThreads(db: Db, inspectionId: string): number {
  return toThreads(listComments(db, inspectionId)).filter((thread) => !isSettled(thread)).length;
}

/** Whoever decides has a name: it is what the log tells later. */
function assertStep(library: Library, transition: VisitTransition, { inspectionId }: VisitKey) {
  const record = getVisitRecord(library.db, inspectionId);
  assertTransition(transition, record);
  assertNamed(library);
  return record;
}

/** @throws AppError RECORD_REJECTED where nobody's name is set. */
export function assertNamed(library: Library): void {
  if (toComparableName(getInspectorName(library)) !== '') return;
  assertNoIssues([{ fact: 'settings.inspector_name', code: 'MISSING' }]);
}
