import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
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

/** How often each rule came out how, over the latest visit of every enterprise. Takes as long as the library is big. */
export function summarizeVerdicts(library: Library): VerdictSummary {
  const { compiled } = getBuiltInPack();
  const { layout, rules } = compiled;
  const vector = createVector(layout);
  const codes = new Uint8Array(rules.length);
  const perRule = rules.map(() => new Uint32Array(verdictKinds.length));
  let visits = 0;
  for (const { enterprise, inspection, values, marks } of iterateLatestRecords(library.db)) {
    const visit = { date: inspection.date, regionCode: enterprise.regionCode };
    const unreadable = encodeRow(layout, { values, marks }, vector);
    const context = createVisitContext(visit, compiled.parametersFor);
    judgeVector(compiled, { vector, context, unreadable }, codes);
    visits += 1;
    codes.forEach((code, index) => {
      const counts = perRule[index];
      if (counts !== undefined) counts[code] = (counts[code] ?? 0) + 1;
    });
  }
  const total = new Uint32Array(verdictKinds.length);
  for (const counts of perRule) counts.forEach((count, code) => (total[code] = (total[code] ?? 0) + count));
  return {
    visits,
    counts: toCounts(total),
    rules: rules.map(({ rule }, index) => ({
      rule: rule.id,
      severity: rule.severity,
      counts: toCounts(perRule[index] ?? new Uint32Array(verdictKinds.length)),
    })),
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
