import type { Answer, Answers, FactDefinition } from '#domain/fact.ts';
import type { EncodeValue } from './encode-value.ts';
import { noneValue, notApplicableValue, unknownValue } from './layout.ts';
import type { FactLayout, FactVector } from './layout.ts';

/** Slots whose stored value this dictionary does not know (written by a newer program, or damaged). */
export type UnreadableSlots = readonly number[];

const nothingUnreadable: UnreadableSlots = [];

/**
 * Writes a record into `vector` (reused between records) and returns the slots that could not be read; rules that use
 * one of these come out as `error`. A carried-over answer is unknown until it is confirmed.
 */
export function encodeAnswers(layout: FactLayout, answers: Answers, vector: FactVector): UnreadableSlots {
  const { facts, encoders } = layout;
  let unreadable: number[] | undefined;
  for (let slot = 0; slot < facts.length; slot += 1) {
    const answer = answers[(facts[slot] as FactDefinition).id];
    const code = answer === undefined ? unknownValue : encodeAnswer(encoders[slot] as EncodeValue, answer);
    if (code === undefined) (unreadable ??= []).push(slot);
    vector[slot] = code ?? unknownValue;
  }
  return unreadable ?? nothingUnreadable;
}

function encodeAnswer(encode: EncodeValue, answer: Answer): number | undefined {
  if (answer.carriedFrom !== undefined) return unknownValue;
  return 'value' in answer ? encode(answer.value) : encodeState(answer.state);
}

function encodeState(state: string | null): number {
  if (state === 'none') return noneValue;
  return state === 'not_applicable' ? notApplicableValue : unknownValue;
}

/** A row of the record table: one value per fact of the layout, null (or absent) where there is none; marks say why. */
export type RecordValues = readonly unknown[];
export type Mark = { readonly fact: string; readonly state: string | null; readonly carriedFrom: string | null };

/** As `encodeAnswers`, straight from a table row and its marks: the path for re-evaluating whole libraries. */
export function encodeRow(
  layout: FactLayout,
  record: { readonly values: RecordValues; readonly marks: readonly Mark[] },
  vector: FactVector,
): UnreadableSlots {
  const { encoders } = layout;
  const { values } = record;
  let unreadable: number[] | undefined;
  for (let slot = 0; slot < encoders.length; slot += 1) {
    const stored = values[slot] ?? null;
    const code = stored === null ? unknownValue : (encoders[slot] as EncodeValue)(stored);
    if (code === undefined) (unreadable ??= []).push(slot);
    vector[slot] = code ?? unknownValue;
  }
  for (const { fact, state, carriedFrom } of record.marks) {
    const slot = layout.slots.get(fact);
    if (slot === undefined) continue;
    if (carriedFrom !== null) vector[slot] = unknownValue;
    else if (state !== null) vector[slot] = encodeState(state);
  }
  return unreadable ?? nothingUnreadable;
}
