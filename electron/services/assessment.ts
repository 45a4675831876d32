import type { VerdictCounts as StoredCounts } from '#db/rows.ts';
import type { Answers } from '#domain/fact.ts';
import { contradictions } from '#domain/facts/contradictions.ts';
import { facts } from '#domain/facts/dictionary.ts';
import type { Language, Text } from '#domain/language.ts';
import { explainVerdict, fillIn } from '#rules/explain.ts';
import { countGaps, countVerdicts, type Judgement, judge, listVerdicts, type RuleVerdict } from '#rules/judge.ts';
import type { VerdictCounts } from '#rules/judge.ts';
import { type CitedBasis, citeLaw } from '#rules/law-in-force.ts';
import { listNextQuestions, type NextQuestion } from '#rules/next-questions.ts';
import { createRecordChecks, type RecordChecks } from '#rules/record-checks.ts';
import type { Modality, Severity, VerdictKind } from '#rules/types.ts';
import type { Visit } from '#rules/visit.ts';
import { getBuiltInPack } from './pack.ts';

/** A legal basis as shown. An article that nobody has read is left out: it must never be cited by number. */
export type BasisView = {
  readonly instrument: Text;
  readonly article?: Text;
  readonly verified: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly province?: string;
  readonly note?: Text;
};

export type VerdictView = {
  readonly rule: string;
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly modality: Modality;
  readonly reason: string;
  readonly used: readonly string[];
  readonly missing: readonly string[];
  readonly basis: readonly BasisView[];
  readonly inForce: boolean;
};

/** Everything that follows from the facts of one visit, in one language. */
export type AssessmentView = {
  readonly counts: VerdictCounts;
  readonly verdicts: readonly VerdictView[];
  readonly contradictions: readonly {
    readonly id: string;
    readonly facts: readonly string[];
    readonly message: string;
  }[];
  readonly nextQuestions: readonly NextQuestion[];
  readonly notArising: readonly string[];
};

/** A record as the rules see it. */
export type JudgedRecord = { readonly visit: Visit; readonly answers: Answers };

let recordChecks: RecordChecks | undefined;

/** Judges a record by the built-in pack. */
export function judgeRecord(record: JudgedRecord): Judgement {
  return judge(getBuiltInPack().compiled, record.visit, record.answers);
}

/** Says what a judgement found, in one language. */
export function toAssessment(judgement: Judgement, record: JudgedRecord, language: Language): AssessmentView {
  const { pack, vector, context } = judgement;
  const reasoned = { pack, ...record, language };
  recordChecks ??= createRecordChecks(facts, contradictions);
  return {
    counts: countVerdicts(judgement.codes),
    verdicts: listVerdicts(judgement).map((verdict) => ({
      ...toVerdictHead(verdict),
      reason: explainVerdict(verdict, reasoned),
      ...toLawView(verdict, judgement, record.visit.date),
    })),
    contradictions: recordChecks.listContradictions(vector, context).map((contradiction) => ({
      id: contradiction.id,
      facts: contradiction.facts,
      message: fillIn(contradiction.message, reasoned),
    })),
    nextQuestions: listNextQuestions(judgement),
    notArising: recordChecks.listNotArising(vector, context),
  };
}

/** The counts that are kept with a visit, so that lists need not judge it again. */
export function toStoredCounts(judgement: Judgement): StoredCounts {
  const counts = countVerdicts(judgement.codes);
  const gaps = countGaps(judgement);
  return {
    pass: counts.pass,
    gap: counts.gap,
    unknown: counts.unknown,
    notApplicable: counts.not_applicable,
    error: counts.error,
    gapCritical: gaps.critical,
    gapMajor: gaps.major,
    gapMinor: gaps.minor,
    gapAdvisory: gaps.advisory,
    contradictions: countContradictions(judgement),
    packHash: getBuiltInPack().hash,
  };
}

/** How many answers of a record contradict each other. */
export function countContradictions({ vector, context }: Pick<Judgement, 'vector' | 'context'>): number {
  recordChecks ??= createRecordChecks(facts, contradictions);
  return recordChecks.listContradictions(vector, context).length;
}

/** A legal basis with the instrument it stands in. */
export function toBasisView({ basis, instrument }: CitedBasis): BasisView {
  const { title, from, to, province } = instrument;
  return {
    instrument: title,
    verified: basis.verified,
    ...(basis.verified && basis.article !== undefined ? { article: basis.article } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(province === undefined ? {} : { province }),
    ...(basis.note === undefined ? {} : { note: basis.note }),
  };
}

function toVerdictHead(verdict: RuleVerdict): Omit<VerdictView, 'reason' | 'basis' | 'inForce'> {
  const { severity, modality, used, missing } = verdict;
  return { rule: verdict.rule.rule.id, verdict: verdict.verdict, severity, modality, used, missing };
}

function toLawView(verdict: RuleVerdict, judgement: Judgement, date: string): Pick<VerdictView, 'basis' | 'inForce'> {
  const { province } = judgement.context;
  const { bases, inForce } = citeLaw(judgement.pack, verdict.rule.rule, { date, province });
  return { basis: bases.map(toBasisView), inForce };
}
