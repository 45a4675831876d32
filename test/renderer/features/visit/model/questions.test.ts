import { describe, expect, it } from 'vitest';
import { factIds } from '#domain/facts/dictionary.ts';
import { findFollowing, listOpenQuestions, searchFacts } from '#renderer/features/visit/model/questions.ts';
import { toAssessment } from '../support/fixtures.ts';

describe('open questions', () => {
  it('are those that decide rules, then what else arises, each once', () => {
    const assessment = toAssessment({
      nextQuestions: [
        { fact: 'wc_system', decides: 5 },
        { fact: 'union_type', decides: 2 },
      ],
      notArising: ['union_name'],
    });
    const open = listOpenQuestions(assessment, (fact) => fact !== 'ownership');
    expect(open.slice(0, 3)).toEqual(['wc_system', 'union_type', 'legal_form']);
    expect(open).toHaveLength(factIds.length - 2);
    expect(new Set(open).size).toBe(open.length);
  });

  it('go round at the end and start anew from a question that is not among them', () => {
    expect(findFollowing(['a', 'b'], 'b')).toBe('a');
    expect(findFollowing(['a', 'b'], 'x')).toBe('a');
    expect(findFollowing([], undefined)).toBeUndefined();
  });
});

describe('the search for questions', () => {
  it.each([
    ['女职工委员会', 'zh-Hans', 'womens_committee'],
    ['女職工委員會', 'zh-Hant', 'womens_committee'],
    ['secret ballot', 'en', 'wc_secret_ballot'],
  ] as const)('finds %s in %s', (search, language, expected) => {
    const found = searchFacts(search, language).map(({ id }) => id);
    expect(found).toContain(expected);
    expect(found.length).toBeLessThan(factIds.length);
  });

  it('wants every word, and finds everything for none', () => {
    expect(searchFacts('zzz 工会', 'zh-Hans')).toEqual([]);
    expect(searchFacts(' ', 'zh-Hans')).toHaveLength(factIds.length);
  });
});
