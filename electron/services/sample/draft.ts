import { fromDayNumber, toDayNumber } from '#domain/calendar.ts';
import { AppError } from '#domain/error.ts';
import type { NoValueState } from '#domain/fact.ts';
import type { Random } from './random.ts';

/** A fact as in the interchange format. */
export type SampleFact =
  | number
  | string
  | readonly string[]
  | { readonly state: NoValueState; readonly note?: string }
  | { readonly value: number | string; readonly note: string };

/** One invented enterprise in the making. */
export type Draft = {
  /** Position in the population, from 0. */
  readonly index: number;
  /** 200 employees or more. */
  readonly isLarge: boolean;
  /** How well its union is run, 0 to 1: good answers and bad ones come in clusters, as they do in life. */
  readonly quality: number;
  /** Its own stream of choices, so that a further question changes no other enterprise. */
  readonly random: Random;
  /** ISO date of the visit. */
  readonly date: string;
  /** What the plan of the population decided, by trait. */
  readonly traits: Map<string, string>;
  readonly facts: Map<string, SampleFact>;
};

export const none: SampleFact = { state: 'none' };
export const unknown: SampleFact = { state: 'unknown' };
export const refused: SampleFact = { state: 'refused' };
export const notApplicable: SampleFact = { state: 'not_applicable' };

/** @throws AppError INTERNAL where the plan did not decide it: a slip in the plan. */
export function getTrait(draft: Draft, trait: string): string {
  const value = draft.traits.get(trait);
  if (value === undefined) throw new AppError('INTERNAL', `The sample plan did not decide ${trait}`, { trait });
  return value;
}

/** A number already given. @throws AppError INTERNAL where it was not. */
export function getNumber(draft: Draft, fact: string): number {
  const value = draft.facts.get(fact);
  if (typeof value === 'number') return value;
  throw new AppError('INTERNAL', `The sample has no number for ${fact} yet`, { fact });
}

/** An ISO date already given, or undefined where the answer has no date. */
export function findDate(draft: Draft, fact: string): string | undefined {
  const value = draft.facts.get(fact);
  return typeof value === 'string' ? value : undefined;
}

/** The date a number of days after another (before, where negative). */
export function addDays(date: string, days: number): string {
  return fromDayNumber(toDayNumber(date) + days);
}

/** A date so many days before the visit. */
export function beforeVisit(draft: Draft, least: number, most: number): string {
  return addDays(draft.date, -draft.random.between(least, most));
}

/** Yes or no, the likelier yes the better the union is run. */
export function yesLikely(draft: Draft, share: number): 'yes' | 'no' {
  return draft.random.chance(share + (draft.quality - 0.5) * 0.4) ? 'yes' : 'no';
}

export function setFacts(draft: Draft, facts: Readonly<Record<string, SampleFact>>): void {
  for (const [fact, value] of Object.entries(facts)) draft.facts.set(fact, value);
}
