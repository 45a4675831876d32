import type { ErrorCode, ErrorDetails } from '#domain/error.ts';
import type { Answer } from '#domain/fact.ts';
import { toAnswer } from '../model/answers.ts';
import type { VisitView } from '../model/answers.ts';

/** Why the last save did not succeed. */
export type SaveFailure = { readonly code: ErrorCode; readonly details: ErrorDetails };

export type SaveStatus =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  /** `at`: when the last change was on disk, as the main process says. */
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly failure: SaveFailure };

/** Text in a field while it is typed, and after that where it is no possible answer. */
export type Draft = {
  readonly text: string;
  /** Why it is no answer; absent: it is one. */
  readonly problem?: string;
  /** Half of a date is no mistake as long as somebody is typing it. */
  readonly isUnfinished?: true;
};

/** An answer that the main process refused; it stays on the screen until it is changed. */
export type RefusedAnswer = { readonly answer: Answer | null; readonly code: string };

/** All that a visit on the screen is made of. `visit` is what is on disk; the rest is on its way there or stuck. */
export type VisitState = {
  readonly visit: VisitView;
  readonly pending: ReadonlyMap<string, Answer | null>;
  readonly pendingNotes: ReadonlyMap<string, string | null>;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly refused: ReadonlyMap<string, RefusedAnswer>;
  readonly status: SaveStatus;
  /** A file from somebody else is looked through. */
  readonly isReadOnly: boolean;
};

/** The answer as the screen shows it: typed, even if it is not on disk yet. */
export function findAnswer(state: VisitState, fact: string): Answer | undefined {
  const waiting = state.pending.get(fact);
  if (waiting !== undefined) return waiting ?? undefined;
  const refused = state.refused.get(fact);
  return refused === undefined ? findSavedAnswer(state, fact) : (refused.answer ?? undefined);
}

/** The answer on disk. */
export function findSavedAnswer(state: VisitState, fact: string): Answer | undefined {
  return toAnswer(state.visit.answers[fact]);
}

/** The note as the screen shows it; empty where there is none. */
export function findNote(state: VisitState, fact: string): string {
  const waiting = state.pendingNotes.get(fact);
  if (waiting !== undefined) return waiting ?? '';
  return state.visit.answers[fact]?.note ?? '';
}

export function isWaiting(state: VisitState): boolean {
  return state.pending.size > 0 || state.pendingNotes.size > 0;
}

/** Facts whose entry is not on disk and will not get there by itself. */
export function listStuck(state: VisitState): readonly string[] {
  const unreadable = [...state.drafts].filter(([, draft]) => draft.problem !== undefined).map(([fact]) => fact);
  return [...new Set([...unreadable, ...state.refused.keys()])];
}

/** Facts with an entry that is not on disk, for whatever reason. */
export function listUnsaved(state: VisitState): readonly string[] {
  return [...new Set([...state.pending.keys(), ...state.pendingNotes.keys(), ...listStuck(state)])];
}

/** How many entries are stuck, without the one that is being typed. */
export function countStuck(state: VisitState): number {
  return listStuck(state).filter((fact) => state.drafts.get(fact)?.isUnfinished !== true).length;
}

/** Only a draft, or a record sent back, may be changed, and nothing of somebody else's file. */
export function isLocked(state: VisitState): boolean {
  const { state: recordState } = state.visit.inspection;
  return state.isReadOnly || (recordState !== 'draft' && recordState !== 'returned');
}
