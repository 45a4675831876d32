import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import type { FrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import type { LatestRecord } from '#db/repositories/latest-records.ts';
import type { CompiledPack } from '#rules/compile-pack.ts';
import { encodeRow } from '#rules/encode.ts';
import { judgeVector, type VerdictCounts } from '#rules/judge.ts';
import { createVector } from '#rules/layout.ts';
import { type Severity, type VerdictKind, verdictKinds } from '#rules/types.ts';
import { createVisitContext } from '#rules/visit.ts';
import type { Library } from './library.ts';
import { getBuiltInPack } from './pack.ts';

export type VerdictSummary = {
  readonly visits: number;
  readonly counts: VerdictCounts;
  readonly rules: readonly { readonly rule: string; readonly severity: Severity; readonly counts: VerdictCounts }[];
};

/**
 * How often each rule came out how, over the latest visit of every enterprise; of completed visits as frozen, also by
 * rules that the present pack has no more. Takes as long as the library is big.
 */
export function summarizeVerdicts(library: Library): VerdictSummary {
  const { compiled } = getBuiltInPack();
  const judgeCodes = createRowJudge(compiled);
  const tallies = new Map(compiled.rules.map(({ rule }) => [rule.id, createTally(rule.severity)]));
  const inOrder = [...tallies.values()];
  let visits = 0;
  for (const record of iterateLatestRecords(library.db)) {
    visits += 1;
    const frozen = findFrozenOutcomes(library.db, record.inspection.id);
    if (frozen === undefined) judgeCodes(record).forEach((code, index) => count(inOrder[index], code));
    else addFrozen(tallies, frozen);
  }
  const total = createTally('major');
  for (const { byCode } of tallies.values()) byCode.forEach((times, code) => count(total, code, times));
  return {
    visits,
    counts: toCounts(total.byCode),
    rules: [...tallies].map(([rule, { severity, byCode }]) => ({ rule, severity, counts: toCounts(byCode) })),
  };
}

type Tally = { readonly severity: Severity; readonly byCode: Uint32Array };

function createTally(severity: Severity): Tally {
  return { severity, byCode: new Uint32Array(verdictKinds.length) };
}

function count(tally: Tally | undefined, code: number, times = 1): void {
  if (tally !== undefined) tally.byCode[code] = (tally.byCode[code] ?? 0) + times;
}

function addFrozen(tallies: Map<string, Tally>, frozen: FrozenOutcomes): void {
  for (const [rule, [verdict, severity]] of Object.entries(frozen)) {
    const tally = tallies.get(rule) ?? createTally(severity);
    tallies.set(rule, tally);
    count(tally, verdictKinds.indexOf(verdict));
  }
}

/** Judges rows one after the other; the codes, one a rule of the pack, are those of the last one. */
export function createRowJudge(pack: CompiledPack): (record: LatestRecord) => Uint8Array {
  const vector = createVector(pack.layout);
  const codes = new Uint8Array(pack.rules.length);
  return ({ enterprise, inspection, values, marks }) => {
    const visit = { date: inspection.date, regionCode: enterprise.regionCode };
    const unreadable = encodeRow(pack.layout, { values, marks }, vector);
    const context = createVisitContext(visit, pack.parametersFor);
    judgeVector(pack, { vector, context, unreadable }, codes);
    return codes;
  };
}

function toCounts(byCode: Uint32Array): VerdictCounts {
  const count = (kind: VerdictKind): number => byCode[verdictKinds.indexOf(kind)] ?? 0;
  return {
    pass: count('pass'),
    gap: count('gap'),
    unknown: count('unknown'),
    not_applicable: count('not_applicable'),
    error: count('error'),
  };
}
