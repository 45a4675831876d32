import { createHash } from 'node:crypto';
import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { findDocument, getDocument, listDocumentsOfVisit } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import { prepare as readStatement } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import type { Cell } from '#domain/cell.ts';
import { toLocalDate } from '#domain/clock.ts';
import { findPatternProblem } from '#domain/document-number.ts';
import { AppError } from '#domain/error.ts';
import type { DocumentContent } from '#reports/document.ts';
import type { Edit } from '#sync/change.ts';
import { addAttachment } from '../attachments.ts';
import { markIssued } from '../findings/mark-issued.ts';
import { write } from '../journal.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';
import { toDocumentView } from './document-views.ts';
import type { DocumentView } from './document-views.ts';
import { collectRow } from './drafts.ts';
import type { NewDraft } from './drafts.ts';
import { getNextNumber } from './numbers.ts';
import { getPattern } from './office.ts';
import type { Office } from './office.ts';
import { lockedDocument, refuseIssue } from './refusal.ts';

/** Both files of a document. */
export type RenderedDocument = { readonly pdf: Uint8Array; readonly docx: Uint8Array };

export type IssueOptions = {
  readonly office: Office;
  /** Takes its time; nothing is written before it has ended. */
  readonly render: (content: DocumentContent) => Promise<RenderedDocument>;
};

/** A draft that is there, or one that is written only together with its issue. */
export type ToIssue = { readonly documentId: string } | NewDraft;

/** Visits whose verdicts are frozen and that nobody has sent back. */
const issuableStates: readonly string[] = ['completed', 'submitted', 'approved'];
/** Kinds that say what is wrong: without a problem there is nothing to say. */
export const problemKinds: readonly string[] = ['reminder', 'opinion', 'recommendation', 'rectification_notice'];
/** One of each is in force at a visit; of slips and receipts there may be many. */
const singleKinds: readonly string[] = ['record', ...problemKinds];
const mostAttempts = 5;

/**
 * Issues a document: number, date, content, PDF and DOCX and what becomes of its findings, in one transaction, once both
 * files are ready. Where the
 * library changed while they were made (another number was given, the visit changed), they are made again.
 * @throws AppError NOT_FOUND, DOCUMENT_LOCKED, ISSUE_REFUSED with `reason`, LIBRARY_IN_USE, STORAGE_*, and what `render`
 * throws; nothing is written then.
 */
export async function issueDocument(library: Library, wanted: ToIssue, options: IssueOptions): Promise<DocumentView> {
  const newId = library.newId();
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = readMoment(library);
    const prepared = prepare(library, { wanted, newId, office: options.office });
    const rendered = await options.render(prepared.content);
    const isUntouched = readMoment(library) === before;
    if (isUntouched || isSame(prepared, prepare(library, { wanted, newId, office: options.office })))
      return commit(library, prepared, rendered);
  }
  throw new AppError('LIBRARY_IN_USE', 'The library keeps changing while the document is made');
}

/** What issuing a draft would do now: the number it would get, or why it would be refused. */
export type IssueOutlook = { readonly number: string | null; readonly refusal: string | null };

/** @throws AppError NOT_FOUND, DOCUMENT_LOCKED. */
export function foreseeIssue(library: Library, documentId: string, office: Office): IssueOutlook {
  try {
    const { number } = prepare(library, { wanted: { documentId }, newId: documentId, office });
    return { number, refusal: null };
  } catch (error) {
    const reason = error instanceof AppError && error.code === 'ISSUE_REFUSED' ? error.details['reason'] : undefined;
    if (typeof reason !== 'string') throw error;
    return { number: null, refusal: reason };
  }
}

type Prepared = {
  readonly row: DocumentRow;
  readonly isNew: boolean;
  readonly number: string;
  readonly issuedOn: string;
  readonly content: DocumentContent;
};

type Preparation = { readonly wanted: ToIssue; readonly newId: string; readonly office: Office };

