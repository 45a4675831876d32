import type { Db } from '#db/connection.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import type { Answer, Answers } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { listRecordContradictions } from '#services/check/contradictions.ts';
import { writeMany } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { recountVisit } from '#services/visit-record.ts';
import type { Cell, Edit, LogTable } from '#sync/change.ts';
import { createEnterpriseRegistry } from './find-enterprise.ts';
import type { EnterpriseRegistry } from './find-enterprise.ts';
import { createVisitRegistry } from './find-inspection.ts';
import type { VisitPlan, VisitRegistry } from './find-inspection.ts';
import { parseRecord } from './parse-record.ts';
import type { ParsedRecord } from './parsed-record.ts';
import type { ImportRejection, Reject } from './rejection.ts';
import { cellOf } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';

/** Two facts of one record that cannot both be right: taken over all the same, and reported apart from findings. */
export type ImportContradiction = {
  readonly record: number;
  readonly id: string;
  readonly facts: readonly string[];
  readonly message: string;
};

export type ImportResult = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Not empty: nothing was written. */
  readonly rejected: readonly ImportRejection[];
  readonly contradictions: readonly ImportContradiction[];
};

export type ImportRequest = {
  /** Records of the interchange format, not yet checked. */
  readonly records: readonly unknown[];
  /** What was wrong with the file before its records were looked at. */
  readonly rejections?: readonly ImportRejection[];
  /** `check` looks and writes nothing. */
  readonly mode: 'write' | 'check';
  readonly language: Language;
};

type Counts = { created: number; updated: number; unchanged: number };
type Registries = { readonly enterprises: EnterpriseRegistry; readonly visits: VisitRegistry };

/**
 * Takes records into a library, all or none. Enterprises and visits are recognised; what the file names is set, the
 * rest is left, and a value equal to the stored one writes nothing.
 * @throws AppError STORAGE_*, LIBRARY_IN_USE; the library is then as it was.
 */
export function importRecords(library: Library, request: ImportRequest): ImportResult {
  const rejected = [...(request.rejections ?? [])];
  const parsed = request.records.flatMap((raw, index) => {
    const result = parseRecord(raw, index);
    if (!result.ok) rejected.push(...result.rejections);
    return result.ok ? [result.record] : [];
  });
  const registries: Registries = {
    enterprises: createEnterpriseRegistry(library),
    visits: createVisitRegistry(library),
  };
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  for (const record of parsed) countRecord(counts, planRecord(record, registries, rejected));
  const read = request.records.length;
  if (rejected.length > 0) {
    return {
      read,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: rejected.toSorted((a, b) => a.record - b.record),
      contradictions: [],
    };
  }
  const contradictions = listContradictions(registries, request.language);
  if (request.mode === 'write') writePlans(library, registries);
  return { read, ...counts, rejected: [], contradictions };
}

type RecordFate = keyof Counts | 'rejected';

function planRecord(
  record: ParsedRecord,
  { enterprises, visits }: Registries,
  rejected: ImportRejection[],
): RecordFate {
  const reject: Reject = (fact, code, message) => rejected.push({ record: record.index, fact, code, message });
  const enterprise = enterprises.take(record, reject);
  if (enterprise === undefined) return 'rejected';
  const { inspection } = record;
  if (inspection === undefined) {
    if (enterprise.isNew) return 'created';
    return enterprise.isChanged ? 'updated' : 'unchanged';
  }
  const visit = visits.take({ record, inspection, enterpriseId: enterprise.plan.id }, reject);
  if (visit === undefined) return 'rejected';
  if (visit.isNew) return 'created';
  return visit.isChanged || enterprise.isChanged ? 'updated' : 'unchanged';
}

function countRecord(counts: Counts, fate: RecordFate): void {
  if (fate !== 'rejected') counts[fate] += 1;
}

/** One transaction for the whole file; the counts of verdicts of what it touched are renewed with it. */
function writePlans(library: Library, registries: Registries): void {
  writeMany(library, listEdits(registries), {
    kind: 'import',
    also: (db) => {
      for (const id of listAffectedVisits(db, registries)) recountVisit(db, id);
    },
  });
}

function* listEdits({ enterprises, visits }: Registries): Generator<Edit> {
  for (const plan of enterprises.plans.values()) yield* toEdit('enterprises', plan);
  for (const plan of visits.plans.values()) {
    yield* toEdit('inspections', plan.inspection);
    yield* toEdit('records', plan.record);
  }
}

function toEdit(table: LogTable, { id, changes }: RowPlan): readonly Edit[] {
  if (changes.size === 0) return [];
  return [
    { table, row: id, set: Object.fromEntries([...changes].map(([field, { cell }]): [string, Cell] => [field, cell])) },
  ];
}

/** A new place changes the parameters and the law of all visits of an enterprise, not only of those in the file. */
function listAffectedVisits(db: Db, { enterprises, visits }: Registries): ReadonlySet<string> {
  const isTouched = ({ inspection, record }: VisitPlan): boolean => inspection.changes.size + record.changes.size > 0;
  const touched = [...visits.plans.values()].filter(
    (plan) => isTouched(plan) && cellOf(plan.inspection, 'deleted') === null,
  );
  const moved = [...enterprises.plans.values()].filter((plan) => plan.changes.has('region_code'));
  return new Set([
    ...touched.map((plan) => plan.inspection.id),
    ...moved.flatMap((plan) => listVisits(db, plan.id).map((visit) => visit.id)),
  ]);
}

function listContradictions({ enterprises, visits }: Registries, language: Language): readonly ImportContradiction[] {
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
