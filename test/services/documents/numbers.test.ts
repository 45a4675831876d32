import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopenVisit } from '#services/completion/complete-visit.ts';
import { createCorrection, createDraft, discardDraft } from '#services/documents/drafts.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import { issueDocument } from '#services/documents/issue-document.ts';
import { voidDocument } from '#services/documents/void-document.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { openNewLibrary } from '../support/library.ts';
import { countAll, issue, issueNew, makeCompleted, makeOpen, office, renderQuickly } from './support.ts';

const year = String(new Date().getFullYear());
const language = 'zh-Hans';

function readSequences(library: Library): readonly number[] {
  const numbers = library.db.prepare('SELECT number FROM documents WHERE number IS NOT NULL').pluck().all();
  return numbers.map((number) => Number(/〕(\d+)号$/.exec(String(number))?.[1])).toSorted((a, b) => a - b);
}

/** One step on a visit's 整改意见书; a step that is not possible just now is refused and must not cost a number. */
type Step = { readonly visit: number; readonly what: 'issue' | 'void' | 'correct' | 'discard' | 'fail' };

async function run(library: Library, visits: readonly string[], { visit, what }: Step): Promise<void> {
  const inspectionId = visits[visit] ?? '';
  const list = listVisitDocuments(library, inspectionId);
  const issued = list.filter(({ state }) => state === 'issued').at(-1)?.documentId ?? '';
  const draft = list.find(({ state }) => state === 'draft')?.documentId;
  switch (what) {
    case 'issue':
      await issue(library, draft ?? createDraft(library, { inspectionId, kind: 'opinion', language }).documentId);
      return;
    case 'void':
      return void voidDocument(library, { documentId: issued, reason: '发错' });
    case 'correct':
      return void (await issue(library, createCorrection(library, { documentId: issued }).documentId));
    case 'discard':
      return discardDraft(library, { documentId: draft ?? '' });
    case 'fail':
      await issueDocument(
        library,
        { inspectionId, kind: 'opinion', language },
        { office, render: () => Promise.reject(new Error('no printer')) },
      );
  }
}

describe('numbers of documents', () => {
  it('go from 1 on without gap or repetition, whatever is issued, voided, corrected, discarded or fails', async () => {
    const library = openNewLibrary();
    const visits = [makeCompleted(library), makeOpen(library)];
    const step = fc.record({
      visit: fc.constantFrom(0, 0, 0, 1),
      what: fc.constantFrom<Step['what']>('issue', 'void', 'correct', 'discard', 'fail'),
    });
    let given = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const each of steps) await run(library, visits, each).catch(() => undefined);
        const sequences = readSequences(library);
        expect(sequences).toEqual(Array.from({ length: sequences.length }, (_, index) => index + 1));
        expect(sequences.length).toBeGreaterThanOrEqual(given);
        given = sequences.length;
      }),
      { numRuns: 25 },
    );
    expect(given).toBeGreaterThan(5);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('are given one after the other where several documents are issued at once', async () => {
    const library = openNewLibrary();
    const visits = [makeCompleted(library), makeCompleted(library), makeCompleted(library)];
    const numbers = await Promise.all(visits.map(async (visit) => (await issueNew(library, visit)).number));
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3].map((n) => `示总工检〔${year}〕${n}号`)));
    // The file says the number that the row says, also where it had to be made again.
    const rows = library.db.prepare('SELECT number, content FROM documents').all() as {
      number: string;
      content: string;
    }[];
    for (const { number, content } of rows) expect(JSON.parse(content)).toMatchObject({ number });
  });

  it('count by pattern and year: every kind and every year has its own, the greatest there is counts', async () => {
    const library = openNewLibrary();
    const first = makeCompleted(library);
    expect((await issueNew(library, first)).number).toBe(`示总工检〔${year}〕1号`);
    expect((await issueNew(library, first, 'record')).number).toBe(`工检记〔${year}〕1号`);
    // From another library, by hand-over; also one of the last year and one that nobody can count on from.
    const foreign = { inspection_id: first, kind: 'opinion', language, state: 'void' };
    for (const number of [`示总工检〔${year}〕41号`, '示总工检〔1999〕90号', `示总工检〔${year}〕${'9'.repeat(12)}号`])
      write(library, [{ table: 'documents', row: library.newId(), set: { ...foreign, number } }]);
    expect((await issueNew(library, makeCompleted(library))).number).toBe(`示总工检〔${year}〕42号`);
  });

  it('that stand twice after two libraries were joined are shown and never changed', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId, number } = await issueNew(library, inspectionId);
    const other = { inspection_id: inspectionId, kind: 'opinion', language, state: 'issued', number };
    write(library, [{ table: 'documents', row: library.newId(), set: other }]);
    const list = listVisitDocuments(library, inspectionId);
    expect(list.map((document) => [document.number, document.isDuplicate])).toEqual([
      [number, true],
      [number, true],
    ]);
    voidDocument(library, { documentId, reason: '重号' });
    expect((await issueNew(library, makeCompleted(library))).number).toBe(`示总工检〔${year}〕2号`);
  });

  it('are not used up by a visit that is reopened while the files are made', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    let before = countAll(library);
    const slow = issue(library, documentId, {
      render: async (content) => {
        reopenVisit(library, { inspectionId, language, reason: '漏项' });
        before = countAll(library);
        return renderQuickly(content);
      },
    });
    await expect(slow).rejects.toMatchObject({ code: 'ISSUE_REFUSED', details: { reason: 'visit_open' } });
    expect(countAll(library)).toEqual(before);
  });
});
