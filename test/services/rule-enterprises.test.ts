import { describe, expect, it } from 'vitest';
import { listEnterprises } from '#services/enterprises.ts';
import { importRecords } from '#services/import/import-records.ts';
import { listRuleEnterprises } from '#services/rule-enterprises.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { verdictKinds } from '#rules/types.ts';
import { makeLibrary } from './support/app-library.ts';

function makeFilledLibrary() {
  const library = makeLibrary();
  importRecords(library, { records: [...createSurveyPopulation()].slice(0, 12), mode: 'write', language: 'en' });
  return library;
}

const page = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 200 } as const;

describe('listRuleEnterprises', () => {
  it('finds as many as the summary counts, for every rule and verdict', () => {
    const library = makeFilledLibrary();
    const { rules } = summarizeVerdicts(library);
    for (const { rule, counts } of rules) {
      for (const verdict of verdictKinds) {
        expect([rule, verdict, listRuleEnterprises(library, { rule, verdict }).length]).toEqual([
          rule,
          verdict,
          counts[verdict],
        ]);
      }
    }
  });

  it('knows none of a rule that there is not', () => {
    expect(listRuleEnterprises(makeFilledLibrary(), { rule: 'no-such-rule', verdict: 'gap' })).toEqual([]);
  });
});

describe('the list among some', () => {
  it('holds these alone, in order, and again all without', () => {
    const library = makeFilledLibrary();
    const all = listEnterprises(library, page).rows.map(({ enterpriseId }) => enterpriseId);
    const some = all.filter((_id, index) => index % 3 === 0);
    const among = { key: 'some', ids: new Set(some.toReversed()) };
    const list = listEnterprises(library, { ...page, among });
    expect(list.rows.map(({ enterpriseId }) => enterpriseId)).toEqual(some);
    expect(list).toMatchObject({ total: all.length, matching: some.length });
    const none = { key: 'none', ids: new Set<string>() };
    expect(listEnterprises(library, { ...page, among: none }).matching).toBe(0);
    expect(listEnterprises(library, page).matching).toBe(all.length);
  });
});
