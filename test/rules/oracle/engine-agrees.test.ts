import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRuleVerdict } from '#rules/judge.ts';
import { builtInPack, judgeByEngine } from './engine.ts';
import { judgeByOracle, listUnknownFacts } from './judge.ts';
import type { OracleRecord } from './judge.ts';
import { anyRecord, anyRecordFor } from './records.ts';
import { oracleContext, oracleRules } from './rules.ts';
import { findWitness } from './witnesses.ts';

const outcomes = { gap: true, unknown: 'unknown', pass: false, not_applicable: false, error: 'error' } as const;

function compareAll(record: OracleRecord): void {
  const judgement = judgeByEngine(record);
  const engine = oracleRules.map(({ id }, index) => [id, outcomes[toRuleVerdict(judgement, index).verdict]]);
  const oracle = oracleRules.map(({ id, formula }) => [id, judgeByOracle(formula, record, oracleContext)]);
  expect(engine).toEqual(oracle);
}

describe('the engine against the formulas as printed', () => {
  it('has the same 85 rules in the same order', () => {
    expect(oracleRules).toHaveLength(85);
    expect(builtInPack.rules.map(({ rule }) => rule.id)).toEqual(oracleRules.map(({ id }) => id));
  });

  it('gives the same verdict of every rule on 2,000 records of any kind', () => {
    fc.assert(fc.property(anyRecord, compareAll), { numRuns: 2000 });
  });
});

describe.each(oracleRules.map((rule, index) => ({ id: rule.id, rule, index })))('$id', ({ rule, index }) => {
  const samples = fc.sample(anyRecordFor(rule), { numRuns: 800, seed: 206 + index });
  const records = samples.map((record) => ({ record, truth: judgeByOracle(rule.formula, record, oracleContext) }));

  it('is judged as printed near what makes it a gap', () => {
    const verdicts = records.map(({ record }) => outcomes[toRuleVerdict(judgeByEngine(record), index).verdict]);
    expect(verdicts).toEqual(records.map(({ truth }) => truth));
    expect(new Set(verdicts)).toEqual(new Set([true, false, 'unknown']));
  });

  it('names exactly the facts that can still change the outcome', () => {
    for (const { record } of records.filter(({ truth }) => truth === 'unknown').slice(0, 25)) {
      const { missing } = toRuleVerdict(judgeByEngine(record), index);
      const relevant = listUnknownFacts(rule.formula, record, oracleContext).filter((fact) => {
        const tries = missing.includes(fact) ? 20_000 : 300;
        return findWitness(rule, record, { fact, tries }) !== undefined;
      });
      expect({ record, missing: [...missing].sort() }).toEqual({ record, missing: relevant.sort() });
      expect(missing.length).toBeGreaterThan(0);
    }
  });

  it('names nothing once it is decided', () => {
    const decided = records.filter(({ truth }) => truth !== 'unknown');
    expect(decided.flatMap(({ record }) => toRuleVerdict(judgeByEngine(record), index).missing)).toEqual([]);
  });
});
