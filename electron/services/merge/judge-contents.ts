import { findRecordField } from '#db/columns.ts';
import { findInspectionById, listVisits } from '#db/repositories/inspections.ts';
import type { Answer } from '#domain/fact.ts';
import type { Language } from '#domain/language.ts';
import { explainVerdict } from '#rules/explain.ts';
import { listVerdicts } from '#rules/judge.ts';
import type { RuleVerdict } from '#rules/judge.ts';
import { judgeRecord } from '#services/assessment.ts';
import type { JudgedRecord } from '#services/assessment.ts';
import type { Library } from '#services/library.ts';
import { getVisitRecord, toJudgedRecord } from '#services/visit-record.ts';
import type { Cell } from '#sync/change.ts';
import type { FieldPlace } from './list-conflict-lines.ts';

/** What a rule says if the content holds. */
export type VerdictUnderContent = Pick<RuleVerdict, 'verdict' | 'severity' | 'modality'> & {
  readonly rule: string;
  readonly reason: string;
  /** Another content gives another verdict. */
  readonly depends: boolean;
};

export type Judging = FieldPlace & {
  readonly inspectionId: string | null;
  readonly enterpriseId: string | null;
  readonly language: Language;
  readonly cells: readonly Cell[];
};

/**
 * The verdicts of the concerned rules under each content: those that read the fact, and those whose verdict depends on
 * the content (the date of a visit and the region of an enterprise change what is in force). For an enterprise its latest
 * visit is judged. Other facts in conflict stay unknown. The same rules in the same order for each content, those whose
 * verdict depends on it first.
 */
export function judgeContents(library: Library, judging: Judging): readonly (readonly VerdictUnderContent[])[] {
  const base = findRecord(library, judging);
  if (base === undefined) return [];
  const records = judging.cells.map((cell) => withContent(base, judging, cell));
  if (records.includes(undefined)) return [];
  const judged = records.flatMap((record) => (record === undefined ? [] : toVerdicts(record)));
  const fact = judging.table === 'records' ? judging.field : undefined;
  return judged.map(({ record, judgement, verdicts }) => {
    const concerned = verdicts
      .map((verdict, index) => ({ verdict, depends: dependsOnContent(judged, index) }))
      .filter(({ verdict, depends }) => depends || readsFact(verdict, judgement, fact))
      .toSorted((a, b) => Number(b.depends) - Number(a.depends));
    return concerned.map(({ verdict, depends }) => {
      const { severity, modality } = verdict;
      const reason = explainVerdict(verdict, { pack: judgement.pack, ...record, language: judging.language });
      return { rule: verdict.rule.rule.id, verdict: verdict.verdict, severity, modality, reason, depends };
    });
  });
}

type Judged = ReturnType<typeof toVerdicts>;

function toVerdicts(record: JudgedRecord) {
  const judgement = judgeRecord(record);
  return { record, judgement, verdicts: listVerdicts(judgement) };
}

function dependsOnContent(judged: readonly Judged[], index: number): boolean {
  return new Set(judged.map(({ verdicts }) => verdicts[index]?.verdict)).size > 1;
}

function readsFact({ rule }: RuleVerdict, { pack }: Judged['judgement'], fact: string | undefined): boolean {
  return fact !== undefined && rule.slots.some((slot) => pack.layout.facts[slot]?.id === fact);
}

function isJudged({ table, field }: Judging): boolean {
  if (table === 'records') return findRecordField(field)?.part === 'answer';
  return (table === 'inspections' && field === 'date') || (table === 'enterprises' && field === 'region_code');
}

function findRecord({ db }: Library, judging: Judging): JudgedRecord | undefined {
  if (!isJudged(judging)) return undefined;
  const { inspectionId, enterpriseId } = judging;
  const visits = inspectionId === null && enterpriseId !== null ? listVisits(db, enterpriseId) : [];
  const latest = visits.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]?.id;
  const id = inspectionId ?? latest;
  if (id === undefined || findInspectionById(db, id)?.isDeleted !== false) return undefined;
  return toJudgedRecord(getVisitRecord(db, id));
}

/** Undefined where the content leaves nothing to judge by. */
function withContent(
  { visit, answers }: JudgedRecord,
  { table, field }: Judging,
  cell: Cell,
): JudgedRecord | undefined {
  if (table === 'records') {
    const { [field]: _before, ...others } = answers;
    // Only what fits the fact is folded, and so in conflict.
    return { visit, answers: cell === null ? others : { ...others, [field]: cell as Answer } };
  }
  const text = typeof cell === 'string' ? cell : null;
  if (table === 'enterprises') return { visit: { ...visit, regionCode: text }, answers };
  return text === null ? undefined : { visit: { ...visit, date: text }, answers };
}
