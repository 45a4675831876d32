import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import type { DocumentView } from '#services/documents/document-views.ts';
import { discardDraft } from '#services/documents/drafts.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { startChild } from './support/child.ts';

const script = join(import.meta.dirname, 'support', 'issue-documents.ts');
const kills = 8;

/** Issued with both files to the byte, or a draft without a number; the numbers without a gap. */
function checkDocuments(library: Library, inspectionId: string): readonly DocumentView[] {
  const list = listVisitDocuments(library, inspectionId);
  const issued = list.filter(({ state }) => state === 'issued');
  expect(issued.map(({ number }) => number)).toEqual(issued.map((_, index) => `检${index + 1}号`));
  for (const { documentId, number } of issued) {
    const pdf = Buffer.from(readDocumentFile(library, { documentId, format: 'pdf' }).bytes);
    expect(pdf.toString().startsWith(`pdf ${number}x`)).toBe(true);
    expect(readDocumentFile(library, { documentId, format: 'docx' }).bytes.toString()).toBe(`docx ${number}`);
  }
  const drafts = list.filter(({ state }) => state === 'draft');
  expect(drafts.map(({ number }) => number)).toEqual(drafts.map(() => null));
  expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
  return list;
}

it(
  `issues a document whole or not at all when it is killed in between, ${kills} times`,
  { timeout: 120_000 },
  async () => {
    const made = makeLibrary();
    const { inspectionId } = addVisit(made, {
      union_type: { value: 'independent' },
      members_women: { value: 34 },
      womens_committee: { value: 'none' },
    });
    const set = { inspectors: [{ name: '王敏', certificate: '' }] };
    write(made, [{ table: 'inspections', row: inspectionId, set }]);
    completeVisit(made, { inspectionId, language: 'en', reasons: {} });
    closeLibrary(made);
    let last = '';
    let acknowledged = 0;
    for (let round = 0; round < kills; round += 1) {
      const child = startChild(script, [made.file, inspectionId, last]);
      await child.begun;
      await wait(Math.random() * 60);
      child.process.kill('SIGKILL');
      await child.ended;
      acknowledged += child.lines().length;
      const library = openLibrary({ file: made.file, access: 'write' });
      const list = checkDocuments(library, inspectionId);
      expect(list.filter(({ state }) => state === 'issued').length).toBeGreaterThanOrEqual(acknowledged);
      for (const { documentId, state } of list) if (state === 'draft') discardDraft(library, { documentId });
      last = list.findLast(({ state }) => state === 'issued')?.documentId ?? '';
      closeLibrary(library);
    }
    expect(acknowledged).toBeGreaterThan(kills);
  },
);
