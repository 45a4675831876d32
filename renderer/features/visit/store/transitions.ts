import type { ErrorCode } from '#domain/error.ts';
import type { Answer } from '#domain/fact.ts';
import { ApiError } from '#renderer/api.ts';
import type { Request, Response } from '#ipc/contract.ts';
import { keepUnchanged, toRecorded } from '../model/answers.ts';
import type { VisitView } from '../model/answers.ts';
import type { RefusedAnswer, SaveFailure, VisitState } from './visit-state.ts';

type Saved = Response<'saveAnswers'>;
type SentAnswers = Request<'saveAnswers'>['answers'];

/** The answers as the contract has them: where a value came from is not for the window to say. */
export function toRequestAnswers(answers: ReadonlyMap<string, Answer | null>): SentAnswers {
  return Object.fromEntries([...answers].map(([fact, answer]) => [fact, answer === null ? null : toSent(answer)]));
}

function toSent(answer: Answer): SentAnswers[string] {
  if ('state' in answer) return { state: answer.state };
  const { value } = answer;
  return { value: typeof value === 'number' || typeof value === 'string' ? value : [...value] };
}

/** What was sent is on disk; what was typed meanwhile goes on waiting. */
export function acknowledgeAnswers(
  state: VisitState,
  sent: ReadonlyMap<string, Answer | null>,
  saved: Saved,
): Partial<VisitState> {
  const answers = { ...state.visit.answers };
  for (const [fact, answer] of sent) answers[fact] = toRecorded(answer, answers[fact]);
  const acknowledged = [...sent].filter(([fact, answer]) => state.pending.get(fact) === answer);
  return {
    visit: toSavedVisit(state.visit, answers, saved),
    pending: without(
      state.pending,
      acknowledged.map(([fact]) => fact),
    ),
    status: { kind: 'saved', at: saved.savedAt },
  };
}

export function acknowledgeNote(
  state: VisitState,
  [fact, note]: readonly [string, string | null],
  saved: Saved,
): Partial<VisitState> {
  const { note: _replaced, ...answer } = state.visit.answers[fact] ?? {};
  const answers = { ...state.visit.answers, [fact]: { ...answer, ...(note === null ? {} : { note }) } };
  const isLatest = state.pendingNotes.get(fact) === note;
  return {
    visit: toSavedVisit(state.visit, answers, saved),
    pendingNotes: isLatest ? without(state.pendingNotes, [fact]) : state.pendingNotes,
    status: { kind: 'saved', at: saved.savedAt },
  };
}

function toSavedVisit(visit: VisitView, answers: VisitView['answers'], saved: Saved): VisitView {
  return { ...visit, answers, assessment: keepUnchanged(visit.assessment, saved.assessment), undo: saved.undo };
}

/**
 * Puts the answers aside that the main process named as impossible, so that they do not hold up the others; undefined
 * where the failure names none of those that wait.
 */
export function setAsideRefused(state: VisitState, failure: SaveFailure): Partial<VisitState> | undefined {
  if (failure.code !== 'RECORD_REJECTED') return undefined;
  const refused = new Map<string, RefusedAnswer>();
  for (const { fact, code } of listIssues(failure.details['issues'])) {
    const answer = state.pending.get(fact);
    if (answer !== undefined) refused.set(fact, { answer, code });
  }
  if (refused.size === 0) return undefined;
  const pending = without(state.pending, [...refused.keys()]);
  return { pending, refused: new Map([...state.refused, ...refused]), status: { kind: 'failed', failure } };
}

type Issue = { readonly fact: string; readonly code: string };

function listIssues(issues: unknown): readonly Issue[] {
  if (!Array.isArray(issues)) return [];
  const elements: readonly unknown[] = issues;
  return elements.filter(isIssue);
}

function isIssue(issue: unknown): issue is Issue {
  if (typeof issue !== 'object' || issue === null || !('fact' in issue) || !('code' in issue)) return false;
  return typeof issue.fact === 'string' && typeof issue.code === 'string';
}

/** Whatever was thrown, as something to tell people about. */
export function toFailure(error: unknown): SaveFailure {
  if (error instanceof ApiError) return { code: error.code, details: error.details };
  const code: ErrorCode = 'INTERNAL';
  return { code, details: {} };
}

export function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  const removed = new Set(keys);
  return new Map([...map].filter(([key]) => !removed.has(key)));
}
