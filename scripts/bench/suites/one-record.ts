import { judge, listVerdicts } from '#rules/judge.ts';
import { judgeByHand } from '../peers/hand-written.ts';
import { createJsonRulesEngine, runJsonRules, toPeerFacts } from '../peers/json-rules.ts';
import { createRandomVisits, toPlainRecord } from '../peers/records.ts';
import { listDecidingFacts, loadSixtyRules } from '../peers/sixty-rules.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { measureInterleaved, toRatio, toSpread } from '../support/measure.ts';
import type { Samples, Side } from '../support/measure.ts';

const microseconds = 1_000_000;

/** Few enough to stay in the processor's cache, as the record on the screen does, and enough to differ. */
const recordCount = 32;

type Sides = 'judge' | 'verdicts' | 'byHand' | 'jsonRules';

export const oneRecord: Benchmark = {
  name: 'one-record',
  title: 'One record against sixty rules, with trace',
  method: `The first sixty rules of the built-in pack on ${recordCount} random records without unknown facts (json-rules-engine knows
no unknown). \`judge\` starts from the answers as the program holds them and ends in a judgement that keeps every value it
read; "all verdicts" also names the facts used and missing per rule. The peers: json-rules-engine 7.3.1, which keeps the
outcome of each condition, with its dates turned into numbers beforehand; and sixty functions written by hand over a
typed object, three-valued, without a trace. Processor time. A test holds that all three agree.`,
  run: async () => {
    const samples = await measureInterleaved(createSides(), { clock: 'processor' });
    return [
      toLine(samples, { what: 'judge', ours: 'judge', peer: 'jsonRules', atLeast: 50 }),
      toLine(samples, { what: 'judge', ours: 'judge', peer: 'byHand', atLeast: 0.3 }),
      toLine(samples, { what: 'judge and all verdicts', ours: 'verdicts', peer: 'jsonRules' }),
      toLine(samples, { what: 'judge and all verdicts', ours: 'verdicts', peer: 'byHand' }),
    ];
  },
};

function createSides(): Readonly<Record<Sides, Side>> {
  const pack = loadSixtyRules();
  const factIds = listDecidingFacts(pack);
  const facts = pack.layout.facts.filter(({ id }) => factIds.includes(id));
  const visits = createRandomVisits(recordCount, { facts, unknownShare: 0, seed: 1 });
  const plain = visits.map((visit) => toPlainRecord(visit, factIds));
  const engine = createJsonRulesEngine(pack);
  const peerFacts = visits.map((visit) => toPeerFacts(visit, { pack, factIds }));
  return {
    judge: overAll(visits, ({ visit, answers }) => judge(pack, visit, answers).codes.length),
    verdicts: overAll(visits, ({ visit, answers }) => listVerdicts(judge(pack, visit, answers)).length),
    byHand: overAll(plain, (record) => judgeByHand(record).length),
    jsonRules: async (times) => {
      for (let index = 0; index < times; index += 1) await runJsonRules(engine, peerFacts[index % recordCount] ?? {});
    },
  };
}

function overAll<Item>(items: readonly Item[], work: (item: Item) => number): Side {
  return (times) => {
    let done = 0;
    while (done < times) {
      for (const item of items) done += Math.sign(work(item));
    }
  };
}

const peerNames = { jsonRules: 'json-rules-engine', byHand: 'hand-written' } as const;

function toLine(
  samples: Samples<Sides>,
  figure: {
    readonly what: string;
    readonly ours: 'judge' | 'verdicts';
    readonly peer: keyof typeof peerNames;
    readonly atLeast?: number;
  },
): Line {
  const { what, ours, peer, atLeast } = figure;
  return {
    what,
    unit: 'µs',
    value: toSpread(samples[ours], microseconds),
    peer: { name: peerNames[peer], value: toSpread(samples[peer], microseconds) },
    ratio: { of: 'speed', value: toRatio(samples[peer], samples[ours]) },
    ...(atLeast === undefined ? {} : { target: { of: 'ratio' as const, bound: 'at least' as const, value: atLeast } }),
  };
}
