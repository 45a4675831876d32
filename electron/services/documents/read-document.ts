import { findDocumentContent, getDocument } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import { toFileName } from '#domain/document-file-name.ts';
import { documentKindNames } from '#domain/document-kinds.ts';
import { AppError } from '#domain/error.ts';
import { defaultLanguage, isLanguage } from '#domain/language.ts';
import type { DocumentContent } from '#reports/document.ts';
import { readAttachment } from '../attachments.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';
import { parseDocumentContent } from './parse-content.ts';

export type DocumentFormat = 'pdf' | 'docx';
export type DocumentFileKey = { readonly documentId: string; readonly format: DocumentFormat };

/** The bytes of a document as it was issued, and the name to save them under. */
export type DocumentFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The stored file, held against its hash: what was issued, byte for byte.
 * @throws AppError NOT_FOUND; INVALID_REQUEST where it is a draft; ATTACHMENT_MISSING, ATTACHMENT_ALTERED.
 */
export function readDocumentFile(library: Library, { documentId, format }: DocumentFileKey): DocumentFile {
  const row = getDocument(library.db, documentId);
  if (row.state === 'draft') throw new AppError('INVALID_REQUEST', 'A draft has no files yet', { documentId });
  const sha256 = format === 'pdf' ? row.pdfSha256 : row.docxSha256;
  if (sha256 === null) throw new AppError('ATTACHMENT_MISSING', 'The document names no such file', { documentId });
  return { name: toDocumentFileName(library, row, format), bytes: readAttachment(library, sha256) };
}

/**
 * What stands in an issued document.
 * @throws AppError NOT_FOUND; ATTACHMENT_MISSING where the library holds no content for it.
 */
export function getIssuedContent(library: Library, documentId: string): DocumentContent {
  const content = parseDocumentContent(JSON.parse(findDocumentContent(library.db, documentId) ?? '{}'));
  if (content !== undefined) return content;
  throw new AppError('ATTACHMENT_MISSING', 'The library holds no content of this document', { documentId });
}

function toDocumentFileName(library: Library, row: DocumentRow, format: DocumentFormat): string {
  const { enterprise } = getVisitRecord(library.db, row.inspectionId);
  const kind = documentKindNames[row.kind][isLanguage(row.language) ? row.language : defaultLanguage];
  return toFileName([enterprise.name, kind, row.number ?? ''], format);
}
