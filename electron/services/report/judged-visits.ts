import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import type { EnterpriseRow, InspectionRow } from '#db/rows.ts';
import type { FrozenVerdicts } from '#domain/frozen-verdicts.ts';
import type { Language } from '#domain/language.ts';
import type { Modality, Severity, VerdictKind } from '#domain/verdict.ts';
import { explainVerdict } from '#rules/explain.ts';
import { bindingAt, toRuleVerdict } from '#rules/judge.ts';
import type { RuleVerdict } from '#rules/judge.ts';
import { citeLaw } from '#rules/law-in-force.ts';
import { verdictKinds } from '#rules/types.ts';
import { judgeRecord, toBasisView } from '../assessment.ts';
import type { BasisView } from '../assessment.ts';
import type { Library } from '../library.ts';
import { getVisitRecord, toJudgedRecord } from '../visit-record.ts';
import type { VisitRecord } from '../visit-record.ts';

/** One verdict of a visit in one language, as a list needs it. */
export type ListedVerdict = {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly modality: Modality;
  readonly reason: string;
  readonly missing: readonly string[];
  readonly basis: readonly BasisView[];
  readonly inForce: boolean;
};

export type JudgedVisit = {
  readonly enterprise: EnterpriseRow;
  readonly inspection: InspectionRow;
  readonly verdicts: readonly ListedVerdict[];
};

type Wanted = { readonly kind: Extract<VerdictKind, 'gap' | 'unknown'>; readonly language: Language };

/**
 * The verdicts of one kind of every enterprise's latest visit, as `summarizeVerdicts` counts them: of completed visits
 * as frozen, else by the present pack. Read visit by visit; visits without such a verdict are left out.
 */
export function* iterateJudgedVisits({ db }: Library, wanted: Wanted): Generator<JudgedVisit> {
  for (const latest of iterateLatestRecords(db)) {
    const record = getVisitRecord(db, latest.inspection.id);
    const frozen = findFrozenVerdicts(db, record.inspection.id);
    const verdicts = frozen === undefined ? listJudged(record, wanted) : listFrozen(frozen, wanted);
    if (verdicts.length === 0) continue;
    yield { enterprise: record.enterprise, inspection: record.inspection, verdicts };
  }
}

function listFrozen({ verdicts }: FrozenVerdicts, { kind, language }: Wanted): readonly ListedVerdict[] {
  return verdicts
    .filter(({ verdict }) => verdict === kind)
    .map(({ title, reason, ...verdict }) => ({ ...verdict, title: title[language], reason: reason[language] }));
}

function listJudged(record: VisitRecord, { kind, language }: Wanted): readonly ListedVerdict[] {
  const judged = toJudgedRecord(record);
  const judgement = judgeRecord(judged);
  const { pack, context } = judgement;
  const toListed = (verdict: RuleVerdict): ListedVerdict => {
    const { rule } = verdict.rule;
    const { bases, inForce } = citeLaw(pack, rule, { date: judged.visit.date, province: context.province });
    return {
      rule: rule.id,
      title: rule.title[language],
      ...bindingAt(verdict.rule, context.province),
      reason: explainVerdict(verdict, { pack, ...judged, language }),
      missing: verdict.missing,
      basis: bases.map(toBasisView),
      inForce,
    };
  };
  const code = verdictKinds.indexOf(kind);
  return [...judgement.codes].flatMap((found, index) =>
    found === code ? [toListed(toRuleVerdict(judgement, index))] : [],
  );
}
