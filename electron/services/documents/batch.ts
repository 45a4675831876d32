import { listDocumentsOfVisit } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { listEnterprises } from '../enterprises.ts';
import type { ListFilter } from '../enterprises.ts';
import type { Library } from '../library.ts';
import { toDocumentView } from './document-views.ts';
import type { DocumentView } from './document-views.ts';
import { collectRow, createDraft } from './drafts.ts';
import { problemKinds } from './issue-document.ts';
import type { ToIssue } from './issue-document.ts';
import type { Office } from './office.ts';

/** An enterprise that a batch is about, with its latest visit. */
export type BatchTarget = { readonly enterprise: string; readonly inspectionId: string | null };

export type BatchRequest = {
  readonly filter: ListFilter;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly mode: 'draft' | 'issue';
};

/** What became of one enterprise. `reason` is a code of the program or of ISSUE_REFUSED, or one of the batch's own. */
export type BatchResult = BatchTarget & {
  readonly outcome: 'drafted' | 'issued' | 'skipped' | 'failed';
  readonly documentId: string | null;
  readonly number: string | null;
  readonly reason: string | null;
};

export type BatchView = {
  /** `stopped`: the disk or the library refused, and would have refused the rest too. */
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'stopped';
  readonly done: number;
  readonly total: number;
  readonly results: readonly BatchResult[];
};

const pageSize = 200;

/** The enterprises that a filter of the list shows, by name, page by page. */
export function* iterateTargets(library: Library, filter: ListFilter): Generator<readonly BatchTarget[]> {
  for (let offset = 0; ; offset += pageSize) {
    const page = listEnterprises(library, { ...filter, sort: 'name', descending: false, offset, limit: pageSize });
    yield page.rows.map(({ name, inspectionId }) => ({ enterprise: name, inspectionId }));
    if (offset + page.rows.length >= page.matching || page.rows.length === 0) return;
  }
}

export type BatchChoice = { readonly kind: DocumentKind; readonly language: Language; readonly office: Office };

/**
 * One draft of a batch; a visit that has a draft of the kind already keeps that one alone.
 * @returns undefined where there is one. @throws AppError as `createDraft`; ISSUE_REFUSED (`no_problems`).
 */
export function createBatchDraft(
  library: Library,
  inspectionId: string,
  { kind, language, office }: BatchChoice,
): DocumentView | undefined {
  if (findOpenDraft(library, inspectionId, kind) !== undefined) return undefined;
  const row = { inspectionId, kind, language, leftOut: {}, replaces: null };
  const { problems } = collectRow(library, row, { office, number: '', issuedOn: '' });
  if (problemKinds.includes(kind) && problems.length === 0)
    throw new AppError('ISSUE_REFUSED', 'There is no problem to be named', { reason: 'no_problems' });
  return createDraft(library, { inspectionId, kind, language });
}

/** What a batch issues of a visit: the draft of the kind where there is one, else a new document. */
export function findToIssue(library: Library, inspectionId: string, choice: BatchChoice): ToIssue {
  const draft = findOpenDraft(library, inspectionId, choice.kind);
  if (draft === undefined) return { inspectionId, kind: choice.kind, language: choice.language };
  return { documentId: toDocumentView(library.db, draft).documentId };
}

function findOpenDraft(library: Library, inspectionId: string, kind: DocumentKind): DocumentRow | undefined {
  return listDocumentsOfVisit(library.db, inspectionId).find((row) => row.kind === kind && row.state === 'draft');
}
