import type { Answer, Answers, NoValueState } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { fromStoredAnswer } from '../answer-columns.ts';
import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';
import { iteratePages } from '../paging.ts';
import type { AnswerMark, EnterpriseRow, InspectionRow, StoredValues } from '../rows.ts';
import { getSurvivor } from './enterprises.ts';
import { getInspection, listInspectionIds } from './inspections.ts';

export type RecordContent = { readonly answers: Answers; readonly notes: Readonly<Record<string, string>> };

export type FullRecord = {
  /** The one that stands for it where the visited one was merged. */
  readonly enterprise: EnterpriseRow;
  readonly inspection: InspectionRow;
  /** Empty where nothing was asked yet. */
  readonly values: StoredValues;
  /** States and carried-over answers; a fact with a note alone has none. */
  readonly marks: readonly AnswerMark[];
};

/** Columns of a record `r` in the dictionary's order, to be read as a list: naming each value would take longer. */
export const factColumnsSql = facts.map(({ id }) => `r.${id}`).join(', ');

/**
 * States, carried-over answers, and for a fact on which devices disagree that it is not known until somebody decides.
 * Takes the visit's id twice.
 */
export const answerMarksSql = `SELECT fact, state, carried_from AS carriedFrom FROM answer_marks m
  WHERE inspection_id = ? AND (state IS NOT NULL OR carried_from IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM conflicts c
    WHERE c.table_name = 'records' AND c.row_id = m.inspection_id AND c.field = m.fact)
  UNION ALL SELECT field, 'unknown', NULL FROM conflicts
  WHERE table_name = 'records' AND row_id = ? AND field NOT LIKE '%.note'`;

type StoredMark = {
  readonly fact: string;
  readonly state: NoValueState | null;
  readonly carriedFrom: string | null;
  readonly note: string | null;
};

const noValues: StoredValues = [];

/** The answers and notes of a visit; empty where nothing was asked. */
export function readRecord(db: Db, inspectionId: string): RecordContent {
  const values = findStoredValues(db, inspectionId) ?? noValues;
  const marks = new Map(listStoredMarks(db, inspectionId).map((mark) => [mark.fact, mark]));
  const answers: Record<string, Answer> = {};
  const notes: Record<string, string> = {};
  for (const [index, fact] of facts.entries()) {
    const mark = marks.get(fact.id);
    const stored = { value: values[index] ?? null, state: mark?.state ?? null, carriedFrom: mark?.carriedFrom ?? null };
    const answer = fromStoredAnswer(fact, stored);
    if (answer !== undefined) answers[fact.id] = answer;
    if (mark !== undefined && mark.note !== null) notes[fact.id] = mark.note;
  }
  return { answers, notes };
}

/** One visit as the rules engine reads it fastest. @throws AppError NOT_FOUND. */
export function getFullRecord(db: Db, inspectionId: string): FullRecord {
  const inspection = getInspection(db, inspectionId);
  return readFullRecord(db, getSurvivor(db, inspection.enterpriseId), inspection);
}

/** Every visit that is not deleted, by inspection id, read in pages: writing in between is allowed. */
export function* iterateAllRecords(db: Db): Generator<FullRecord> {
  const fetch = (after: string): readonly string[] => listInspectionIds(db, { after, limit: 200 });
  for (const id of iteratePages({ start: '', fetch, keyOf: (key) => key })) yield getFullRecord(db, id);
}

function readFullRecord(db: Db, enterprise: EnterpriseRow, inspection: InspectionRow): FullRecord {
  const values = findStoredValues(db, inspection.id) ?? noValues;
  return {
    enterprise,
    inspection,
    values,
    marks: prepare(db, answerMarksSql).all(inspection.id, inspection.id) as AnswerMark[],
  };
}

function findStoredValues(db: Db, inspectionId: string): StoredValues | undefined {
  const sql = `SELECT ${factColumnsSql} FROM union_records r WHERE r.inspection_id = ?`;
  return prepare(db, sql).raw(true).get(inspectionId) as StoredValues | undefined;
}

function listStoredMarks(db: Db, inspectionId: string): readonly StoredMark[] {
  const sql = 'SELECT fact, state, carried_from AS carriedFrom, note FROM answer_marks WHERE inspection_id = ?';
  return prepare(db, sql).all(inspectionId) as StoredMark[];
}
