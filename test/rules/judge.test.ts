import { describe, expect, it } from 'vitest';
import type { Answers } from '#domain/fact.ts';
import type { Condition } from '#domain/condition.ts';
import { countGaps, countVerdicts, judge, toRuleVerdict } from '#rules/judge.ts';
import { buildRule, compileSmall } from './support/small-pack.ts';

const visit = { date: '2026-05-12', regionCode: '420106' };

function verdictOf(gapWhen: Condition, answers: Answers, regionCode = visit.regionCode): string {
  return toRuleVerdict(judge(compileSmall([buildRule({ gapWhen })]), { ...visit, regionCode }, answers), 0).verdict;
}

function missingOf(gapWhen: Condition, answers: Answers): readonly string[] {
  return toRuleVerdict(judge(compileSmall([buildRule({ gapWhen })]), visit, answers), 0).missing;
}

const few: Condition = { compare: [{ fact: 'count' }, '<', 25] };
const late: Condition = { compare: [{ daysBetween: [{ fact: 'day' }, { visit: 'date' }] }, '>', 10] };
const flagged: Condition = { compare: [{ fact: 'flag' }, '=', { value: 'yes' }] };

describe('a comparison', () => {
  it('is a gap on one side of the bound and a pass on the other', () => {
    expect(verdictOf(few, { count: { value: 24 } })).toBe('gap');
    expect(verdictOf(few, { count: { value: 25 } })).toBe('pass');
  });

  it.each<[string, Answers]>([
    ['not asked', {}],
    ['not known', { count: { state: 'unknown' } }],
    ['refused', { count: { state: 'refused' } }],
    ['carried over and not confirmed', { count: { value: 3, carriedFrom: '2025-05-01' } }],
  ])('is unknown for a fact that is %s, and names it', (_name, answers) => {
    expect(verdictOf(few, answers)).toBe('unknown');
    expect(missingOf(few, answers)).toEqual(['count']);
  });

  it('is false for a fact that does not apply, also under a negation', () => {
    expect(verdictOf(few, { count: { state: 'not_applicable' } })).toBe('pass');
    expect(verdictOf({ not: few }, { count: { state: 'not_applicable' } })).toBe('gap');
    expect(
      verdictOf({ compare: [{ fact: 'kind' }, '!=', { value: 'a' }] }, { kind: { state: 'not_applicable' } }),
    ).toBe('pass');
    expect(verdictOf({ fact: 'count', notIn: [3, 5] }, { count: { state: 'not_applicable' } })).toBe('pass');
  });

  it('is unknown before it is false, where one side is unknown and the other does not apply', () => {
    const condition: Condition = { compare: [{ fact: 'count' }, '<', { fact: 'other_count' }] };
    expect(verdictOf(condition, { count: { state: 'not_applicable' } })).toBe('unknown');
    expect(missingOf(condition, { count: { state: 'not_applicable' } })).toEqual(['other_count']);
  });

  it('does not let MIN or MAX hide an operand that does not apply', () => {
    const condition: Condition = { compare: [5, '<', { min: [100, { fact: 'count' }] }] };
    expect(verdictOf(condition, { count: { value: 50 } })).toBe('gap');
    expect(verdictOf(condition, { count: { state: 'not_applicable' } })).toBe('pass');
  });

  it('compares fractions as whole numbers', () => {
    const quorum: Condition = {
      compare: [{ product: [{ fact: 'count' }, 3] }, '<', { product: [{ fact: 'other_count' }, 2] }],
    };
    expect(verdictOf(quorum, { count: { value: 20 }, other_count: { value: 30 } })).toBe('pass');
    expect(verdictOf(quorum, { count: { value: 20 }, other_count: { value: 31 } })).toBe('gap');
  });

  it('takes a bound on money in yuan, and stores money in fen', () => {
    const condition: Condition = { compare: [{ product: [{ fact: 'amount' }, 2] }, '<', 10.5] };
    expect(verdictOf(condition, { amount: { value: 524 } })).toBe('gap');
    expect(verdictOf(condition, { amount: { value: 525 } })).toBe('pass');
  });

  it('takes the parameter of the province, and the national one elsewhere', () => {
    const condition: Condition = { compare: [{ fact: 'count' }, '>=', { parameter: 'threshold' }] };
    expect(verdictOf(condition, { count: { value: 12 } })).toBe('gap');
    expect(verdictOf(condition, { count: { value: 12 } }, '110105')).toBe('pass');
    expect(verdictOf({ compare: [{ parameter: 'basis' }, '=', { value: 'employees' }] }, {}, '110105')).toBe('gap');
  });
});

