import { sizeClasses } from '#db/repositories/latest-records.ts';
import type { RecordFilter } from '#db/repositories/latest-records.ts';
import { isCalendarDate } from '#domain/calendar.ts';
import { AppError } from '#domain/error.ts';
import { getFact } from '#domain/facts/dictionary.ts';

/**
 * Reads a filter such as `region=31,industry=C34,ownership=private,size=200-299,from=2026-01-01,to=2026-12-31`. Region
 * and industry are codes or their beginnings. An empty text is no filter.
 * @throws AppError USAGE where a key is not known or stands twice, or its value cannot be.
 */
export function parseWhere(text: string): RecordFilter {
  if (text.trim() === '') return {};
  const pairs = text.split(',').map(parsePair);
  const keys = pairs.map(([key]) => key);
  if (new Set(keys).size < keys.length) throw toUsageError(text, 'a key stands twice');
  return Object.fromEntries(pairs);
}

const tests: Readonly<Record<string, (value: string) => boolean>> = {
  region: (value) => /^\d{2,6}$/.test(value),
  industry: (value) => /^[A-T]\d{0,4}$/.test(value),
  ownership: (value) => getFact('ownership').options?.some(({ id }) => id === value) === true,
  size: (value) => sizeClasses.some((sizeClass) => sizeClass === value),
  from: isCalendarDate,
  to: isCalendarDate,
};

function parsePair(pair: string): [key: string, value: string] {
  const [key = '', value = ''] = pair.split('=', 2).map((part) => part.trim());
  const test = Object.hasOwn(tests, key) ? tests[key] : undefined;
  if (test === undefined) throw toUsageError(pair, `the keys are ${Object.keys(tests).join(', ')}`);
  if (!test(value)) throw toUsageError(pair, 'no such value');
  return [key === 'size' ? 'sizeClass' : key, value];
}

function toUsageError(given: string, reason: string): AppError {
  return new AppError('USAGE', `Not a filter: ${given} (${reason})`, { given });
}
