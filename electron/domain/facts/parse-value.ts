import { isCalendarDate } from '#domain/calendar.ts';
import type { Answer, FactDefinition, FactValue, NoValueState } from '#domain/fact.ts';
import { parseChoice, parseDate, parseInteger, parseMoney, parseSet, parseText } from './parse-by-type.ts';
import type { ParsedValue } from './parse-by-type.ts';
import { reject } from './rejection.ts';
import type { Rejection } from './rejection.ts';

export type { Rejection } from './rejection.ts';

/** An answer with the note beside it. */
export type NotedAnswer = { readonly answer: Answer; readonly note?: string };

export type ParsedAnswer = ({ readonly ok: true } & NotedAnswer) | Rejection;

/** The object form of the interchange format; `carried_from` is the date of the visit an unconfirmed value is from. */
export type InterchangeAnswer =
  | number
  | string
  | readonly string[]
  | {
      readonly value?: number | string | readonly string[];
      readonly state?: NoValueState;
      readonly note?: string;
      readonly carried_from?: string;
    };

const states: readonly NoValueState[] = ['none', 'unknown', 'refused', 'not_applicable'];
const knownKeys: readonly string[] = ['value', 'state', 'note', 'carried_from'];

/**
 * A value as the interchange format writes it, as it is stored: money in yuan becomes fen exactly, a set comes back in
 * the dictionary's order, text in Unicode's composed form (NFC) with LF line ends.
 */
export function parseInterchangeValue(fact: FactDefinition, raw: unknown): ParsedValue {
  switch (fact.type) {
    case 'integer':
      return parseInteger(raw);
    case 'money':
      return parseMoney(raw);
    case 'date':
      return parseDate(raw);
    case 'yes_no':
    case 'enum':
      return parseChoice(fact, raw);
    case 'set':
      return parseSet(fact, raw);
    case 'text':
      return parseText(raw);
  }
}

/** A fact of a record of the interchange format: its value, or an object with `value` or `state`. */
export function parseInterchangeAnswer(fact: FactDefinition, raw: unknown): ParsedAnswer {
  if (!isObject(raw)) return parseValuePart(fact, raw);
  const stray = Object.keys(raw).find((key) => !knownKeys.includes(key));
  if (stray !== undefined) return reject('BAD_SHAPE', `Unknown key ${JSON.stringify(stray)}`);
  if (Object.hasOwn(raw, 'value') === Object.hasOwn(raw, 'state')) {
    return reject('BAD_SHAPE', 'Either "value" or "state" is expected');
  }
  const answer = Object.hasOwn(raw, 'value') ? parseValuePart(fact, raw['value']) : parseState(fact, raw['state']);
  return answer.ok ? addNote(raw, addOrigin(raw, answer)) : answer;
}

/** Takes a state by its id; `none` only for a fact that may be none. */
export function parseState(fact: FactDefinition, raw: unknown): ParsedAnswer {
  const state = states.find((known) => known === raw);
  if (state === undefined) return reject('BAD_STATE', `Expected: ${states.join(', ')}`);
  if (state === 'none' && !fact.mayBeNone) return reject('BAD_STATE', `"none" is no answer to ${fact.id}`);
  return { ok: true, answer: { state } };
}

/** A stored value as the interchange format writes it: money in yuan, everything else as it is. */
export function toInterchangeValue(fact: FactDefinition, value: FactValue): number | string | readonly string[] {
  return fact.type === 'money' && typeof value === 'number' ? value / 100 : value;
}

/** The shortest form: the bare value where there is nothing else to say. Reading it gives the same answer back. */
export function toInterchangeAnswer(fact: FactDefinition, { answer, note }: NotedAnswer): InterchangeAnswer {
  const { carriedFrom } = answer;
  const extras = {
    ...(note === undefined ? {} : { note }),
    ...(carriedFrom === undefined ? {} : { carried_from: carriedFrom }),
  };
  if ('state' in answer) return { state: answer.state, ...extras };
  const value = toInterchangeValue(fact, answer.value);
  return note === undefined && carriedFrom === undefined ? value : { value, ...extras };
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function parseValuePart(fact: FactDefinition, raw: unknown): ParsedAnswer {
  const parsed = parseInterchangeValue(fact, raw);
  return parsed.ok ? { ok: true, answer: { value: parsed.value } } : parsed;
}

function addOrigin(raw: Readonly<Record<string, unknown>>, parsed: ParsedAnswer): ParsedAnswer {
  if (!parsed.ok || !Object.hasOwn(raw, 'carried_from')) return parsed;
  const carriedFrom = raw['carried_from'];
  if (typeof carriedFrom !== 'string') return reject('WRONG_TYPE', '"carried_from" is a date');
  if (!isCalendarDate(carriedFrom)) return reject('IMPOSSIBLE_DATE', '"carried_from" is a real date as YYYY-MM-DD');
  return { ok: true, answer: { ...parsed.answer, carriedFrom } };
}

function addNote(raw: Readonly<Record<string, unknown>>, parsed: ParsedAnswer): ParsedAnswer {
  if (!parsed.ok || !Object.hasOwn(raw, 'note')) return parsed;
  const note = parseText(raw['note']);
  return note.ok ? { ...parsed, note: note.value } : note;
}
