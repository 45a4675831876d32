import type { Modality, Severity } from '#rules/types.ts';
import type { Verdict } from './answers.ts';

const severityOrder: Readonly<Record<Severity, number>> = { critical: 0, major: 1, minor: 2, advisory: 3 };

export type FindingGroups = {
  readonly gaps: readonly Verdict[];
  readonly unknown: readonly Verdict[];
  readonly errors: readonly Verdict[];
  readonly passed: readonly Verdict[];
  readonly notApplicable: readonly Verdict[];
};

export type ModalityFilter = 'all' | 'binding' | 'advice';

/** Must and union norms bind; the rest can only be recommended. */
export function isBinding(modality: Modality): boolean {
  return modality === 'must' || modality === 'union_norm';
}

/** The verdicts by outcome, the gravest first; equals keep the order of the pack. */
export function groupFindings(verdicts: readonly Verdict[], filter: ModalityFilter): FindingGroups {
  const shown = verdicts
    .filter((verdict) => filter === 'all' || isBinding(verdict.modality) === (filter === 'binding'))
    .toSorted((one, other) => severityOrder[one.severity] - severityOrder[other.severity]);
  const having = (kind: Verdict['verdict']): readonly Verdict[] => shown.filter(({ verdict }) => verdict === kind);
  return {
    gaps: having('gap'),
    unknown: having('unknown'),
    errors: having('error'),
    passed: having('pass'),
    notApplicable: having('not_applicable'),
  };
}

const indexes = new WeakMap<readonly Verdict[], ReadonlyMap<string, readonly Verdict[]>>();

/** The verdicts that a fact bears on. The index is built once for a list of verdicts. */
export function listVerdictsOf(fact: string, verdicts: readonly Verdict[]): readonly Verdict[] {
  const index = indexes.get(verdicts) ?? indexByFact(verdicts);
  indexes.set(verdicts, index);
  return index.get(fact) ?? [];
}

function indexByFact(verdicts: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> {
  const index = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    for (const fact of new Set([...verdict.used, ...verdict.missing])) {
      const known = index.get(fact);
      if (known === undefined) index.set(fact, [verdict]);
      else known.push(verdict);
    }
  }
  return index;
}

/** Verdicts that look alike, with their number; the most pressing first, and without those that do not apply. */
export type Tally = { readonly like: Verdict; readonly rules: readonly string[] };

const kindOrder: readonly Verdict['verdict'][] = ['gap', 'error', 'unknown', 'pass'];

export function tallyVerdicts(verdicts: readonly Verdict[]): readonly Tally[] {
  const byLook = Map.groupBy(verdicts, ({ verdict, modality }) =>
    verdict === 'gap' && !isBinding(modality) ? 'advice' : verdict,
  );
  return [...byLook.values()]
    .flatMap((alike) => (alike[0] === undefined ? [] : [{ like: alike[0], rules: alike.map(({ rule }) => rule) }]))
    .filter(({ like }) => kindOrder.includes(like.verdict))
    .toSorted((one, other) => kindOrder.indexOf(one.like.verdict) - kindOrder.indexOf(other.like.verdict));
}
