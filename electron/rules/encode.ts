import type { Answer, Answers, FactDefinition, FactType, FactValue } from '#domain/fact.ts';
import { dayOfIso } from './days.ts';
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
  vector.fill(unknownValue);
  let unreadable: number[] | undefined;
  for (const id in answers) {
    const slot = layout.slots.get(id);
    const answer = answers[id];
    if (slot === undefined || answer === undefined) continue;
    const code = encodeAnswer(layout, slot, answer);
    if (code === undefined) (unreadable ??= []).push(slot);
    else vector[slot] = code;
  }
  return unreadable ?? nothingUnreadable;
}

/** A row of the wide record table: one column per fact, null where there is no value; marks say why. */
export type RecordRow = Readonly<Record<string, unknown>>;
export type Mark = { readonly fact: string; readonly state: string | null; readonly carriedFrom: string | null };

/** As `encodeAnswers`, straight from a table row and its marks: the path for re-evaluating whole libraries. */
export function encodeRow(
  layout: FactLayout,
  record: { readonly row: RecordRow; readonly marks: readonly Mark[] },
  vector: FactVector,
): UnreadableSlots {
  let unreadable: number[] | undefined;
  const { facts } = layout;
  for (let slot = 0; slot < facts.length; slot += 1) {
    const fact = facts[slot] as FactDefinition;
    const stored = record.row[fact.id];
    if (stored === null || stored === undefined) vector[slot] = unknownValue;
    else {
      const code = encodeStored(layout, slot, stored);
      if (code === undefined) (unreadable ??= []).push(slot);
      vector[slot] = code ?? unknownValue;
    }
  }
  for (const mark of record.marks) {
    const slot = layout.slots.get(mark.fact);
    if (slot !== undefined && (mark.state !== null || mark.carriedFrom !== null)) vector[slot] = encodeMark(mark);
  }
  return unreadable ?? nothingUnreadable;
}

function encodeMark(mark: Mark): number {
  if (mark.carriedFrom !== null) return unknownValue;
  if (mark.state === 'none') return noneValue;
  return mark.state === 'not_applicable' ? notApplicableValue : unknownValue;
}

function encodeAnswer(layout: FactLayout, slot: number, answer: Answer): number | undefined {
  if (answer.carriedFrom !== undefined) return unknownValue;
  if ('state' in answer) return encodeMark({ fact: '', state: answer.state, carriedFrom: null });
  return encodeValue(layout, slot, answer.value);
}

function encodeStored(layout: FactLayout, slot: number, stored: unknown): number | undefined {
  if (typeof stored === 'number') return encodeValue(layout, slot, stored);
  if (typeof stored !== 'string') return undefined;
  if (layout.facts[slot]?.type !== 'set') return encodeValue(layout, slot, stored);
  const elements: unknown = JSON.parse(stored);
  return Array.isArray(elements) ? encodeValue(layout, slot, elements as readonly string[]) : undefined;
}

function encodeValue(layout: FactLayout, slot: number, value: FactValue): number | undefined {
  const type = layout.facts[slot]?.type as FactType;
  switch (type) {
    case 'integer':
    case 'money':
      return typeof value === 'number' ? value : undefined;
    case 'date':
      return typeof value === 'string' ? dayOfIso(value) : undefined;
    case 'yes_no':
    case 'enum':
      return typeof value === 'string' ? layout.options[slot]?.get(value) : undefined;
    case 'set':
      return typeof value === 'object' ? encodeSet(layout.options[slot], value) : undefined;
    case 'text':
      return 1;
  }
}

function encodeSet(options: ReadonlyMap<string, number> | undefined, elements: readonly string[]): number | undefined {
  let bits = 0;
  for (const element of elements) {
    const index = options?.get(element);
    if (index === undefined) return undefined;
    bits |= 1 << index;
  }
  return bits;
}
