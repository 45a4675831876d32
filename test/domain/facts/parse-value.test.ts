import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestInteger, greatestTextLength } from '#domain/fact.ts';
import { getFact } from '#domain/facts/dictionary.ts';
import { parseInterchangeAnswer, parseInterchangeValue, toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { anyAnswered } from './arbitraries.ts';

function outcome(id: string, raw: unknown): unknown {
  const parsed = parseInterchangeValue(getFact(id), raw);
  return parsed.ok ? parsed.value : parsed.code;
}

function answer(id: string, raw: unknown): unknown {
  const parsed = parseInterchangeAnswer(getFact(id), raw);
  return parsed.ok ? { ...parsed, ok: undefined } : parsed.code;
}

describe('values of the interchange format', () => {
  it('gives back every stored answer through JSON', () => {
    const note = fc.option(fc.constantFrom('', 'x', '主席会去查\n第二行'), { nil: undefined });
    const carriedFrom = fc.option(fc.constant('2025-05-12'), { nil: undefined });
    fc.assert(
      fc.property(anyAnswered, note, carriedFrom, ({ fact, answer: plain }, noteText, origin) => {
        const stored = origin === undefined ? plain : { ...plain, carriedFrom: origin };
        const noted = noteText === undefined ? { answer: stored } : { answer: stored, note: noteText };
        const raw: unknown = JSON.parse(JSON.stringify(toInterchangeAnswer(fact, noted)));
        expect(parseInterchangeAnswer(fact, raw)).toEqual({ ok: true, ...noted });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['employees_total', 230, 230],
    ['employees_total', -0, 0],
    ['employees_total', greatestInteger, greatestInteger],
    ['employees_total', greatestInteger + 1, 'OUT_OF_RANGE'],
    ['employees_total', -1, 'OUT_OF_RANGE'],
    ['employees_total', 2.5, 'WRONG_TYPE'],
    ['employees_total', '230', 'WRONG_TYPE'],
    ['employees_total', null, 'WRONG_TYPE'],
    ['employees_total', true, 'WRONG_TYPE'],
    ['committee_term_years', 4, 4],
    ['committee_term_years', 2023, 2023],
    ['payroll_12m', 1234.5, 123_450],
    ['payroll_12m', 0.29, 29],
    ['payroll_12m', 1e11, 1e13],
    ['payroll_12m', 100_000_000_000.01, 'OUT_OF_RANGE'],
    ['payroll_12m', 1.005, 'TOO_MANY_DECIMALS'],
    ['payroll_12m', 1e-7, 'TOO_MANY_DECIMALS'],
    ['payroll_12m', -1, 'OUT_OF_RANGE'],
    ['payroll_12m', '1', 'WRONG_TYPE'],
    ['union_founded_on', '2024-02-29', '2024-02-29'],
    ['union_founded_on', '2023-02-29', 'IMPOSSIBLE_DATE'],
    ['union_founded_on', '2023/02/28', 'IMPOSSIBLE_DATE'],
    ['union_founded_on', '1899-12-31', 'OUT_OF_RANGE'],
    ['union_founded_on', '2200-01-01', 'OUT_OF_RANGE'],
    ['union_founded_on', 20230228, 'WRONG_TYPE'],
    ['party_org', 'yes', 'yes'],
    ['party_org', 'Yes', 'NOT_IN_LIST'],
    ['party_org', true, 'WRONG_TYPE'],
    ['union_type', 'joint', 'joint'],
    ['union_type', 'constructor', 'NOT_IN_LIST'],
    ['chair_concurrent_admin', 'deputy', 'WRONG_TYPE'],
    ['chair_concurrent_admin', [1], 'WRONG_TYPE'],
    ['chair_concurrent_admin', ['hr_head', 'deputy'], ['deputy', 'hr_head']],
    ['chair_concurrent_admin', [], []],
    ['chair_concurrent_admin', ['boss'], 'NOT_IN_LIST'],
    ['chair_concurrent_admin', ['deputy', 'deputy'], 'BAD_SHAPE'],
    ['chair_concurrent_admin', ['none', 'deputy'], 'BAD_SHAPE'],
    ['union_name', 'Cafe\u0301', 'Café'],
    ['union_name', 'a\r\nb', 'a\nb'],
    ['union_name', 'a\u0000b', 'BAD_TEXT'],
    ['union_name', 'a\tb', 'BAD_TEXT'],
    ['union_name', '\u{d800}', 'BAD_TEXT'],
    ['union_name', 'x'.repeat(greatestTextLength + 1), 'TEXT_TOO_LONG'],
    ['union_name', 7, 'WRONG_TYPE'],
  ])('reads %s %j as %j', (id, raw, expected) => {
    expect(outcome(id, raw)).toEqual(expected);
  });

  it('stores minus zero as zero', () => {
    expect(Object.is(outcome('employees_total', -0), 0)).toBe(true);
    expect(Object.is(outcome('payroll_12m', -0), 0)).toBe(true);
  });
});

describe('answers of the interchange format', () => {
  it('takes a value, a value or a state in an object, and a note', () => {
    expect(answer('employees_total', 5)).toEqual({ answer: { value: 5 } });
    expect(answer('employees_total', { value: 5 })).toEqual({ answer: { value: 5 } });
    expect(answer('members_with_card', { state: 'unknown', note: 'later' })).toEqual({
      answer: { state: 'unknown' },
      note: 'later',
    });
    expect(answer('cc_submitted_on', { state: 'none' })).toEqual({ answer: { state: 'none' } });
    expect(answer('has_board', { value: 'yes', carried_from: '2025-01-02' })).toEqual({
      answer: { value: 'yes', carriedFrom: '2025-01-02' },
    });
  });

  it.each([
    ['employees_total', { state: 'none' }, 'BAD_STATE'],
    ['employees_total', { state: 'not_asked' }, 'BAD_STATE'],
    ['employees_total', { state: 5 }, 'BAD_STATE'],
    ['employees_total', {}, 'BAD_SHAPE'],
    ['employees_total', { value: 5, state: 'unknown' }, 'BAD_SHAPE'],
    ['employees_total', { value: 5, unit: 'persons' }, 'BAD_SHAPE'],
    ['employees_total', { value: 5, note: 5 }, 'WRONG_TYPE'],
    ['employees_total', { value: -5, note: 'x' }, 'OUT_OF_RANGE'],
    ['employees_total', { value: { value: 5 } }, 'WRONG_TYPE'],
    ['employees_total', { value: 5, carried_from: '2025-02-30' }, 'IMPOSSIBLE_DATE'],
    ['employees_total', JSON.parse('{"value":5,"__proto__":{}}'), 'BAD_SHAPE'],
    ['employees_total', [5], 'WRONG_TYPE'],
  ])('refuses %s %j with %s', (id, raw, code) => {
    expect(answer(id, raw)).toBe(code);
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(anyAnswered, fc.jsonValue(), ({ fact }, raw) => {
        expect(typeof parseInterchangeAnswer(fact, raw).ok).toBe('boolean');
      }),
    );
  });
});
