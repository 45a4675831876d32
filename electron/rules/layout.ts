import type { FactDefinition } from '#domain/fact.ts';
import { createEncoder } from './encode-value.ts';
import type { EncodeValue } from './encode-value.ts';

/**
 * Where each fact stands in a record's vector, and how its value becomes a number: whole numbers and fen as they are,
 * dates as day numbers, yes/no as 1/0, a choice as the index of its option, a many-choice as bits, a text as 1.
 */
export type FactLayout = {
  readonly facts: readonly FactDefinition[];
  readonly slots: ReadonlyMap<string, number>;
  /** Per slot: option id → index; empty for facts without options. */
  readonly options: readonly ReadonlyMap<string, number>[];
  readonly encoders: readonly EncodeValue[];
};

/** One record as numbers. NaN: unknown. -Infinity: known that there is none. +Infinity: not applicable. */
export type FactVector = Float64Array;

export const unknownValue = Number.NaN;
export const noneValue = Number.NEGATIVE_INFINITY;
export const notApplicableValue = Number.POSITIVE_INFINITY;

const yesNo: ReadonlyMap<string, number> = new Map([
  ['no', 0],
  ['yes', 1],
]);

/** Lays the facts out in the order given. A many-choice fact may have at most 30 options (they are bits). */
export function createLayout(facts: readonly FactDefinition[]): FactLayout {
  const options = facts.map((fact) =>
    fact.type === 'yes_no' ? yesNo : new Map((fact.options ?? []).map((option, index) => [option.id, index])),
  );
  return {
    facts,
    slots: new Map(facts.map((fact, slot) => [fact.id, slot])),
    options,
    encoders: facts.map((fact, slot) => createEncoder(fact, options[slot] ?? yesNo)),
  };
}

/** An empty vector: every fact not asked. */
export function createVector(layout: FactLayout): FactVector {
  return new Float64Array(layout.facts.length).fill(unknownValue);
}
