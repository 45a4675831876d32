import type { Answer, FactDefinition } from '#domain/fact.ts';
import { findAnswer } from '../store/visit-state.ts';
import type { VisitState } from '../store/visit-state.ts';
import { isCarried, toConfirmed } from './answers.ts';

/**
 * Of these facts the answers of the last visit that can be confirmed as they stand, as answers of this one. Left out is
 * what does not arise any more, and where something else is being typed.
 */
export function listConfirmable(state: VisitState, facts: readonly FactDefinition[]): ReadonlyMap<string, Answer> {
  const { notArising } = state.visit.assessment;
  const confirmable = new Map<string, Answer>();
  for (const { id } of facts) {
    const answer = findAnswer(state, id);
    if (answer === undefined || !isCarried(answer) || state.drafts.has(id) || notArising.includes(id)) continue;
    confirmable.set(id, toConfirmed(answer));
  }
  return confirmable;
}
