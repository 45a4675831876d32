import { isCalendarDate } from '#domain/calendar.ts';
import { greatestFen, greatestInteger, greatestTextLength } from '#domain/fact.ts';
import type { FactDefinition, FactValue } from '#domain/fact.ts';
import { reject } from './rejection.ts';
import type { Rejection } from './rejection.ts';
import { listOptions } from './yes-no.ts';

/** A value as it is stored, or why it was not taken. */
export type ParsedValue = { readonly ok: true; readonly value: FactValue } | Rejection;

function accept(value: FactValue): ParsedValue {
  return { ok: true, value };
}

/** A whole number from 0 to `greatestInteger`. */
export function parseInteger(raw: unknown): ParsedValue {
  if (typeof raw !== 'number' || Number.isNaN(raw)) return reject('WRONG_TYPE', 'A whole number is expected');
  if (raw < 0 || raw > greatestInteger)
    return reject('OUT_OF_RANGE', `A number from 0 to ${greatestInteger} is expected`);
  if (!Number.isInteger(raw)) return reject('WRONG_TYPE', 'A whole number is expected');
  return accept(withoutSign(raw));
}

/**
 * Yuan as fen. Decimals are counted on the shortest text of the number, which is what was written: 0.1 + 0.2 is refused.
 * Up to the greatest amount a double holds every hundredth apart, so rounding the hundredfold is exact.
 */
export function parseMoney(raw: unknown): ParsedValue {
  if (typeof raw !== 'number' || Number.isNaN(raw)) return reject('WRONG_TYPE', 'A number of yuan is expected');
  if (raw < 0 || raw > greatestFen / 100) {
    return reject('OUT_OF_RANGE', `An amount from 0 to ${greatestFen / 100} yuan is expected`);
  }
  if (!/^\d+(\.\d{1,2})?$/.test(String(raw))) {
    return reject('TOO_MANY_DECIMALS', 'At most two decimals are expected');
  }
  return accept(withoutSign(Math.round(raw * 100)));
}

/** -0 is 0. */
function withoutSign(value: number): number {
  return value === 0 ? 0 : value;
}

/** A real date of the years 1900 to 2199. */
export function parseDate(raw: unknown): ParsedValue {
  if (typeof raw !== 'string') return reject('WRONG_TYPE', 'A date is expected');
  if (!isCalendarDate(raw)) return reject('IMPOSSIBLE_DATE', 'A real date as YYYY-MM-DD is expected');
  if (raw < '1900' || raw >= '2200') return reject('OUT_OF_RANGE', 'A date of the years 1900 to 2199 is expected');
  return accept(raw);
}

/** One of the listed ids. */
export function parseChoice(fact: FactDefinition, raw: unknown): ParsedValue {
  if (typeof raw !== 'string') return reject('WRONG_TYPE', 'One of the listed values is expected');
  return listOptions(fact).some((option) => option.id === raw) ? accept(raw) : rejectUnlisted(fact);
}

/** Distinct listed ids, in the dictionary's order; "none" only by itself. */
export function parseSet(fact: FactDefinition, raw: unknown): ParsedValue {
  if (!Array.isArray(raw)) return reject('WRONG_TYPE', 'An array of listed values is expected');
  const elements: readonly unknown[] = raw;
  if (!elements.every((element) => typeof element === 'string')) {
    return reject('WRONG_TYPE', 'An array of listed values is expected');
  }
  const ids = listOptions(fact).map((option) => option.id);
  if (!elements.every((element) => ids.includes(element))) return rejectUnlisted(fact);
  if (new Set(elements).size < elements.length) return reject('BAD_SHAPE', 'A value is listed twice');
  if (elements.length > 1 && elements.includes('none')) {
    return reject('BAD_SHAPE', '"none" does not stand with other values');
  }
  return accept(ids.filter((id) => elements.includes(id)));
}

function rejectUnlisted(fact: FactDefinition): Rejection {
  const ids = listOptions(fact).map((option) => option.id);
  return reject('NOT_IN_LIST', `Expected: ${ids.join(', ')}`);
}

/** A text as it is stored, or why not; also for notes. Control characters other than LF are refused. */
export function parseText(raw: unknown): { readonly ok: true; readonly value: string } | Rejection {
  if (typeof raw !== 'string') return reject('WRONG_TYPE', 'A text is expected');
  if (!raw.isWellFormed()) return reject('BAD_TEXT', 'The text is not well-formed Unicode');
  const value = raw.replaceAll('\r\n', '\n').normalize('NFC');
  if (/[^\P{Cc}\n]/u.test(value)) return reject('BAD_TEXT', 'The text holds a control character');
  if (value.length > greatestTextLength) {
    return reject('TEXT_TOO_LONG', `At most ${greatestTextLength} characters are expected`);
  }
  return { ok: true, value };
}
