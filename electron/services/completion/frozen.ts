import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import type { FrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import type { Db } from '#db/connection.ts';
import type { VerdictCounts as StoredCounts } from '#db/rows.ts';
import type { FrozenVerdict, FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { languages } from '#domain/language.ts';
import type { Language, Text } from '#domain/language.ts';
import { explainVerdict } from '#rules/explain.ts';
import { listVerdicts } from '#rules/judge.ts';
import type { Judgement, RuleVerdict, VerdictCounts } from '#rules/judge.ts';
import { citeLaw } from '#rules/law-in-force.ts';
import { toBasisView } from '../assessment.ts';
import type { AssessmentView, JudgedRecord, VerdictView } from '../assessment.ts';
import type { LoadedPack } from '../pack.ts';
import { getBuiltInPack } from '../pack.ts';

/** What is kept of a judgement when the visit is completed: every sentence in every language, and the law of gaps. */
export function freezeVerdicts(
  judgement: Judgement,
  record: JudgedRecord,
  pack: LoadedPack,
): Omit<FrozenVerdicts, 'reasons'> {
  const { id, version } = pack.compiled.document;
  return {
    pack: { id, version, hash: pack.hash },
    verdicts: listVerdicts(judgement).map((verdict) => freezeVerdict(verdict, judgement, record)),
  };
}

function freezeVerdict(verdict: RuleVerdict, judgement: Judgement, record: JudgedRecord): FrozenVerdict {
  const { rule } = verdict.rule;
  const { pack, context } = judgement;
  const place = { date: record.visit.date, province: context.province };
  const { bases, inForce } = citeLaw(pack, rule, place);
  const explain = (language: Language): string => explainVerdict(verdict, { pack, ...record, language });
  return {
    rule: rule.id,
    title: rule.title,
    verdict: verdict.verdict,
    severity: verdict.severity,
    modality: verdict.modality,
    reason: toText(explain),
    used: verdict.used,
    missing: verdict.missing,
    basis: verdict.verdict === 'gap' ? bases.map(toBasisView) : [],
    inForce,
  };
}

function toText(say: (language: Language) => string): Text {
  const [hans = '', hant = '', en = ''] = languages.map(say);
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

/**
 * The assessment of a completed visit: verdicts and sentences as frozen. What the dictionary says (contradictions, what
 * does not arise) is no verdict and is as it is today; there are no next questions, since nobody answers any more.
 */
export function toFrozenAssessment(live: AssessmentView, frozen: FrozenVerdicts, language: Language): AssessmentView {
  return {
    ...live,
    counts: countKinds(frozen.verdicts.map(({ verdict }) => verdict)),
    verdicts: frozen.verdicts.map((verdict) => toVerdictView(verdict, language)),
    nextQuestions: [],
  };
}

function toVerdictView(frozen: FrozenVerdict, language: Language): VerdictView {
  const { title: _title, reason, ...rest } = frozen;
  return { ...rest, reason: reason[language] };
}

function countKinds(kinds: readonly (keyof VerdictCounts)[]): VerdictCounts {
  const counts = { pass: 0, gap: 0, unknown: 0, not_applicable: 0, error: 0 };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** Contradictions are no verdicts: they are read off the answers. */
export type FrozenCounts = Omit<StoredCounts, 'contradictions'>;

/** The counts of a visit's frozen verdicts; undefined where none hold. */
export function findFrozenCounts(db: Db, inspectionId: string): FrozenCounts | undefined {
  const outcomes = findFrozenOutcomes(db, inspectionId);
  return outcomes && toStoredFrozenCounts(outcomes);
}

function toStoredFrozenCounts(outcomes: FrozenOutcomes): FrozenCounts {
  const all = Object.values(outcomes);
  const { pass, gap, unknown, not_applicable: notApplicable, error } = countKinds(all.map(([verdict]) => verdict));
  const gaps = { critical: 0, major: 0, minor: 0, advisory: 0 };
  for (const [verdict, severity] of all) if (verdict === 'gap') gaps[severity] += 1;
  return {
    pass,
    gap,
    unknown,
    notApplicable,
    error,
    gapCritical: gaps.critical,
    gapMajor: gaps.major,
    gapMinor: gaps.minor,
    gapAdvisory: gaps.advisory,
    // Counts of the present pack are up to date, and frozen ones always are.
    packHash: getBuiltInPack().hash,
  };
}
