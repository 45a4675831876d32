import { isCalendarDate } from '#domain/calendar.ts';
import { parseText } from '#domain/facts/parse-by-type.ts';
import { isUuid } from '#domain/ids.ts';
import type { Reject } from './rejection.ts';

/** Longest name, address and the like: as long as the window takes. */
const longestShortText = 200;

/** An object with string keys, or undefined for anything else. */
export function findObject(raw: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? { ...raw } : undefined;
}

/** Empty and null mean that the file does not name it. */
export function isAbsent(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === '';
}

/** Rejects every key that is not known, so that nothing a file holds is dropped silently. */
export function rejectUnknownKeys(
  object: Readonly<Record<string, unknown>>,
  { path, known, reject }: { readonly path: string; readonly known: readonly string[]; readonly reject: Reject },
): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) reject(`${path}${key}`, 'BAD_SHAPE', `Unknown key ${JSON.stringify(key)}`);
  }
}

/** A short text without space at its ends; undefined where it is absent or rejected. */
export function parseShortText(raw: unknown, path: string, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  const parsed = parseText(typeof raw === 'string' ? raw.trim() : raw);
  if (!parsed.ok) reject(path, parsed.code, parsed.message);
  else if (parsed.value.length > longestShortText)
    reject(path, 'TEXT_TOO_LONG', `At most ${longestShortText} characters are expected`);
  else return parsed.value;
  return undefined;
}

export function parseId(raw: unknown, path: string, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  const id = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
  if (isUuid(id)) return id;
  reject(path, 'WRONG_TYPE', 'A UUID is expected');
  return undefined;
}

export function parseVisitDate(raw: unknown, path: string, reject: Reject): string | undefined {
  if (isAbsent(raw)) return undefined;
  if (typeof raw !== 'string') reject(path, 'WRONG_TYPE', 'A date is expected');
  else if (!isCalendarDate(raw)) reject(path, 'IMPOSSIBLE_DATE', 'A real date as YYYY-MM-DD is expected');
  else if (raw < '1900' || raw >= '2200') reject(path, 'OUT_OF_RANGE', 'A date of the years 1900 to 2199 is expected');
  else return raw;
  return undefined;
}

/** One of a list of words; undefined where it is absent or rejected. */
export function parseWord<Word extends string>(
  raw: unknown,
  words: readonly Word[],
  { path, reject }: { readonly path: string; readonly reject: Reject },
): Word | undefined {
  if (isAbsent(raw)) return undefined;
  const word = words.find((candidate) => candidate === raw);
  if (word === undefined) reject(path, 'NOT_IN_LIST', `Expected: ${words.join(', ')}`);
  return word;
}

/** Keeps what is there. */
export function compact<Value>(
  entries: readonly (readonly [string, Value | undefined])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}
