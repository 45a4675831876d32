import { getDocument } from '#db/repositories/documents.ts';
import { renderHtml } from '#reports/html.ts';
import type { Library } from '../library.ts';
import { collectRow, listChosenProblems } from './drafts.ts';
import type { ChosenProblem } from './drafts.ts';
import { foreseeIssue } from './issue-document.ts';
import type { IssueOutlook } from './issue-document.ts';
import type { Office } from './office.ts';
import { getIssuedContent } from './read-document.ts';

export type DocumentPreview = IssueOutlook & {
  /** The very page that is printed. */
  readonly html: string;
  /** Of drafts: every problem that could stand in it. */
  readonly problems: readonly ChosenProblem[];
};

/** A draft as the visit stands now, an issued document as it was frozen. @throws AppError NOT_FOUND, ATTACHMENT_MISSING. */
export function previewDocument(library: Library, documentId: string, office: Office): DocumentPreview {
  const row = getDocument(library.db, documentId);
  if (row.state !== 'draft') {
    const html = renderHtml(getIssuedContent(library, documentId));
    return { html, number: row.number, refusal: null, problems: [] };
  }
  return {
    html: renderHtml(collectRow(library, row, { office, number: '', issuedOn: '' })),
    ...foreseeIssue(library, documentId, office),
    problems: listChosenProblems(library, row, office),
  };
}
