import fc from 'fast-check';
import { greatestInteger } from '#domain/fact.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { facts, getFact } from '#domain/facts/dictionary.ts';
import { provinces } from '#domain/region.ts';
import type { OracleRecord } from './judge.ts';
import type { OracleRule } from './rules.ts';

/** Numbers around every threshold of the rules. */
export const telltaleNumbers: readonly number[] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 20, 24, 25, 26, 29, 30, 31, 40, 41, 67, 99, 100, 101, 199, 200, 201,
  299, 300, 301, 333, 334, 599, 600, 666, 667, 999, 1000, 1001, 1999, 2000, 100_000_000,
];

/** Distances in days around every time limit of the rules. */
export const telltaleDays: readonly number[] = [
  0, 1, 6, 7, 8, 9, 10, 11, 14, 15, 16, 19, 20, 21, 29, 30, 31, 32, 91, 92, 93, 364, 365, 366, 367, 730, 731, 1094,
  1095, 1096, 1097, 1825, 1826, 1827, 5000, -1, -10, -11, -400,
];

/** Days that rules name. */
export const telltaleDates: readonly string[] = [
  '2008-07-24',
  '2008-07-25',
  '2008-07-26',
  '2022-12-31',
  '2023-01-01',
  '2004-01-01',
  '2005-12-31',
  '2006-01-01',
  '2024-12-31',
  '2025-01-01',
  '2024-02-29',
  '2020-02-29',
  '1900-01-01',
  '2199-12-31',
];

const millisecondsPerDay = 86_400_000;

export function shiftDay(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

const visitDate = fc.oneof(
  fc.constantFrom(
    '2006-05-12',
    '2026-05-12',
    '2026-11-30',
    '2026-12-01',
    '2026-12-31',
    '2024-02-29',
    '2023-05-10',
    '2026-01-01',
  ),
  fc.integer({ min: 0, max: 11_000 }).map((days) => shiftDay('2000-01-01', days)),
);

const region = fc.oneof(
  fc.constantFrom('110105', '310115', '330106', '370102', '410105', '500103', '420106'),
  fc.constantFrom(...provinces).map(({ code }) => `${code}0100`),
);

/** Any answer to a fact; words that the formula mentions come more often than others. */
function anyAnswer(
  fact: FactDefinition,
  { date, words }: { readonly date: string; readonly words: string },
): fc.Arbitrary<unknown> {
  const value = anyValue(fact, { date, words });
  const states = fact.mayBeNone
    ? ['none', 'unknown', 'refused', 'not_applicable']
    : ['unknown', 'refused', 'not_applicable'];
  return fc.oneof(
    { weight: 26, arbitrary: value },
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 5, arbitrary: fc.constantFrom(...states).map((state) => ({ state })) },
    { weight: fact.mayBeNone ? 3 : 0, arbitrary: fc.constant({ state: 'none' }) },
    { weight: 1, arbitrary: value.map((carried) => ({ value: carried, carried_from: '2020-01-01' })) },
  );
}

function anyValue(
  fact: FactDefinition,
  { date, words }: { readonly date: string; readonly words: string },
): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'integer': {
      const max = greatestInteger;
      const mentioned = [0, ...(words.match(/\b\d+\b/g) ?? []).map(Number)].filter((number) => number <= max);
      return fc.oneof(
        fc.constantFrom(...telltaleNumbers.filter((number) => number <= max)),
        fc.constantFrom(...mentioned),
        fc.integer({ min: 0, max: 400 }),
      );
    }
    case 'money':
      return fc.oneof(
        fc.constantFrom(0, 0.01, 1.97, 1.98, 1.99, 100, 1979.99, 1980, 100_000, 12_345.67),
        fc.integer({ min: 0, max: 30_000_000 }).map((fen) => fen / 100),
      );
    case 'date':
      return fc.oneof(
        fc.constantFrom(...telltaleDays).map((days) => shiftDay(date, -days)),
        fc.constantFrom(...telltaleDates),
        fc.integer({ min: -400, max: 4000 }).map((days) => shiftDay(date, -days)),
      );
    case 'yes_no':
      return fc.constantFrom('yes', 'no');
    case 'enum':
    case 'set': {
      const options = (fact.options ?? []).map((option) => option.id);
      const mentioned = options.filter((option) => words.includes(option));
      const option = fc.constantFrom(...options, ...mentioned, ...mentioned, ...mentioned, ...mentioned);
      return fact.type === 'enum'
        ? option
        : fc.uniqueArray(option, { maxLength: 3 }).map((chosen) => (chosen.includes('none') ? ['none'] : chosen));
    }
    case 'text':
      return fc.constant('示例');
  }
}

function recordOf(definitions: readonly FactDefinition[], words: string): fc.Arbitrary<OracleRecord> {
  return visitDate.chain((date) =>
    fc.record({
      date: fc.constant(date),
      region,
      facts: fc
        .tuple(...definitions.map((fact) => anyAnswer(fact, { date, words })))
        .map((answers) =>
          Object.fromEntries(
            definitions.flatMap((fact, index) => (answers[index] === undefined ? [] : [[fact.id, answers[index]]])),
          ),
        ),
    }),
  );
}

/** Records with an answer to every fact that any rule reads. */
export const anyRecord: fc.Arbitrary<OracleRecord> = recordOf(facts, '');

/** Records with the facts of one rule, mostly near what makes it a gap. */
export function anyRecordFor(rule: OracleRule): fc.Arbitrary<OracleRecord> {
  return recordOf(rule.formula.facts.map(getFact), rule.text);
}
