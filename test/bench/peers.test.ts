import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import { gapCode, judge, unknownCode } from '#rules/judge.ts';
import { judgeByHand } from '../../scripts/bench/peers/hand-written.ts';
import { createJsonRulesEngine, runJsonRules, toPeerFacts } from '../../scripts/bench/peers/json-rules.ts';
import { createRandomVisits, toPlainRecord } from '../../scripts/bench/peers/records.ts';
import type { RandomVisit } from '../../scripts/bench/peers/records.ts';
import { listDecidingFacts, loadSixtyRules, ruleCount } from '../../scripts/bench/peers/sixty-rules.ts';
import { no, unknown, yes } from '../../scripts/bench/peers/truth.ts';

const pack = loadSixtyRules();
const factIds = listDecidingFacts(pack);
const engine = createJsonRulesEngine(pack);

/** Ids of the rules with the outcome, by our engine; a subject that does not exist is no gap for the peers. */
function listByEngine({ visit, answers }: RandomVisit, wanted: number): readonly string[] {
  const { codes } = judge(pack, visit, answers);
  return listIds((index) => codes[index] === wanted);
}

function listByHand(visit: RandomVisit, wanted: number): readonly string[] {
  const truths = judgeByHand(toPlainRecord(visit, factIds));
  return listIds((index) => truths[index] === wanted);
}

async function listByJsonRules(visit: RandomVisit): Promise<readonly string[]> {
  const { results } = await runJsonRules(engine, toPeerFacts(visit, { pack, factIds }));
  const gaps = new Set(results.map((result) => result.name));
  return listIds((index) => gaps.has(pack.rules[index]?.rule.id ?? ''));
}

function listIds(isWanted: (index: number) => boolean): readonly string[] {
  return pack.rules.filter((_rule, index) => isWanted(index)).map(({ rule }) => rule.id);
}

describe('the peers of the rules benchmark', () => {
  it('find the same gaps where everything is known', async () => {
    for (const visit of createRandomVisits(400, { facts, unknownShare: 0, seed: 20 })) {
      const gaps = listByEngine(visit, gapCode);
      expect(listByHand(visit, yes)).toEqual(gaps);
      expect(await listByJsonRules(visit)).toEqual(gaps);
      expect(listByHand(visit, unknown)).toEqual([]);
    }
  });

  it('find the same gaps and the same unknowns, written by hand, where facts are missing', () => {
    for (const visit of createRandomVisits(1000, { facts, unknownShare: 0.2, seed: 21 })) {
      expect(listByHand(visit, yes)).toEqual(listByEngine(visit, gapCode));
      expect(listByHand(visit, unknown)).toEqual(listByEngine(visit, unknownCode));
    }
  });

  it('meet every rule both ways, so that agreement says something', () => {
    const visits = createRandomVisits(3000, { facts, unknownShare: 0, seed: 22 });
    const truths = visits.map((visit) => judgeByHand(toPlainRecord(visit, factIds)));
    const met = (truth: number): readonly number[] =>
      pack.rules.map((_rule, index) => index).filter((index) => truths.some((found) => found[index] === truth));
    expect(met(yes)).toHaveLength(ruleCount);
    expect(met(no)).toHaveLength(ruleCount);
  });
});
