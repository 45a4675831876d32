import { getDocument } from '#db/repositories/documents.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { AppError } from '#domain/error.ts';
import { takeBackIssue } from '../findings/take-back-issue.ts';
import { write } from '../journal.ts';
import type { Library } from '../library.ts';
import { assertNoIssues } from '../record-issue.ts';
import { findCorrection, toDocumentView } from './document-views.ts';
import type { DocumentView } from './document-views.ts';
import { lockedDocument } from './refusal.ts';

/**
 * Takes an issued document out of force. It stays with its number, its files and the reason; nothing leads out of this.
 * In the same transaction the findings that it issued become what they were before, where nobody has acted on them since.
 * One that is corrected holds no more and is not voided: what it once corrected itself would seem to be in force again.
 * @throws AppError NOT_FOUND; DOCUMENT_LOCKED where it is void already; INVALID_REQUEST where it was never issued or is
 * corrected;
 * RECORD_REJECTED without a reason; STORAGE_*.
 */
export function voidDocument(
  library: Library,
  { documentId, reason }: { readonly documentId: string; readonly reason: string },
): DocumentView {
  const { state, inspectionId } = getDocument(library.db, documentId);
  if (state === 'void') throw lockedDocument(documentId, state);
  if (state === 'draft') throw new AppError('INVALID_REQUEST', 'A draft is discarded, not voided', { documentId });
  if (findCorrection(library.db, documentId)?.state === 'issued')
    throw new AppError('INVALID_REQUEST', 'This document is corrected; its correction can be voided', { documentId });
  const given = reason.trim();
  if (given === '') assertNoIssues([{ fact: 'void_reason', code: 'MISSING' }]);
  if (given.length > greatestReasonLength) assertNoIssues([{ fact: 'void_reason', code: 'TEXT_TOO_LONG' }]);
  write(library, [
    { table: 'documents', row: documentId, set: { state: 'void', void_reason: given } },
    ...takeBackIssue(library, { inspectionId, documentId }),
  ]);
  return toDocumentView(library.db, getDocument(library.db, documentId));
}
