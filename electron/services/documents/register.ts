import { countDocuments, listDocuments } from '#db/repositories/documents.ts';
import type { DocumentFilter } from '#db/repositories/documents.ts';
import type { Library } from '../library.ts';
import { toDocumentView } from './document-views.ts';
import type { DocumentView } from './document-views.ts';

/** All documents of the library that a filter shows: drafts, then the newest issue first. */
export type Register = {
  readonly total: number;
  readonly rows: readonly (DocumentView & { readonly enterprise: string; readonly inspectionDate: string })[];
};

const mostRows = 500;

export function listRegister({ db }: Library, filter: DocumentFilter): Register {
  const rows = listDocuments(db, filter, mostRows).map(({ enterpriseName, inspectionDate, ...row }) => ({
    ...toDocumentView(db, row),
    enterprise: enterpriseName,
    inspectionDate,
  }));
  return { total: countDocuments(db, filter), rows };
}
