import { findDocument, getDocument } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { AppError } from '#domain/error.ts';
import { isLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import type { DocumentContent, ProblemEntry } from '#reports/document.ts';
import { write } from '../journal.ts';
import type { Library } from '../library.ts';
import { assertNoIssues } from '../record-issue.ts';
import type { RecordIssue } from '../record-issue.ts';
import { getVisitRecord } from '../visit-record.ts';
import { collectDocument } from './collect-document.ts';
import type { CollectRequest } from './collect-request.ts';
import { findCorrection, toDocumentView } from './document-views.ts';
import type { DocumentView } from './document-views.ts';
import type { Office } from './office.ts';
import { lockedDocument } from './refusal.ts';

export type NewDraft = {
  readonly inspectionId: string;
  readonly kind: DocumentKind;
  readonly language: Language;
};

/** Begins a document from a visit. @throws AppError NOT_FOUND, RECORD_LOCKED (the visit is void), STORAGE_*. */
export function createDraft(library: Library, { inspectionId, kind, language }: NewDraft): DocumentView {
  assertStanding(library, inspectionId);
  const documentId = library.newId();
  write(library, [{ table: 'documents', row: documentId, set: { inspection_id: inspectionId, kind, language } }]);
  return toDocumentView(library.db, getDocument(library.db, documentId));
}

/**
 * Begins a correction: a new document of the same kind that cites the one it takes the place of, and leaves out the same
 * problems. The old one stays as it is.
 * @throws AppError NOT_FOUND; DOCUMENT_LOCKED where it is void; INVALID_REQUEST where it is a draft or is being corrected
 * already; RECORD_LOCKED, STORAGE_*.
 */
export function createCorrection(library: Library, request: { readonly documentId: string }): DocumentView {
  const old = getDocument(library.db, request.documentId);
  if (old.state === 'void') throw lockedDocument(old.id, old.state);
  if (old.state === 'draft' || findCorrection(library.db, old.id) !== undefined)
    throw new AppError('INVALID_REQUEST', 'This document has no correction to be begun', { documentId: old.id });
  assertStanding(library, old.inspectionId);
  const documentId = library.newId();
  const { inspectionId, kind, language, leftOut } = old;
  const set = { inspection_id: inspectionId, kind, language, left_out: leftOut, replaces: old.id };
  write(library, [{ table: 'documents', row: documentId, set }]);
  return toDocumentView(library.db, getDocument(library.db, documentId));
}

export type DraftChange = {
  readonly documentId: string;
  readonly language?: Language | undefined;
  /** Why a problem is left out, by rule: all of them. */
  readonly leftOut?: Readonly<Record<string, string>> | undefined;
};

/** @throws AppError NOT_FOUND, DOCUMENT_LOCKED, RECORD_REJECTED (MISSING or TEXT_TOO_LONG by rule), STORAGE_*. */
export function updateDraft(library: Library, { documentId, language, leftOut }: DraftChange): DocumentView {
  getDraft(library, documentId);
  const set = {
    ...(language === undefined ? {} : { language }),
    ...(leftOut === undefined ? {} : { left_out: toReasons(leftOut) }),
  };
  write(library, [{ table: 'documents', row: documentId, set }]);
  return toDocumentView(library.db, getDocument(library.db, documentId));
}

/** Takes a draft away; it never had a number. @throws AppError NOT_FOUND, DOCUMENT_LOCKED, STORAGE_*. */
export function discardDraft(library: Library, { documentId }: { readonly documentId: string }): void {
  getDraft(library, documentId);
  write(library, [{ table: 'documents', row: documentId, set: { deleted: true } }]);
}

/** A problem of the visit as the draft may choose it. */
export type ChosenProblem = Pick<ProblemEntry, 'rule' | 'number' | 'standing' | 'title'> & {
  /** Null: it is in the document. */
  readonly leftOut: string | null;
};

/** @throws AppError NOT_FOUND, DOCUMENT_LOCKED. */
export function getDraft(library: Library, documentId: string): DocumentRow {
  const row = getDocument(library.db, documentId);
  if (row.state === 'draft') return row;
  throw lockedDocument(documentId, row.state);
}

/** Every problem that a document of this kind would name, with the reason of those that are left out. */
export function listChosenProblems(library: Library, row: DocumentRow, office: Office): readonly ChosenProblem[] {
  const { problems } = collectRow(library, { ...row, leftOut: {} }, { office, number: '', issuedOn: '' });
  return problems.map(({ rule, number, standing, title }) => ({
    rule,
    number,
    standing,
    title,
    leftOut: row.leftOut[rule] ?? null,
  }));
}

export type CollectPlace = { readonly office: Office; readonly number: string; readonly issuedOn: string };

/** The content of a draft as the visit stands now. @throws AppError NOT_FOUND. */
export function collectRow(
  library: Library,
  row: Pick<DocumentRow, 'inspectionId' | 'kind' | 'language' | 'leftOut' | 'replaces'>,
  { office, number, issuedOn }: CollectPlace,
): DocumentContent {
  const { inspectionId, kind, language, leftOut } = row;
  const replaces = row.replaces === null ? undefined : findCited(library, row.replaces);
  const { issuing, calendar, replyDays } = office;
  return collectDocument(library, {
    inspectionId,
    kind,
    language: toLanguage(language),
    issuing,
    number,
    issuedOn,
    calendar,
    replyDays,
    leaveOut: Object.keys(leftOut),
    ...(replaces === undefined ? {} : { replaces }),
  });
}

/** Whether it is still in force decides when the draft is issued. */
function findCited(library: Library, documentId: string): CollectRequest['replaces'] {
  const { number, issuedOn } = findDocument(library.db, documentId) ?? {};
  return typeof number === 'string' && typeof issuedOn === 'string' ? { number, issuedOn } : undefined;
}

function toLanguage(language: string): Language {
  return isLanguage(language) ? language : 'zh-Hans';
}

function toReasons(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const reasons = Object.entries(given).map(([rule, reason]) => [rule, reason.trim()] as const);
  assertNoIssues(reasons.flatMap(([rule, reason]) => listReasonIssues(rule, reason)));
  return Object.fromEntries(reasons);
}

function listReasonIssues(rule: string, reason: string): readonly RecordIssue[] {
  const fact = `left_out.${rule}`;
  if (reason === '') return [{ fact, code: 'MISSING' }];
  return reason.length > greatestReasonLength ? [{ fact, code: 'TEXT_TOO_LONG' }] : [];
}

function assertStanding(library: Library, inspectionId: string): void {
  const { state } = getVisitRecord(library.db, inspectionId).inspection;
  if (state !== 'void') return;
  throw new AppError('RECORD_LOCKED', 'No document is begun from a void visit', { inspectionId, state });
}
