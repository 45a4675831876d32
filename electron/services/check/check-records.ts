import { listContestedFacts } from '#db/repositories/conflicts.ts';
import { getFullRecord, iterateAllRecords, readRecord } from '#db/repositories/records.ts';
import type { FullRecord } from '#db/repositories/records.ts';
import type { Answers } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { InterchangeAnswer } from '#domain/facts/parse-value.ts';
import type { Language, Text } from '#domain/language.ts';
import { explainVerdict } from '#rules/explain.ts';
import { countVerdicts, judge, listVerdicts } from '#rules/judge.ts';
import type { Judgement, RuleVerdict, VerdictCounts } from '#rules/judge.ts';
import { citeLaw } from '#rules/law-in-force.ts';
import type { CitedBasis } from '#rules/law-in-force.ts';
import type { Modality, Severity, VerdictKind } from '#rules/types.ts';
import { withoutContested } from '#services/contested-answers.ts';
import type { Library } from '#services/library.ts';
import type { LoadedPack } from '#services/pack.ts';
import { listRecordContradictions } from './contradictions.ts';
import type { FoundContradiction } from './contradictions.ts';

/** A legal basis in words. An article that nobody has read is never printed as a number. */
export type CheckedBasis = {
  readonly instrument: string;
  readonly article: string;
  readonly verified: boolean;
  readonly note?: string;
};

export type CheckedVerdict = {
  readonly rule: string;
  readonly verdict: VerdictKind;
  readonly severity: Severity;
  readonly modality: Modality;
  readonly basis: readonly CheckedBasis[];
  /** False where none of the bases was in force on the day of the visit. */
  readonly inForce: boolean;
  /** Facts that the rule read, as the interchange format writes them. */
  readonly used: Readonly<Record<string, InterchangeAnswer>>;
  readonly missing: readonly string[];
  readonly reason: string;
};

export type CheckedInspection = {
  readonly id: string;
  readonly date: string;
  readonly enterprise: { readonly name: string; readonly credit_code: string | null };
  readonly counts: VerdictCounts;
  readonly verdicts: readonly CheckedVerdict[];
  readonly contradictions: readonly FoundContradiction[];
};

export type CheckRequest = {
  readonly pack: LoadedPack;
  readonly language: Language;
  /** Absent: every visit. */
  readonly inspectionId?: string;
};

const articleToBeConfirmed: Text = { 'zh-Hans': '条款待核', 'zh-Hant': '條款待核', en: 'article to be confirmed' };

/**
 * Judges every visit, or one, by a pack: one verdict per rule in the pack's order. One visit at a time, so that memory
 * stays flat.
 * @throws AppError NOT_FOUND where there is no such visit.
 */
export function* iterateChecks(library: Library, request: CheckRequest): Generator<CheckedInspection> {
  const { inspectionId } = request;
  const records =
    inspectionId === undefined ? iterateAllRecords(library.db) : [getFullRecord(library.db, inspectionId)];
  for (const record of records) yield checkRecord(record, readAnswers(library, record.inspection.id), request);
}

function readAnswers({ db }: Library, inspectionId: string): Answers {
  return withoutContested(readRecord(db, inspectionId).answers, listContestedFacts(db, inspectionId));
}

function checkRecord(
  { enterprise, inspection }: FullRecord,
  answers: Answers,
  { pack, language }: CheckRequest,
): CheckedInspection {
  const visit = { date: inspection.date, regionCode: enterprise.regionCode };
  const judgement = judge(pack.compiled, visit, answers);
  const reasoned = { pack: pack.compiled, visit, answers, language };
  return {
    id: inspection.id,
    date: inspection.date,
    enterprise: { name: enterprise.name, credit_code: enterprise.creditCode },
    counts: countVerdicts(judgement.codes),
    verdicts: listVerdicts(judgement).map((verdict) => ({
      rule: verdict.rule.rule.id,
      verdict: verdict.verdict,
      severity: verdict.severity,
      modality: verdict.modality,
      ...cite(verdict, judgement, { date: visit.date, language }),
      used: toUsed(verdict.used, answers),
      missing: verdict.missing,
      reason: explainVerdict(verdict, reasoned),
    })),
    contradictions: listRecordContradictions({ visit, answers }, language),
  };
}

function cite(
  verdict: RuleVerdict,
  judgement: Judgement,
  { date, language }: { readonly date: string; readonly language: Language },
): Pick<CheckedVerdict, 'basis' | 'inForce'> {
  const { bases, inForce } = citeLaw(judgement.pack, verdict.rule.rule, { date, province: judgement.context.province });
  return { basis: bases.map((basis) => toCheckedBasis(basis, language)), inForce };
}

function toCheckedBasis({ basis, instrument }: CitedBasis, language: Language): CheckedBasis {
  return {
    instrument: instrument.title[language],
    article: basis.verified ? (basis.article?.[language] ?? '') : articleToBeConfirmed[language],
    verified: basis.verified,
    ...(basis.note === undefined ? {} : { note: basis.note[language] }),
  };
}

function toUsed(ids: readonly string[], answers: Answers): Readonly<Record<string, InterchangeAnswer>> {
  const used: Record<string, InterchangeAnswer> = {};
  for (const id of ids) {
    const fact = findFact(id);
    const answer = answers[id];
    if (fact !== undefined && answer !== undefined) used[id] = toInterchangeAnswer(fact, { answer });
  }
  return used;
}
