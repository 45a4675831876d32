import type { Db } from '#db/connection.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import type { Answer, Answers } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { listRecordContradictions } from '#services/check/contradictions.ts';
import type { Library } from '#services/library.ts';
import type { Cell, Edit, LogTable } from '#sync/change.ts';
import type { TableRecords } from './csv-records.ts';
import { createDocumentRegistry } from './find-documents.ts';
import type { DocumentRegistry } from './find-documents.ts';
import { createEnterpriseRegistry } from './find-enterprise.ts';
import type { EnterpriseRegistry } from './find-enterprise.ts';
import { createEvidenceRegistry } from './find-evidence.ts';
import type { EvidenceRegistry } from './find-evidence.ts';
import { createVisitRegistry } from './find-inspection.ts';
import type { VisitPlan, VisitRegistry } from './find-inspection.ts';
import { createReviewRegistry } from './find-review.ts';
import type { ReviewRegistry } from './find-review.ts';
import { parseRecord } from './parse-record.ts';
import type { ParsedRecord } from './parsed-record.ts';
import type { ImportRejection, Reject } from './rejection.ts';
import { cellOf } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import { toPlaced } from './table-places.ts';

/** Two facts of one record that cannot both be right: taken over all the same, and reported apart from findings. */
export type ImportContradiction = {
  readonly record: number;
  readonly id: string;
  readonly facts: readonly string[];
  readonly message: string;
};

/** How many records of the file are new, change something, or are there already. */
export type ImportCounts = { readonly created: number; readonly updated: number; readonly unchanged: number };

type Registries = {
  readonly enterprises: EnterpriseRegistry;
  readonly visits: VisitRegistry;
  readonly documents: DocumentRegistry;
  readonly evidence: EvidenceRegistry;
  readonly review: ReviewRegistry;
};

/** What a file would do to the library; nothing is written. */
export type ImportPlan = {
  readonly read: number;
  /** Of the records that are not rejected. */
  readonly counts: ImportCounts;
  /** Not empty: none of it may be written. By record. */
  readonly rejected: readonly ImportRejection[];
  readonly registries: Registries;
};

export type PlanRequest = Pick<TableRecords, 'records' | 'places'> & {
  /** What was wrong with the file before its records were looked at. */
  readonly rejections?: readonly ImportRejection[];
  /** Told now and then how many records have been looked at. */
  readonly onProgress?: (records: number) => void;
};

/** What is to be written to one row. */
export type PlannedEdit = Edit;

const progressStep = 500;

/** Checks records of the interchange format and recognises their enterprises and visits. */
export function planImport(library: Pick<Library, 'db' | 'newId'>, request: PlanRequest): ImportPlan {
  const rejected = [...(request.rejections ?? [])];
  const registries: Registries = {
    enterprises: createEnterpriseRegistry(library),
    visits: createVisitRegistry(library),
    documents: createDocumentRegistry(library),
    evidence: createEvidenceRegistry(library),
    review: createReviewRegistry(library),
  };
  const counts = { created: 0, updated: 0, unchanged: 0 };
  // A record with a refused cell is not half read: it would count as new or changed.
  const refused = new Set(rejected.filter(({ row }) => row !== undefined).map(({ record, row }) => `${record} ${row}`));
  for (const [index, raw] of request.records.entries()) {
    const result = parseRecord(raw, index);
    if (index % progressStep === 0) request.onProgress?.(index);
    if (!result.ok) rejected.push(...result.rejections);
    else if (!refused.has(`${index} ${request.places?.rowNumbers[index]}`)) {
      const fate = planRecord(result.record, registries, rejected);
      if (fate !== 'rejected') counts[fate] += 1;
    }
  }
  registries.enterprises.finish();
  const placed = request.places === undefined ? rejected : toPlaced(rejected, request.places);
  return {
    read: request.records.length,
    counts,
    rejected: placed.toSorted((a, b) => a.record - b.record),
    registries,
  };
}

type RecordFate = keyof ImportCounts | 'rejected';

