import { describe, expect, it } from 'vitest';
import { figures } from '#domain/facts/figures.ts';
import type { FigureResult } from '#renderer/features/statistics/types.ts';
import { groupFigures } from '#renderer/features/statistics/model/figure-groups.ts';
import { toRuleRows } from '#renderer/features/statistics/model/rule-order.ts';
import { noCounts } from '../../../support/fake-library.ts';

const results: readonly FigureResult[] = figures.map(({ id, label }) => {
  return { id, label, base: 10, count: 4, unknown: 0, percent: 40, low: 40, high: 40 };
});

describe('groupFigures', () => {
  it('puts every figure into exactly one group, in the order of the table', () => {
    const grouped = groupFigures(results).flatMap((group) => group.rows.map(({ result }) => result.id));
    expect(grouped.toSorted()).toEqual(figures.map(({ id }) => id).toSorted());
    for (const group of groupFigures(results)) {
      const places = group.rows.map(({ result }) => results.indexOf(result));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
  });

  it('groups by the part of the record that is counted', () => {
    const groupOf = (id: string) =>
      groupFigures(results).find((group) => group.rows.some(({ result }) => result.id === id))?.section.id;
    expect(groupOf('member_card_not_issued')).toBe('B');
    expect(groupOf('no_women_committee')).toBe('C');
    expect(groupOf('officers_full_time')).toBe('D');
    expect(groupOf('collective_contract_signed')).toBe('E');
    expect(groupOf('congress_established')).toBe('F');
    expect(groupOf('has_board')).toBe('G');
    expect(groupOf('disclosed_income')).toBe('H');
  });

  it('keeps a figure that the dictionary does not know', () => {
    const [known] = results;
    if (known === undefined) throw new Error('no figures');
    const grouped = groupFigures([{ ...known, id: 'of_a_newer_program' }]);
    expect(grouped.flatMap((group) => group.rows)).toHaveLength(1);
  });
});

describe('toRuleRows', () => {
  it('begins with the most frequent gaps and keeps the order of the pack among equals', () => {
    const toResult = (rule: string, gap: number) => ({
      rule,
      severity: 'major' as const,
      counts: { ...noCounts, gap },
    });
    const rows = toRuleRows([toResult('a', 1), toResult('b', 5), toResult('c', 1)], []);
    expect(rows.map(({ result }) => result.rule)).toEqual(['b', 'a', 'c']);
  });
});
