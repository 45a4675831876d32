import { describe, expect, it } from 'vitest';
import { parseCreditCode } from '#domain/credit-code.ts';
import type { Answer } from '#domain/fact.ts';
import { facts, getFact } from '#domain/facts/dictionary.ts';
import { figures } from '#domain/facts/figures.ts';
import { parseInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { encodeAnswers } from '#rules/encode.ts';
import { createVector } from '#rules/layout.ts';
import { listRecordContradictions } from '#services/check/contradictions.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import type { SampleRecord } from '#services/sample/survey-population.ts';
import { compileFigures } from '#services/statistics/compile-figures.ts';
import { createTally } from '#services/statistics/tally.ts';
import surveyFigures from '../../fixtures/survey-figures.json' with { type: 'json' };

const population = createSurveyPopulation();

function toAnswers(record: SampleRecord): Readonly<Record<string, Answer>> {
  const answers = Object.entries(record.facts).map(([id, raw]) => {
    const parsed = parseInterchangeAnswer(getFact(id), raw);
    if (!parsed.ok) throw new Error(`${id}: ${parsed.message}`);
    return [id, parsed.answer] as const;
  });
  return Object.fromEntries(answers);
}

function countWhere(fact: string, isCounted: (value: unknown) => boolean): number {
  return population.filter((record) => isCounted(record.facts[fact])).length;
}

describe('the invented population', () => {
  it('gives every count of the survey', () => {
    const compiled = compileFigures(figures);
    const tally = createTally(compiled);
    for (const record of population) {
      const vector = createVector(compiled.layout);
      encodeAnswers(compiled.layout, toAnswers(record), vector);
      tally.add(vector);
    }
    const { bases, figures: results } = tally.finish();
    expect(bases).toEqual({ enterprises: 206, enterprises_200_plus: 93, officers: 1169 });
    expect(results).toHaveLength(64);
    expect(results.map(({ id, count }) => [id, count])).toEqual(surveyFigures.map(({ id, count }) => [id, count]));
    const unknown = results.filter((figure) => figure.unknown > 0).map((figure) => [figure.id, figure.unknown]);
    expect(Object.fromEntries(unknown)).toEqual({
      chair_rank_deputy_or_above: 10,
      chair_rank_middle: 10,
      chair_rank_other: 10,
      collective_contract_signed: 1,
      collective_contract_signed_200: 1,
      collective_contract_unsigned_200: 1,
    });
  });

  it('lets 93 of the 125 merged unions share with the administration', () => {
    expect(countWhere('union_org_status', (status) => status !== 'independent')).toBe(125);
    expect(countWhere('union_org_status', (status) => status === 'colocated_admin')).toBe(93);
  });

  it('contradicts itself nowhere', () => {
    const found = population.flatMap((record) => {
      const visit = { date: record.inspection.date, regionCode: record.enterprise.region_code };
      return listRecordContradictions({ visit, answers: toAnswers(record) }, 'en').map(({ message }) => message);
    });
    expect(found).toEqual([]);
  });

  it('says of everyone that they are invented', () => {
    expect(population.filter(({ enterprise }) => !/^示例·.*（虚构）/.test(enterprise.name))).toEqual([]);
    const chairs = population.map((record) => record.facts['chair_name']).filter((name) => typeof name === 'string');
    expect(chairs.length).toBeGreaterThan(150);
    expect(chairs.filter((name) => !name.endsWith('（虚构）'))).toEqual([]);
  });

  it('has valid credit codes, different names and ids, and many provinces', () => {
    const codes = population.map(({ enterprise }) => enterprise.credit_code);
    expect(codes.filter((code) => !parseCreditCode(code).ok)).toEqual([]);
    const keys = ['credit_code', 'name', 'id'] as const;
    for (const key of keys) expect(new Set(population.map(({ enterprise }) => enterprise[key])).size).toBe(206);
    expect(new Set(population.map(({ enterprise }) => enterprise.region_code.slice(0, 2))).size).toBeGreaterThan(20);
  });

  it('was visited on weekdays of 2006', () => {
    for (const { inspection } of population) {
      expect(inspection.date.slice(0, 4)).toBe('2006');
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${inspection.date}T00:00:00Z`).getUTCDay());
    }
  });

  it('answers most of the questions and leaves some open', () => {
    const asked = population.flatMap((record) => Object.keys(record.facts)).length / (206 * facts.length);
    expect(asked).toBeGreaterThan(0.95);
    expect(asked).toBeLessThan(1);
    const texts = JSON.stringify(population);
    for (const state of ['unknown', 'refused', 'not_applicable', 'none'])
      expect(texts).toContain(`{"state":"${state}"`);
  });

  it('is the same every time', () => {
    expect(createSurveyPopulation()).toEqual(population);
  });
});
