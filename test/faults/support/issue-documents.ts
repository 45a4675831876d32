import { writeSync } from 'node:fs';
import { createCorrection, createDraft } from '#services/documents/drafts.ts';
import { issueDocument } from '#services/documents/issue-document.ts';
import type { DocumentView } from '#services/documents/document-views.ts';
import { openLibrary } from '#services/library.ts';
import { toOffice } from '#services/documents/office.ts';

/**
 * A program of its own that is killed while it issues one correction after the other:
 * `node issue-documents.ts LIBRARY VISIT DOCUMENT`. Each number is told on standard output once it is on disk.
 */
const [file = '', inspectionId = '', documentId = ''] = process.argv.slice(2);

const body = { name: '示例市总工会', address: '', phone: '', postcode: '', replyTo: '' };
const days = { holidays: [], makeUpDays: [] };
const office = toOffice({ ...body, patterns: { opinion: '检{seq}号' }, replyDays: 15 }, days);
const library = openLibrary({ file, access: 'write' });
// Some pieces each, so that a kill falls between them.
const filling = Buffer.alloc(600_000, 'x');
let draft: Pick<DocumentView, 'documentId'> =
  documentId === ''
    ? createDraft(library, { inspectionId, kind: 'opinion', language: 'zh-Hans' })
    : createCorrection(library, { documentId });
for (;;) {
  const issued = await issueDocument(library, draft, {
    office,
    render: async ({ number }) => ({
      pdf: Buffer.concat([Buffer.from(`pdf ${number}`), filling]),
      docx: Buffer.from(`docx ${number}`),
    }),
  });
  writeSync(1, `${issued.number}\n`);
  draft = createCorrection(library, issued);
}
