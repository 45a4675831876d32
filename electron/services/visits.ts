import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { findInspection } from '#db/repositories/inspections.ts';
import { toLocalDate } from '#domain/clock.ts';
import { isCalendarDate } from '#domain/calendar.ts';
import type { Language } from '#domain/language.ts';
import type { InspectionKind, Inspector } from '#db/rows.ts';
import type { Cell } from '#sync/change.ts';
import { type AssessmentView, judgeRecord, toAssessment } from './assessment.ts';
import { toFrozenAssessment } from './completion/frozen.ts';
import { type FrozenView, toFrozenView } from './completion/frozen-view.ts';
import * as journal from './journal.ts';
import type { Library } from './library.ts';
import { findPreviousVisit, type PreviousVisitView } from './previous-visit.ts';
import { assertNoIssues, type RecordIssue } from './record-issue.ts';
import {
  type EnterpriseView,
  type InspectionView,
  type RecordedAnswer,
  toEnterpriseView,
  toInspectionView,
  toRecordedAnswers,
} from './views.ts';
import { assertEditable, getVisitRecord, recountVisit, toJudgedRecord, type VisitRecord } from './visit-record.ts';

/** Which visit, and the language of the sentences in the answer. */
export type VisitKey = { readonly inspectionId: string; readonly language: Language };

export type VisitView = {
  readonly enterprise: EnterpriseView;
  readonly inspection: InspectionView;
  readonly answers: Readonly<Record<string, RecordedAnswer>>;
  /** Facts on which devices disagree; until it is decided they are judged as unknown. */
  readonly contested: readonly string[];
  /** Of a completed visit as frozen. */
  readonly assessment: AssessmentView;
  /** Null while the visit is worked on, and where it was completed without. */
  readonly frozen: FrozenView | null;
  /** Why it was reopened or voided. */
  readonly stateReason: string | null;
  /** Null where it is the enterprise's first visit. */
  readonly previous: PreviousVisitView | null;
  readonly undo: journal.UndoState;
};

/** @throws AppError NOT_FOUND. */
export function getVisit(library: Library, { inspectionId, language }: VisitKey): VisitView {
  return toVisitView(library, getVisitRecord(library.db, inspectionId), language);
}

export type VisitDetailsInput = VisitKey & {
  readonly date?: string | undefined;
  readonly kind?: InspectionKind | undefined;
  readonly inspectors?: readonly Inspector[] | undefined;
};

/**
 * Changes what is known of the visit itself. Another date is another law: the verdicts are made anew.
 * @throws AppError NOT_FOUND, RECORD_LOCKED, RECORD_REJECTED (IMPOSSIBLE_DATE, DUPLICATE), STORAGE_*.
 */
export function saveVisitDetails(library: Library, input: VisitDetailsInput): VisitView {
  const { inspectionId, date, kind, inspectors } = input;
  const { inspection } = getVisitRecord(library.db, inspectionId);
  assertEditable(inspection);
  if (date !== undefined && date !== inspection.date) assertNoIssues(listDateIssues(library, { ...inspection, date }));
  const set: Record<string, Cell> = {
    ...(date === undefined ? {} : { date }),
    ...(kind === undefined ? {} : { kind: toKindCell(kind) }),
    ...(inspectors === undefined ? {} : { inspectors: toInspectorsCell(inspectors) }),
  };
  journal.write(library, [{ table: 'inspections', row: inspectionId, set }], {
    also: (db) => recountVisit(db, inspectionId),
  });
  return getVisit(library, input);
}

/** Why a visit of that enterprise cannot be on that day; `id` is the visit itself where it exists. */
export function listDateIssues(
  library: Library,
  visit: { readonly enterpriseId: string; readonly date: string; readonly id?: string },
): readonly RecordIssue[] {
  const fact = 'inspection.date';
  if (!isCalendarDate(visit.date)) return [{ fact, code: 'IMPOSSIBLE_DATE' }];
  if (visit.date < '1950' || visit.date >= '2200') return [{ fact, code: 'OUT_OF_RANGE' }];
  const sameDay = findInspection(library.db, visit);
  return sameDay === undefined || sameDay.id === visit.id ? [] : [{ fact, code: 'DUPLICATE', existingId: sameDay.id }];
}

/** The kind as the log holds it: the usual one is "not set". */
export function toKindCell(kind: InspectionKind): Cell {
  return kind === 'first' ? null : kind;
}

/** The inspectors as the log holds them: rows without a name and number are left out, none at all is "not set". */
export function toInspectorsCell(inspectors: readonly Inspector[]): Cell {
  const named = inspectors.filter(({ name, certificate }) => name !== '' || certificate !== '');
  return named.length === 0 ? null : named.map(({ name, certificate }) => ({ name, certificate }));
}

export type UndoneView = { readonly facts: readonly string[]; readonly visit: VisitView };

/** Takes back this device's last edit of the visit. @throws AppError UNDO_NOTHING, RECORD_LOCKED, NOT_FOUND, STORAGE_*. */
export function undo(library: Library, key: VisitKey): UndoneView {
  return stepThroughEdits(library, key, journal.undo);
}

/** Sets again what was undone last. @throws AppError UNDO_NOTHING, RECORD_LOCKED, NOT_FOUND, STORAGE_*. */
export function redo(library: Library, key: VisitKey): UndoneView {
  return stepThroughEdits(library, key, journal.redo);
}

function stepThroughEdits(library: Library, key: VisitKey, step: typeof journal.undo): UndoneView {
  assertEditable(getVisitRecord(library.db, key.inspectionId).inspection);
  const { facts } = step(library, key.inspectionId, { also: (db) => recountVisit(db, key.inspectionId) });
  return { facts, visit: getVisit(library, key) };
}

function toVisitView(library: Library, record: VisitRecord, language: Language): VisitView {
  const judged = toJudgedRecord(record);
  const live = toAssessment(judgeRecord(judged), judged, language);
  const frozen = findFrozenVerdicts(library.db, record.inspection.id);
  return {
    enterprise: toEnterpriseView(record.enterprise),
    inspection: toInspectionView(record.inspection),
    answers: toRecordedAnswers(record),
    contested: record.contested,
    assessment: frozen === undefined ? live : toFrozenAssessment(live, frozen, language),
    frozen: frozen === undefined ? null : toFrozenView(library, record.inspection.id, frozen),
    stateReason: record.inspection.stateReason,
    previous: findPreviousVisit(library.db, record, toLocalDate(library.clock())),
    undo: journal.undoState(library, record.inspection.id),
  };
}
