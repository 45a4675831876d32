import { createContext, useContext, useSyncExternalStore } from 'react';
import { AppError } from '#domain/error.ts';
import type { Answer } from '#domain/fact.ts';
import type { KeyChoices } from './keyboard/commands.ts';
import type { RuleView } from './model/answers.ts';
import { findAnswer, findNote, isLocked } from './store/visit-state.ts';
import type { Draft, VisitState } from './store/visit-state.ts';
import type { VisitStore } from './store/visit-store.ts';

/** What every part of the screen of one visit shares. */
export type VisitTools = {
  readonly inspectionId: string;
  readonly store: VisitStore;
  readonly rules: ReadonlyMap<string, RuleView>;
  readonly keys: KeyChoices;
  /** Shows the control of a fact and puts the focus on it. */
  readonly goTo: (fact: string) => void;
};

const VisitContext = createContext<VisitTools | undefined>(undefined);

export const VisitProvider = VisitContext.Provider;

/** @throws AppError INTERNAL outside the screen of a visit. */
export function useVisitTools(): VisitTools {
  const tools = useContext(VisitContext);
  if (tools === undefined) throw new AppError('INTERNAL', 'Used outside the screen of a visit');
  return tools;
}

/** A part of the state; drawn again only when it changes. `select` must give the same object for the same state. */
export function useVisitState<T>(select: (state: VisitState) => T): T {
  const { store } = useVisitTools();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export type FactState = {
  readonly answer: Answer | undefined;
  readonly note: string;
  readonly draft: Draft | undefined;
  /** Code of the main process where it did not take the answer. */
  readonly refusal: string | undefined;
  readonly isLocked: boolean;
};

/** All that is known of one fact. */
export function useFactState(fact: string): FactState {
  return {
    answer: useVisitState((state) => findAnswer(state, fact)),
    note: useVisitState((state) => findNote(state, fact)),
    draft: useVisitState((state) => state.drafts.get(fact)),
    refusal: useVisitState((state) => state.refused.get(fact)?.code),
    isLocked: useVisitState(isLocked),
  };
}

/** Code of what is wrong with an entry, once it is time to say so. */
export function findShownProblem({ draft, refusal }: FactState): string | undefined {
  return draft?.isUnfinished === true ? undefined : (draft?.problem ?? refusal);
}
