import type { DocumentKind } from '#domain/document-kinds.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { createDraft } from '#services/documents/drafts.ts';
import { issueDocument } from '#services/documents/issue-document.ts';
import type { IssueOptions, RenderedDocument } from '#services/documents/issue-document.ts';
import { toOffice } from '#services/documents/office.ts';
import type { Office } from '#services/documents/office.ts';
import { renderPages } from '#services/documents/render-document.ts';
import type { DocumentContent } from '#services/documents/render-document.ts';
import type { Library } from '#services/library.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { saveVisitDetails } from '#services/visits.ts';
import { makeVisit } from '../support/app-library.ts';

const language = 'zh-Hans';

export const office: Office = toOffice(
  {
    name: '示例市总工会（虚构）',
    address: '示例路1号',
    phone: '000-0000',
    postcode: '000000',
    replyTo: '基层工作部 李示例',
    signatory: '',
    patterns: { opinion: '示总工检〔{year}〕{seq}号' },
    replyDays: 15,
  },
  { holidays: [], makeUpDays: [] },
);

/** A visit with gaps that is still worked on. */
export function makeOpen(library: Library): string {
  const { inspectionId } = makeVisit(library);
  saveVisitDetails(library, { inspectionId, language, inspectors: [{ name: '王芳', certificate: '' }] });
  const answers = {
    employees_total: { value: 230 },
    union_type: { value: 'independent' },
    members_total: { value: 100 },
    members_women: { value: 34 },
    womens_committee: { value: 'none' },
    party_org: { state: 'refused' },
    si_monthly_notice: { value: 'no' },
  } as const;
  saveAnswers(library, { inspectionId, language, answers });
  return inspectionId;
}

/** A completed visit with gaps. */
export function makeCompleted(library: Library): string {
  const inspectionId = makeOpen(library);
  completeVisit(library, { inspectionId, language, reasons: {} });
  return inspectionId;
}

/** Real pages; only the printer, which needs a window, is played. */
export async function render(content: DocumentContent): Promise<RenderedDocument> {
  const { html, docx } = await renderPages(content);
  return { pdf: Buffer.from(`%PDF played\n${html}`), docx };
}

/** Quick stand-ins where the pages do not matter. */
export async function renderQuickly(content: DocumentContent): Promise<RenderedDocument> {
  return { pdf: Buffer.from(`pdf ${content.number}`), docx: Buffer.from(`docx ${content.number}`) };
}

export function issue(library: Library, documentId: string, options: Partial<IssueOptions> = {}) {
  return issueDocument(library, { documentId }, { office, render: renderQuickly, ...options });
}

export async function issueNew(library: Library, inspectionId: string, kind: DocumentKind = 'opinion') {
  return issue(library, createDraft(library, { inspectionId, kind, language }).documentId);
}

/** All that a refused step must leave as it was. */
export function countAll(library: Library): Readonly<Record<string, unknown>> {
  const tables = ['changes', 'documents', 'attachments', 'attachment_pieces'];
  return Object.fromEntries(
    tables.map((table) => [table, library.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );
}
