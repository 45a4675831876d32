import type { Answer, FactDefinition, NoValueState } from '#domain/fact.ts';
import { listOptions, stateLabels } from '#domain/facts/yes-no.ts';
import type { Language } from '#domain/language.ts';
import type { Choice } from '../keyboard/choice-keys.ts';
import { findState, findValue } from '../model/answers.ts';
import type { LabelledChoice } from './choice-row.tsx';

const states: readonly NoValueState[] = ['unknown', 'refused', 'not_applicable', 'none'];

/** The ways to answer a fact: its listed values, "not asked", and what may stand in place of a value. */
export function listChoices(fact: FactDefinition, language: Language): readonly LabelledChoice[] {
  const values = listOptions(fact).map(({ id, label }) => toChoice('value', id, label[language]));
  return [...values, toChoice('not_asked', notAskedId, stateLabels.not_asked[language]), ...listStates(fact, language)];
}

// Options of facts may be called "none" or "unknown" too, so the ids of states are kept apart from them.
const notAskedId = 'state:not_asked';

function listStates(fact: FactDefinition, language: Language): readonly LabelledChoice[] {
  return states
    .filter((state) => state !== 'none' || fact.mayBeNone)
    .map((state) => {
      const label = state === 'none' ? (fact.noneLabel ?? stateLabels.none) : stateLabels[state];
      return toChoice('state', `state:${state}`, label[language]);
    });
}

function toChoice(kind: Choice['kind'], id: string, label: string): LabelledChoice {
  return { kind, id, label };
}

/** Ids of the choices that an answer amounts to. */
export function listChosen(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return [notAskedId];
  const value = findValue(answer);
  if (value === undefined) return [`state:${findState(answer)}`];
  return typeof value === 'number' ? [] : typeof value === 'string' ? [value] : value;
}

/** The answer once a choice was taken; null: not asked. */
export function toChosenAnswer(fact: FactDefinition, choice: Choice, before: Answer | undefined): Answer | null {
  if (choice.kind === 'not_asked') return null;
  const state = states.find((known) => choice.id === `state:${known}`);
  if (choice.kind === 'state') return state === undefined ? null : { state };
  return fact.type === 'set' ? toggle(fact, choice.id, before) : { value: choice.id };
}

/** "None of them" stands alone; an empty set is a question not asked. */
function toggle(fact: FactDefinition, id: string, before: Answer | undefined): Answer | null {
  const value = findValue(before);
  const held = typeof value === 'object' ? value : [];
  const others = held.filter((other) => other !== id && other !== 'none' && id !== 'none');
  const chosen = held.includes(id) ? others : [...others, id];
  const ordered = listOptions(fact).flatMap((option) => (chosen.includes(option.id) ? [option.id] : []));
  return ordered.length === 0 ? null : { value: ordered };
}
