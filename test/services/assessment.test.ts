import { describe, expect, it } from 'vitest';
import type { Answers } from '#domain/fact.ts';
import { languages } from '#domain/language.ts';
import { type AssessmentView, judgeRecord, toAssessment, toStoredCounts } from '#services/assessment.ts';

const visit = { date: '2026-05-12', regionCode: '420106' };

function assess(answers: Answers, language: 'zh-Hans' | 'zh-Hant' | 'en' = 'en', at = visit): AssessmentView {
  const record = { visit: at, answers };
  return toAssessment(judgeRecord(record), record, language);
}

const withGap: Answers = {
  union_type: { value: 'independent' },
  employees_total: { value: 230 },
  members_total: { value: 200 },
  members_women: { value: 34 },
  womens_committee: { value: 'none' },
};

describe('toAssessment', () => {
  it('gives every rule exactly one verdict with a sentence', () => {
    const { verdicts, counts } = assess(withGap);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(verdicts.length);
    expect(new Set(verdicts.map(({ rule }) => rule)).size).toBe(verdicts.length);
    expect(verdicts.filter(({ reason }) => reason === '' || /\{\w+\}|undefined|NaN/.test(reason))).toEqual([]);
  });

  it('speaks the language that is asked for, with the same verdicts', () => {
    const [hans, hant, english] = languages.map((language) => assess(withGap, language));
    const verdictsOf = (view: AssessmentView | undefined): unknown =>
      view?.verdicts.map(({ rule, verdict }) => [rule, verdict]);
    expect(verdictsOf(hans)).toEqual(verdictsOf(english));
    expect(verdictsOf(hant)).toEqual(verdictsOf(english));
    expect(english?.verdicts.filter(({ reason }) => /\p{Script=Han}/u.test(reason))).toEqual([]);
    expect(hans?.verdicts.some(({ reason }) => reason.includes('34 人'))).toBe(true);
  });

  it('never cites the number of an article that nobody has read', () => {
    const bases = assess(withGap).verdicts.flatMap(({ basis }) => basis);
    expect(bases.filter((basis) => !basis.verified).length).toBeGreaterThan(0);
    expect(bases.filter((basis) => !basis.verified && basis.article !== undefined)).toEqual([]);
  });

  it('says which answers would settle most', () => {
    const questions = assess({}).nextQuestions;
    expect(questions.length).toBeGreaterThan(10);
    const decides = questions.map((question) => question.decides);
    expect(decides).toEqual(decides.toSorted((a, b) => b - a));
  });

  it('reports contradictions apart from verdicts', () => {
    const answers: Answers = { ...withGap, members_with_card: { value: 201 } };
    expect(assess(withGap).contradictions).toEqual([]);
    const [contradiction] = assess(answers).contradictions;
    expect(contradiction?.facts).toEqual(['members_with_card', 'members_total']);
    expect(contradiction?.message).toContain('201');
  });

  it('knows what does not arise', () => {
    expect(assess({}).notArising).toEqual([]);
    expect(assess({ union_type: { value: 'none' } }).notArising.length).toBeGreaterThan(0);
  });
});

describe('toStoredCounts', () => {
  it('counts every gap under one severity', () => {
    const counts = toStoredCounts(judgeRecord({ visit, answers: withGap }));
    expect(counts.gap).toBeGreaterThan(0);
    expect(counts.gapCritical + counts.gapMajor + counts.gapMinor + counts.gapAdvisory).toBe(counts.gap);
  });
});
