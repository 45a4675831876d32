import { listDocumentsOfVisit } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { noIssuingBody } from '#domain/issuing-body.ts';
import { defaultLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { renderDocx } from '#reports/docx.ts';
import type { DocumentContent } from '#reports/document.ts';
import { renderHtml } from '#reports/html.ts';
import { embedFonts } from '../document-fonts/embed-fonts.ts';
import { collectDocument } from '../documents/collect-document.ts';
import { getIssuedContent, readDocumentFile } from '../documents/read-document.ts';
import type { Library } from '../library.ts';
import { getVisitRecord } from '../visit-record.ts';
import { countPages } from './count-pages.ts';
import { getPrinting } from './printing.ts';

export const documentFormats = ['docx', 'pdf', 'html'] as const;
export type DocumentFileFormat = (typeof documentFormats)[number];

export type DocumentFileRequest = {
  readonly inspectionId: string;
  readonly kind: DocumentKind;
  readonly format: DocumentFileFormat;
  /** Absent: that of the issued document, else the default. */
  readonly language?: Language;
};

/** What a file is made of once the library is closed: bytes that were stored at issue, or content to be rendered. */
export type DocumentFileSource = { readonly stored: Uint8Array } | { readonly content: DocumentContent };

/** Working days for the reply in a draft that no office has set up. */
const usualReplyDays = 15;

/**
 * The issued document of a visit as it was frozen; where there is none, a draft from the visit as it stands now.
 * @throws AppError NOT_FOUND where there is no such visit; ATTACHMENT_MISSING, ATTACHMENT_ALTERED.
 */
export function getDocumentSource(library: Library, request: DocumentFileRequest): DocumentFileSource {
  const { inspectionId, kind, format, language } = request;
  getVisitRecord(library.db, inspectionId);
  const issued = findIssued(library, request);
  if (issued !== undefined) {
    if (format === 'html') return { content: getIssuedContent(library, issued.id) };
    return { stored: readDocumentFile(library, { documentId: issued.id, format }).bytes };
  }
  const content = collectDocument(library, {
    inspectionId,
    kind,
    language: language ?? defaultLanguage,
    issuing: noIssuingBody,
    number: '',
    issuedOn: '',
    calendar: chinaHolidays,
    replyDays: usualReplyDays,
    leaveOut: [],
  });
  return { content };
}

/** The last one that holds: void ones do not, and a correction stands for the one it corrects. */
function findIssued({ db }: Library, { inspectionId, kind, language }: DocumentFileRequest): DocumentRow | undefined {
  const issued = listDocumentsOfVisit(db, inspectionId).filter(({ state }) => state === 'issued');
  const corrected = new Set(issued.map(({ replaces }) => replaces));
  return issued.findLast(
    (row) => row.kind === kind && !corrected.has(row.id) && (language === undefined || row.language === language),
  );
}

export type DocumentFile = {
  readonly bytes: Uint8Array;
  /** Of a PDF. */
  readonly pages?: number;
  /** Characters that the program's fonts lack, so that a font of the system has to draw them. */
  readonly missingCharacters: readonly string[];
};

/** @throws AppError PRINTING_UNAVAILABLE. */
export async function makeDocumentFile(source: DocumentFileSource, format: DocumentFileFormat): Promise<DocumentFile> {
  if ('stored' in source) return { bytes: source.stored, ...toPages(source.stored, format), missingCharacters: [] };
  const { content } = source;
  if (format === 'docx') return { bytes: await renderDocx(content), missingCharacters: [] };
  const html = renderHtml(content);
  const { printPdf, getFontFolder } = getPrinting();
  const page = await embedFonts(html, await getFontFolder());
  if (format === 'html') return { bytes: Buffer.from(page.html), missingCharacters: page.missing };
  const pdf = await printPdf(html);
  return { bytes: pdf, ...toPages(pdf, format), missingCharacters: page.missing };
}

function toPages(bytes: Uint8Array, format: DocumentFileFormat): Pick<DocumentFile, 'pages'> {
  return format === 'pdf' ? { pages: countPages(bytes) } : {};
}
