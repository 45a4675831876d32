import { describe, expect, it } from 'vitest';
import { judgeByOracle } from './judge.ts';
import type { OracleRecord } from './judge.ts';
import { getOracleRule, oracleContext } from './rules.ts';
import { addYearsTo, compareNumbers, floorNumber, subtractDays, toDay, toNumberValue } from './values.ts';

function judge(id: string, facts: OracleRecord['facts'], place: Partial<OracleRecord> = {}): unknown {
  return judgeByOracle(
    getOracleRule(id).formula,
    { date: '2026-05-12', region: '420106', facts, ...place },
    oracleContext,
  );
}

describe('the oracle itself, on cases worked out by hand', () => {
  it('runs a term to the end of its last day', () => {
    const facts = {
      committee_elected_on: '2023-05-12',
      committee_term_years: 3,
      term_extension_approved_until: { state: 'none' },
    };
    expect(judge('term-overdue', facts)).toBe(false);
    expect(judge('term-overdue', facts, { date: '2026-05-13' })).toBe(true);
    expect(
      judge('term-overdue', { ...facts, term_extension_approved_until: '2026-05-13' }, { date: '2026-05-13' }),
    ).toBe(false);
  });

  it('leaves an overdue term undecided while an extension is possible', () => {
    expect(judge('term-overdue', { committee_elected_on: '2020-01-01', committee_term_years: 3 })).toBe('unknown');
  });

  it('counts two per cent of wages to the fen', () => {
    const facts = { union_type: 'joint', payroll_12m: 100_000 };
    expect(judge('union-funds-underpaid', { ...facts, funds_paid_12m: 1979.99 })).toBe(true);
    expect(judge('union-funds-underpaid', { ...facts, funds_paid_12m: 1980 })).toBe(false);
  });

  it('takes the threshold of the province', () => {
    const facts = { union_type: 'independent', members_women: 10, employees_women: 25, womens_committee: 'none' };
    expect(judge('womens-committee-missing-10', facts)).toBe(true);
    expect(judge('womens-committee-missing-10', facts, { region: '310115' })).toBe(false);
    expect(judge('womens-committee-missing-10', facts, { region: '110105' })).toBe(true);
  });

  it('lets an unknown side win over a none', () => {
    const facts = { cc_signed_on: { state: 'unknown' }, cc_submitted_on: { state: 'none' } };
    expect(judge('collective-contract-not-submitted-10d', facts)).toBe('unknown');
    expect(judge('collective-contract-not-submitted-10d', { ...facts, cc_signed_on: '2026-05-01' })).toBe(true);
    expect(judge('collective-contract-not-submitted-10d', { ...facts, cc_signed_on: '2026-05-02' })).toBe(false);
  });

  it('takes a carried-over answer for unknown', () => {
    expect(judge('chair-selection-unclear', { chair_selection: 'other' })).toBe(true);
    expect(judge('chair-selection-unclear', { chair_selection: { value: 'other', carried_from: '2025-05-12' } })).toBe(
      'unknown',
    );
  });

  it('knows February', () => {
    expect(addYearsTo(toDay('2024-02-29'), 1)).toEqual(toDay('2025-02-28'));
    expect(addYearsTo(toDay('2024-02-29'), 4)).toEqual(toDay('2028-02-29'));
    expect(subtractDays(toDay('2024-03-01'), toDay('2024-02-28'))).toBe(2);
  });

  it('computes with exact fractions', () => {
    expect(compareNumbers(toNumberValue('0.1'), toNumberValue('0.10'))).toBe(0);
    expect(floorNumber({ kind: 'number', top: 2999n, bottom: 1000n })).toEqual({ kind: 'number', top: 2n, bottom: 1n });
  });
});