function prepare(library: Library, { wanted, newId, office }: Preparation): Prepared {
  const isNew = !('documentId' in wanted);
  const row = isNew ? toNewRow(newId, wanted) : getDocument(library.db, wanted.documentId);
  if (row.state !== 'draft') throw lockedDocument(row.id, row.state);
  assertIssuable(library, row, office);
  const issuedOn = toLocalDate(library.clock());
  const pattern = getPattern(office, row.kind);
  const number = getNextNumber(library.db, { pattern, kind: row.kind, year: issuedOn.slice(0, 4) });
  const content = collectRow(library, row, { office, number, issuedOn });
  if (problemKinds.includes(row.kind) && content.problems.length === 0) throw refuseIssue('no_problems');
  return { row, isNew, number, issuedOn, content };
}

function assertIssuable({ db }: Library, row: DocumentRow, office: Office): void {
  const { state } = getVisitRecord(db, row.inspectionId).inspection;
  if (!issuableStates.includes(state)) throw refuseIssue('visit_open');
  if (findFrozenOutcomes(db, row.inspectionId) === undefined) throw refuseIssue('nothing_frozen');
  if (office.issuing.name === '') throw refuseIssue('no_issuer');
  if (findPatternProblem(getPattern(office, row.kind)) !== undefined) throw refuseIssue('pattern');
  if (row.replaces !== null && findDocument(db, row.replaces)?.state !== 'issued') throw refuseIssue('replaced_gone');
  if (hasIssued(db, row)) throw refuseIssue('issued_already');
}

/** Another document of the kind is in force at this visit, and this one is not its correction. */
function hasIssued(db: Db, { id, inspectionId, kind, replaces }: DocumentRow): boolean {
  if (!singleKinds.includes(kind)) return false;
  const issued = listDocumentsOfVisit(db, inspectionId).filter((other) => other.kind === kind && other.id !== id);
  const corrected = new Set(issued.map((other) => (other.state === 'issued' ? other.replaces : null)));
  return issued.some((other) => other.state === 'issued' && other.id !== replaces && !corrected.has(other.id));
}

/**
 * Changes with every write of this connection, which is the only one that writes, and with the day. Where it is the same,
 * what was prepared is what would be prepared now, and half the work of a batch need not be done twice.
 */
function readMoment({ db, clock }: Library): string {
  return `${toLocalDate(clock())} ${String(readStatement(db, 'SELECT total_changes()').pluck().get())}`;
}

function isSame(before: Prepared, now: Prepared): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}

function commit(library: Library, prepared: Prepared, { pdf, docx }: RenderedDocument): DocumentView {
  const { row, number, issuedOn, content } = prepared;
  const set: Record<string, Cell> = {
    ...(prepared.isNew ? { inspection_id: row.inspectionId, kind: row.kind, language: row.language } : {}),
    state: 'issued',
    number,
    issued_on: issuedOn,
    due_on: findDueDate(content),
    content: toCell(content),
    pdf_sha256: toSha256(pdf),
    docx_sha256: toSha256(docx),
  };
  write(library, [{ table: 'documents', row: row.id, set }, ...listFindingEdits(library, prepared)], {
    also: () => {
      addAttachment(library, pdf);
      addAttachment(library, docx);
    },
  });
  return toDocumentView(library.db, getDocument(library.db, row.id));
}

/** What a notice names is issued with it, each finding with its own day. */
function listFindingEdits(library: Library, { row, content }: Prepared): readonly Edit[] {
  if (!problemKinds.includes(row.kind)) return [];
  const { id: documentId, inspectionId } = row;
  return content.problems.flatMap(({ rule, due }) =>
    markIssued(library, { inspectionId, rules: [rule], documentId, dueOn: due === '' ? null : due }),
  );
}

function toNewRow(id: string, { inspectionId, kind, language }: NewDraft): DocumentRow {
  const empty = { number: null, issuedOn: null, dueOn: null, pdfSha256: null, docxSha256: null, voidReason: null };
  return { ...empty, id, inspectionId, kind, language, state: 'draft', leftOut: {}, replaces: null, isDeleted: false };
}

function findDueDate({ problems }: DocumentContent): string | null {
  const dates = problems.map(({ due }) => due).filter((due) => due !== '');
  return dates.toSorted()[0] ?? null;
}

/** The very value that JSON keeps: a key that is undefined is none. */
function toCell(content: DocumentContent): Cell {
  return JSON.parse(JSON.stringify(content)) as Cell;
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
