import { listCompletionIssues, listKinds, warningKinds } from '#domain/completion.ts';
import type { CompletionIssues, WarningKind } from '#domain/completion.ts';
import { toLocalDate } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { judgeRecord, toAssessment } from '../assessment.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import { getVisitRecord, toJudgedRecord } from '../visit-record.ts';
import { getVisit } from '../visits.ts';
import type { VisitKey, VisitView } from '../visits.ts';
import { assertTransition, changeState, checkReason, isReason, nothingFrozen } from './change-state.ts';
import { freezeVerdicts } from './frozen.ts';

export type Reasons = Readonly<Partial<Record<WarningKind, string | undefined>>>;

/**
 * Completes a visit: state, pack and frozen verdicts in one entry of the log and one transaction. From then on it is
 * read only. What warns needs a reason of its own.
 * @throws AppError NOT_FOUND; RECORD_LOCKED; COMPLETION_REFUSED with the kinds of issues that block (`blocks`) or lack a
 * reason (`unexplained`); STORAGE_*. Nothing is written then.
 */
export function completeVisit(library: Library, input: VisitKey & { readonly reasons: Reasons }): VisitView {
  const record = getVisitRecord(library.db, input.inspectionId);
  assertTransition('complete', record);
  const judged = toJudgedRecord(record);
  const judgement = judgeRecord(judged);
  const assessment = toAssessment(judgement, judged, input.language);
  const { answers, contested, inspection } = record;
  const today = toLocalDate(library.clock());
  const issues = listCompletionIssues({ ...inspection, ...assessment, answers, contested, today });
  const reasons = selectReasons(issues, input.reasons);
  const pack = getBuiltInPack();
  const frozen = { ...freezeVerdicts(judgement, judged, pack), reasons };
  changeState(library, input.inspectionId, {
    state: 'completed',
    state_reason: null,
    pack_id: frozen.pack.id,
    pack_hash: frozen.pack.hash,
    frozen_verdicts: frozen,
  });
  return getVisit(library, input);
}

export type ReasonedInput = VisitKey & { readonly reason: string };

/**
 * Makes a draft of a completed visit again. Its frozen verdicts go; the log keeps them.
 * @throws AppError NOT_FOUND, RECORD_LOCKED, INVALID_REQUEST (not completed), RECORD_REJECTED (no reason), STORAGE_*.
 */
export function reopenVisit(library: Library, input: ReasonedInput): VisitView {
  const reason = checkReason(input.reason);
  assertTransition('reopen', getVisitRecord(library.db, input.inspectionId));
  changeState(library, input.inspectionId, {
    state: 'draft',
    state_reason: reason,
    ...nothingFrozen,
  });
  return getVisit(library, input);
}

/**
 * Takes a visit out of every count. It stays, marked, with its reason and everything that was recorded; nothing leads
 * out of this state.
 * @throws AppError NOT_FOUND, RECORD_LOCKED (approved or void), RECORD_REJECTED (no reason), STORAGE_*.
 */
export function voidVisit(library: Library, input: ReasonedInput): VisitView {
  const reason = checkReason(input.reason);
  assertTransition('void', getVisitRecord(library.db, input.inspectionId));
  changeState(library, input.inspectionId, { state: 'void', state_reason: reason });
  return getVisit(library, input);
}

function selectReasons(issues: CompletionIssues, given: Reasons): Readonly<Partial<Record<WarningKind, string>>> {
  const warned = warningKinds.filter((kind) => issues[kind].length > 0);
  const reasons = warned.map((kind) => [kind, given[kind]?.trim() ?? ''] as const);
  const blocks = listKinds(issues, 'block');
  const unexplained = reasons.filter(([, reason]) => !isReason(reason)).map(([kind]) => kind);
  if (blocks.length + unexplained.length > 0)
    throw new AppError('COMPLETION_REFUSED', 'The visit cannot be completed like this', { blocks, unexplained });
  return Object.fromEntries(reasons);
}
