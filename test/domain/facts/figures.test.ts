import { describe, expect, it } from 'vitest';
import { getFact } from '#domain/facts/dictionary.ts';
import type { Figure } from '#domain/facts/figure.ts';
import { figures, largeEnterprise } from '#domain/facts/figures.ts';
import { languages } from '#domain/language.ts';
import { listConditionFacts, listConditionIssues } from './conditions.ts';

const byId = new Map(figures.map((figure) => [figure.id, figure]));
const count = (id: string): number => byId.get(id)?.surveyCount ?? Number.NaN;

describe('survey figures', () => {
  it('are 64, each with its own id and label', () => {
    expect(byId.size).toBe(64);
    for (const language of languages) expect(figures.every((figure) => figure.label[language] !== '')).toBe(true);
  });

  it('count by sound conditions', () => {
    const conditions = figures.flatMap(({ counts, of }) => [
      ...('sumOf' in counts ? [] : [counts]),
      ...(typeof of === 'object' ? [of.and] : []),
    ]);
    expect(conditions.length).toBeGreaterThan(62);
    expect(conditions.flatMap(listConditionIssues)).toEqual([]);
    expect(conditions.filter((condition) => listConditionFacts(condition).length === 0)).toEqual([]);
  });

  it('add up whole numbers only', () => {
    const sums = figures.flatMap(({ counts }) => ('sumOf' in counts ? [counts.sumOf, counts.outOf] : []));
    expect(sums.map((id) => getFact(id).type)).toEqual(['integer', 'integer', 'integer', 'integer']);
  });

  it('rest on bases that exist and never go round in a circle', () => {
    for (const figure of figures) expect(chainOf(figure).length).toBeLessThan(5);
    expect(listConditionIssues(largeEnterprise)).toEqual([]);
  });

  it('never count more than their base', () => {
    const sizes: Readonly<Record<string, number>> = { all: 206, '200+': 93 };
    const above = figures.filter((figure) => {
      if ('sumOf' in figure.counts) return false;
      const base = typeof figure.of === 'object' ? figure.of.figure : figure.of;
      return figure.surveyCount > (sizes[base] ?? count(base));
    });
    expect(above).toEqual([]);
  });

  it('add up as the survey says', () => {
    expect(count('transfer_all') + count('transfer_most') + count('transfer_few') + count('transfer_none')).toBe(206);
    expect(count('chair_elected') + count('chair_appointed') + count('chair_other_selection')).toBe(206);
    expect(count('chair_appointed_with_procedure') + count('chair_appointed_without_procedure')).toBe(61);
    expect(count('officers_full_time') + count('officers_part_time')).toBe(1169);
    expect(count('chair_full_time') + count('chair_part_time')).toBe(206);
    const posts = ['admin_principal_head', 'admin_deputy_head', 'admin_hr_head', 'admin_other'].map(count);
    expect(posts.reduce((sum, each) => sum + each)).toBe(count('concurrent_admin') + count('concurrent_both'));
    expect(count('congress_held_last_year') + count('congress_not_held_last_year')).toBe(count('congress_established'));
  });
});

function chainOf(figure: Figure): readonly string[] {
  const base = typeof figure.of === 'object' ? figure.of.figure : figure.of;
  if (base === 'all' || base === '200+') return [figure.id];
  const next = byId.get(base);
  if (next === undefined) throw new Error(`No figure ${base}`);
  return [figure.id, ...chainOf(next)];
}