describe('dates', () => {
  it('count calendar days', () => {
    expect(verdictOf(late, { day: { value: '2026-05-02' } })).toBe('pass');
    expect(verdictOf(late, { day: { value: '2026-05-01' } })).toBe('gap');
  });

  it('let a term run to the end of its last day', () => {
    const over: Condition = { compare: [{ addYears: [{ fact: 'day' }, { fact: 'count' }] }, '<', { visit: 'date' }] };
    expect(verdictOf(over, { day: { value: '2023-05-12' }, count: { value: 3 } })).toBe('pass');
    expect(verdictOf(over, { day: { value: '2023-05-11' }, count: { value: 3 } })).toBe('gap');
  });

  it('are of the year of the visit', () => {
    expect(verdictOf({ compare: [{ fact: 'day' }, '<', { startOfYear: -1 }] }, { day: { value: '2024-12-31' } })).toBe(
      'gap',
    );
    expect(verdictOf({ compare: [{ fact: 'day' }, '<', { startOfYear: -1 }] }, { day: { value: '2025-01-01' } })).toBe(
      'pass',
    );
    expect(verdictOf({ compare: [{ visit: 'date' }, '>=', { dayOfYear: '12-01' }] }, {})).toBe('pass');
  });
});

describe('presence', () => {
  it('tells "there is none" from "not known"', () => {
    const empty: Condition = { fact: 'day', is: 'empty' };
    expect(verdictOf(empty, { day: { state: 'none' } })).toBe('gap');
    expect(verdictOf(empty, { day: { state: 'unknown' } })).toBe('unknown');
    expect(verdictOf(empty, { day: { value: '2026-01-01' } })).toBe('pass');
    expect(verdictOf({ fact: 'day', is: 'set' }, { day: { value: '2026-01-01' } })).toBe('gap');
    expect(verdictOf({ fact: 'day', is: 'set' }, { day: { state: 'none' } })).toBe('pass');
    expect(verdictOf(late, { day: { state: 'none' } })).toBe('pass');
  });

  it('finds elements of a many-choice fact', () => {
    const condition: Condition = { fact: 'tags', intersects: ['x', 'z'] };
    expect(verdictOf(condition, { tags: { value: ['y', 'z'] } })).toBe('gap');
    expect(verdictOf(condition, { tags: { value: ['y'] } })).toBe('pass');
    expect(verdictOf(condition, { tags: { value: [] } })).toBe('pass');
  });
});

describe('what is missing', () => {
  const both: Condition = { all: [few, { any: [flagged, { fact: 'kind', in: ['a'] }] }] };

  it('names every fact that can still decide', () => {
    expect(missingOf(both, {})).toEqual(['count', 'flag', 'kind']);
  });

  it('leaves out facts of parts that are settled', () => {
    expect(missingOf(both, { flag: { value: 'yes' } })).toEqual(['count']);
    expect(verdictOf(both, { count: { value: 30 } })).toBe('pass');
    expect(missingOf(both, { count: { value: 30 } })).toEqual([]);
  });
});

describe('the verdict', () => {
  const aboutThing = buildRule({ subject: 'thing', gapWhen: { all: [flagged, few] } });

  it('is "not applicable" where the subject certainly does not exist', () => {
    const pack = compileSmall([aboutThing]);
    const verdict = (answers: Answers): string => toRuleVerdict(judge(pack, visit, answers), 0).verdict;
    expect(verdict({ flag: { value: 'no' } })).toBe('not_applicable');
    expect(verdict({ flag: { value: 'yes' }, count: { value: 30 } })).toBe('pass');
    expect(verdict({ count: { value: 30 } })).toBe('pass');
    expect(verdict({})).toBe('unknown');
  });

  it('is an error, and only that one, where a stored value cannot be read', () => {
    const pack = compileSmall([buildRule({}), buildRule({ id: 'other', gapWhen: few })]);
    const judgement = judge(pack, visit, { kind: { value: 'of a newer program' }, count: { value: 3 } });
    expect([0, 1].map((index) => toRuleVerdict(judgement, index).verdict)).toEqual(['error', 'gap']);
    expect(countVerdicts(judgement.codes)).toEqual({ pass: 0, gap: 1, unknown: 0, not_applicable: 0, error: 1 });
  });

  it('binds by the local statute where there is one', () => {
    const rule = buildRule({ modality: 'may', severity: 'advisory', mustIn: ['31'], severityWhereMust: 'minor' });
    const pack = compileSmall([rule]);
    const here = judge(pack, visit, { kind: { value: 'a' } });
    const there = judge(pack, { ...visit, regionCode: '310115' }, { kind: { value: 'a' } });
    expect(toRuleVerdict(here, 0)).toMatchObject({ modality: 'may', severity: 'advisory' });
    expect(toRuleVerdict(there, 0)).toMatchObject({ modality: 'must', severity: 'minor' });
    expect(countGaps(there)).toEqual({ critical: 0, major: 0, minor: 1, advisory: 0 });
  });
});
