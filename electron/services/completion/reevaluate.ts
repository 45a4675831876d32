import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { AppError } from '#domain/error.ts';
import type { FrozenVerdict, FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Language, Text } from '#domain/language.ts';
import { explainVerdict } from '#rules/explain.ts';
import { judge, listVerdicts } from '#rules/judge.ts';
import type { RuleVerdict } from '#rules/judge.ts';
import type { Modality, Severity, VerdictKind } from '#rules/types.ts';
import type { Library } from '../library.ts';
import { getBuiltInPack } from '../pack.ts';
import type { LoadedPack } from '../pack.ts';
import { getVisitRecord, toJudgedRecord } from '../visit-record.ts';
import type { VisitKey } from '../visits.ts';

/** One side of a difference. */
export type Outcome = {
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly modality: Modality;
  readonly reason: string;
};

/** `new`: a gap now that was none. `cleared`: none any more. `now_unknown`: cannot be decided any more. */
export type DifferenceKind = 'new' | 'cleared' | 'now_unknown' | 'changed';

export type Difference = {
  readonly rule: string;
  readonly title: Text;
  readonly kind: DifferenceKind;
  /** Null where the pack of that side has no such rule. */
  readonly before: Outcome | null;
  readonly after: Outcome | null;
};

export type Reevaluation = {
  readonly frozenPack: FrozenVerdicts['pack'];
  readonly presentPack: FrozenVerdicts['pack'];
  /** In the order of the present pack, then rules that it has no more. */
  readonly differences: readonly Difference[];
  /** Rules about which both say the same, to the letter. */
  readonly same: number;
};

/**
 * What another pack (the present one unless given) would say of a completed visit today, beside what is frozen. Writes
 * nothing.
 * @throws AppError NOT_FOUND; INVALID_REQUEST where nothing is frozen.
 */
export function reevaluateVisit(library: Library, key: VisitKey, pack: LoadedPack = getBuiltInPack()): Reevaluation {
  const record = getVisitRecord(library.db, key.inspectionId);
  const frozen = findFrozenVerdicts(library.db, key.inspectionId);
  if (frozen === undefined) throw new AppError('INVALID_REQUEST', 'Nothing is frozen of this visit', { ...key });
  const judged = toJudgedRecord(record);
  const judgement = judge(pack.compiled, judged.visit, judged.answers);
  const reasoned = { pack: pack.compiled, ...judged, language: key.language };
  const after = listVerdicts(judgement).map((verdict): Side => toSide(verdict, explainVerdict(verdict, reasoned)));
  const before = frozen.verdicts.map((verdict) => toFrozenSide(verdict, key.language));
  const differences = compareSides(before, after);
  const { id, version } = pack.compiled.document;
  const all = new Set([...before, ...after].map(({ rule }) => rule));
  return {
    frozenPack: frozen.pack,
    presentPack: { id, version, hash: pack.hash },
    differences,
    same: all.size - differences.length,
  };
}

type Side = { readonly rule: string; readonly title: Text; readonly outcome: Outcome };

function toSide({ rule, verdict, severity, modality }: RuleVerdict, reason: string): Side {
  return { rule: rule.rule.id, title: rule.rule.title, outcome: { verdict, severity, modality, reason } };
}

function toFrozenSide(frozen: FrozenVerdict, language: Language): Side {
  const { rule, title, verdict, severity, modality } = frozen;
  return { rule, title, outcome: { verdict, severity, modality, reason: frozen.reason[language] } };
}

function compareSides(before: readonly Side[], after: readonly Side[]): readonly Difference[] {
  const earlier = new Map(before.map((side) => [side.rule, side]));
  const present = new Set(after.map(({ rule }) => rule));
  const gone = before.filter(({ rule }) => !present.has(rule));
  return [
    ...after.flatMap((side) => toDifference(earlier.get(side.rule), side)),
    ...gone.flatMap((side) => toDifference(side, undefined)),
  ];
}

function toDifference(before: Side | undefined, after: Side | undefined): readonly Difference[] {
  const side = after ?? before;
  if (side === undefined || isSame(before?.outcome, after?.outcome)) return [];
  const kind = toKind(before?.outcome.verdict, after?.outcome.verdict);
  const { rule, title } = side;
  return [{ rule, title, kind, before: before?.outcome ?? null, after: after?.outcome ?? null }];
}

function isSame(before: Outcome | undefined, after: Outcome | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  const { verdict, severity, modality, reason } = before;
  return (
    verdict === after.verdict && severity === after.severity && modality === after.modality && reason === after.reason
  );
}

function toKind(before: VerdictKind | undefined, after: VerdictKind | undefined): DifferenceKind {
  if (before === after) return 'changed';
  if (after === 'gap') return 'new';
  if (after === 'unknown') return 'now_unknown';
  return before === 'gap' ? 'cleared' : 'changed';
}
