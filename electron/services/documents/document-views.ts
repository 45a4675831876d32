import { countNumber, listReplacements } from '#db/repositories/documents.ts';
import { findDocument, listDocumentsOfVisit } from '#db/repositories/documents.ts';
import type { DocumentRow } from '#db/repositories/documents.ts';
import type { Db } from '#db/connection.ts';
import type { DocumentKind, DocumentState } from '#domain/document-kinds.ts';
import { defaultLanguage, isLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import type { Library } from '../library.ts';

/** Another document by the way it is cited. */
export type DocumentName = {
  readonly documentId: string;
  readonly state: DocumentState;
  readonly number: string | null;
  readonly issuedOn: string | null;
};

export type DocumentView = DocumentName & {
  readonly inspectionId: string;
  readonly kind: DocumentKind;
  readonly language: Language;
  /** First day by which a problem is to be corrected; null in a draft. */
  readonly dueOn: string | null;
  readonly voidReason: string | null;
  /** The document that this one corrects. */
  readonly replaces: DocumentName | null;
  /** The draft or issued document that corrects this one. */
  readonly correction: DocumentName | null;
  /** A correction of this one that was voided since, so that this one counts again; null where it has another one. */
  readonly lapsedCorrection: DocumentName | null;
  /** Another document has the same number: two libraries were joined. */
  readonly isDuplicate: boolean;
};

/** The documents of a visit in the order they were begun; discarded drafts are left out. */
export function listVisitDocuments(library: Library, inspectionId: string): readonly DocumentView[] {
  return listDocumentsOfVisit(library.db, inspectionId).map((row) => toDocumentView(library.db, row));
}

export function toDocumentView(db: Db, row: DocumentRow): DocumentView {
  const { inspectionId, kind, language, dueOn, voidReason, replaces } = row;
  const replaced = replaces === null ? undefined : findDocument(db, replaces);
  const correction = findCorrection(db, row.id);
  const lapsed = correction === undefined ? listReplacements(db, row.id).at(-1) : undefined;
  return {
    ...toName(row),
    inspectionId,
    kind,
    language: isLanguage(language) ? language : defaultLanguage,
    dueOn,
    voidReason,
    replaces: replaced === undefined ? null : toName(replaced),
    correction: correction === undefined ? null : toName(correction),
    lapsedCorrection: lapsed === undefined ? null : toName(lapsed),
    isDuplicate: row.number !== null && countNumber(db, row.number) > 1,
  };
}

/** What corrects a document and is not void; of several (after two libraries were joined) the one in force. */
export function findCorrection(db: Db, documentId: string): DocumentRow | undefined {
  const living = listReplacements(db, documentId).filter(({ state }) => state !== 'void');
  return living.find(({ state }) => state === 'issued') ?? living[0];
}

function toName({ id, state, number, issuedOn }: DocumentRow): DocumentName {
  return { documentId: id, state, number, issuedOn };
}
