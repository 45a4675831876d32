import type { Db } from '#db/connection.ts';
import { getSurvivor } from '#db/repositories/enterprises.ts';
import { listContestedFacts } from '#db/repositories/conflicts.ts';
import { getInspection } from '#db/repositories/inspections.ts';
import { readRecord } from '#db/repositories/records.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import type { EnterpriseRow, InspectionRow } from '#db/rows.ts';
import { AppError } from '#domain/error.ts';
import type { Answers } from '#domain/fact.ts';
import { editableStates } from '#domain/visit-states.ts';
import { withoutContested } from './contested-answers.ts';
import { type JudgedRecord, judgeRecord, toStoredCounts } from './assessment.ts';
import { findFrozenCounts } from './completion/frozen.ts';

/** A visit with everything that is recorded for it. */
export type VisitRecord = {
  /** The one that stands for it where the visited one was merged. */
  readonly enterprise: EnterpriseRow;
  readonly inspection: InspectionRow;
  readonly answers: Answers;
  readonly notes: Readonly<Record<string, string>>;
  /** Facts on which devices disagree: shown as recorded, judged as unknown. */
  readonly contested: readonly string[];
};

/** @throws AppError NOT_FOUND where there is no such visit, or it was deleted. */
export function getVisitRecord(db: Db, inspectionId: string): VisitRecord {
  const inspection = getInspection(db, inspectionId);
  if (inspection.isDeleted) throw new AppError('NOT_FOUND', `Visit ${inspectionId} was deleted`, { inspectionId });
  return {
    enterprise: getSurvivor(db, inspection.enterpriseId),
    inspection,
    ...readRecord(db, inspectionId),
    contested: listContestedFacts(db, inspectionId),
  };
}

/** @throws AppError RECORD_LOCKED unless the visit is being worked on: only drafts and returned ones are. */
export function assertEditable(inspection: InspectionRow): void {
  if (editableStates.includes(inspection.state)) return;
  throw new AppError('RECORD_LOCKED', `A visit in state ${inspection.state} is not edited`, {
    state: inspection.state,
  });
}

/** The record as the rules see it; `answers` replaces the recorded ones. */
export function toJudgedRecord(record: VisitRecord, answers: Answers = record.answers): JudgedRecord {
  return {
    visit: { date: record.inspection.date, regionCode: record.enterprise.regionCode },
    answers: withoutContested(answers, record.contested, record.answers),
  };
}

/**
 * Keeps the counts of a visit as it stands in the tables: of its frozen verdicts, else of what the rules say now. For
 * use inside the transaction that changed it.
 */
export function recountVisit(db: Db, inspectionId: string): void {
  const frozen = findFrozenCounts(db, inspectionId);
  const judged = toStoredCounts(judgeRecord(toJudgedRecord(getVisitRecord(db, inspectionId))));
  putVerdictCounts(db, inspectionId, { ...judged, ...frozen });
}