function planRecord(
  record: ParsedRecord,
  { enterprises, visits, documents, evidence, review }: Registries,
  rejected: ImportRejection[],
): RecordFate {
  const reject: Reject = (fact, code, message) => rejected.push({ record: record.index, fact, code, message });
  const enterprise = enterprises.take(record, reject);
  if (enterprise === undefined) return 'rejected';
  const { inspection } = record;
  const enterpriseId = enterprise.plan.id;
  if (inspection === undefined) {
    const isAssigned = review.take({ record, enterpriseId, inspectionId: undefined }, reject);
    if (isAssigned === undefined) return 'rejected';
    if (enterprise.isNew) return 'created';
    return enterprise.isChanged || isAssigned ? 'updated' : 'unchanged';
  }
  const visit = visits.take({ record, inspection, enterpriseId }, reject);
  if (visit === undefined) return 'rejected';
  const request = { record: record.index, inspectionId: visit.id, documents: record.documents };
  const isDocumentChanged = documents.take(request, reject);
  const pieces = { record: record.index, inspectionId: visit.id, evidence: record.evidence };
  const isEvidenceChanged = evidence.take(pieces, reject);
  const isReviewChanged = review.take({ record, enterpriseId, inspectionId: visit.id }, reject);
  const beside = [isDocumentChanged, isEvidenceChanged, isReviewChanged];
  if (beside.includes(undefined)) return 'rejected';
  if (visit.isNew) return 'created';
  return visit.isChanged || enterprise.isChanged || beside.includes(true) ? 'updated' : 'unchanged';
}

/** The edits of a plan, an enterprise before its visits, a visit before its documents. */
export function* listEdits({ registries }: Pick<ImportPlan, 'registries'>): Generator<Edit> {
  const { enterprises, visits, documents, evidence, review } = registries;
  for (const plan of enterprises.plans.values()) yield* toEdit('enterprises', plan);
  for (const plan of visits.plans.values()) {
    yield* toEdit('inspections', plan.inspection);
    yield* toEdit('records', plan.record);
  }
  for (const plan of documents.plans.values()) yield* toEdit('documents', plan);
  for (const plan of evidence.plans.values()) yield* toEdit('evidence', plan);
  for (const plan of review.plans.comments.values()) yield* toEdit('comments', plan);
  for (const plan of review.plans.findings.values()) yield* toEdit('findings', plan);
  for (const plan of review.plans.assignments.values()) yield* toEdit('assignments', plan);
}

function toEdit(table: LogTable, { id, changes }: RowPlan): readonly Edit[] {
  if (changes.size === 0) return [];
  return [
    { table, row: id, set: Object.fromEntries([...changes].map(([field, { cell }]): [string, Cell] => [field, cell])) },
  ];
}

/**
 * The visits whose verdicts a plan changes, as far as they are there afterwards. A new place changes the parameters and
 * the law of all visits of an enterprise, not only of those in the file.
 */
export function listAffectedVisits(
  db: Db,
  { registries: { enterprises, visits } }: Pick<ImportPlan, 'registries'>,
): ReadonlySet<string> {
  const isTouched = ({ inspection, record }: VisitPlan): boolean => inspection.changes.size + record.changes.size > 0;
  const touched = [...visits.plans.values()].filter(isTouched).map((plan) => plan.inspection.id);
  const moved = [...enterprises.plans.values()].filter(
    (plan) => plan.changes.has('region_code') || plan.changes.has('merged_into'),
  );
  const ids = [...touched, ...moved.flatMap((plan) => listVisits(db, plan.id).map((visit) => visit.id))];
  const isGone = (id: string): boolean => {
    const plan = visits.plans.get(id);
    return plan !== undefined && cellOf(plan.inspection, 'deleted') !== null;
  };
  return new Set(ids.filter((id) => !isGone(id)));
}

/** What in the records of a plan cannot be true together. */
export function listContradictions(
  { registries: { enterprises, visits } }: Pick<ImportPlan, 'registries'>,
  language: Language,
): readonly ImportContradiction[] {
  return [...visits.plans.values()].flatMap((plan) => {
    const date = cellOf(plan.inspection, 'date');
    const enterprise = enterprises.plans.get(plan.enterpriseId);
    const regionCode = enterprise === undefined ? null : cellOf(enterprise, 'region_code');
    if (typeof date !== 'string') return [];
    const record = {
      visit: { date, regionCode: typeof regionCode === 'string' ? regionCode : null },
      answers: toAnswers(plan.record),
    };
    return listRecordContradictions(record, language).map((found) => ({ record: plan.firstRecord, ...found }));
  });
}

function toAnswers(plan: RowPlan): Answers {
  const fields = new Set([...Object.keys(plan.present), ...plan.named.keys()]);
  const answers: Record<string, Answer> = {};
  for (const field of fields) {
    const cell = cellOf(plan, field);
    if (findFact(field) !== undefined && isAnswer(cell)) answers[field] = cell;
  }
  return answers;
}

/** Cells of facts are answers or null; notes have other names. */
function isAnswer(cell: Cell): cell is Answer {
  return typeof cell === 'object' && cell !== null && ('value' in cell || 'state' in cell);
}
