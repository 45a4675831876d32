import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '#domain/error.ts';
import { createEnterprise } from '#services/enterprises.ts';
import { createDraft } from '#services/documents/drafts.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import { readAhead } from '#services/read-ahead.ts';
import type { Library } from '#services/library.ts';
import { createDocumentDesk } from '../../electron/jobs/document-desk.ts';
import type { DocumentDesk, DocumentDeskOptions } from '../../electron/jobs/document-desk.ts';
import { enterpriseInput, makeLibrary } from '../services/support/app-library.ts';
import { countAll, issueNew, makeCompleted, makeOpen, office } from '../services/documents/support.ts';

const language = 'zh-Hans';
const everything = { filter: { search: '', show: 'all' }, kind: 'opinion', language } as const;

function openDesk(library: Library, options: Partial<DocumentDeskOptions> = {}): DocumentDesk {
  const desk = createDocumentDesk({
    library: Promise.resolve(library),
    workerFile: new URL('../../electron/jobs/document-worker.ts', import.meta.url),
    printPdf: (html) => Promise.resolve(Buffer.from(html)),
    office: () => office,
    listReady: async () => readAhead(library, setImmediate),
    reportError: () => undefined,
    ...options,
  });
  onTestFinished(desk.close);
  return desk;
}

async function waitForEnd({ batch }: DocumentDesk) {
  while (batch.get().state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
  return batch.get();
}

describe('issuing at the desk', () => {
  it('makes the pages in a thread and stores what was printed of them', async () => {
    const library = makeLibrary();
    const desk = openDesk(library);
    const { documentId } = createDraft(library, { inspectionId: makeCompleted(library), kind: 'opinion', language });
    const view = await desk.issue(documentId);
    const pdf = readDocumentFile(library, { documentId, format: 'pdf' }).bytes.toString();
    expect(pdf).toContain(view.number);
    expect(pdf).toContain('晨星电子');
  });

  it('gives documents that are asked for together one number after the other', async () => {
    const library = makeLibrary();
    const desk = openDesk(library);
    const drafts = [1, 2, 3, 4].map(() =>
      createDraft(library, { inspectionId: makeCompleted(library), kind: 'opinion', language }),
    );
    const views = await Promise.all(drafts.map(({ documentId }) => desk.issue(documentId)));
    expect(views.map(({ number }) => /(\d+)号$/.exec(number ?? '')?.[1])).toEqual(['1', '2', '3', '4']);
  });
});

describe('a batch', () => {
  it('issues for every enterprise that the filter shows, each on its own, and says why not', async () => {
    const library = makeLibrary();
    const ready = [makeCompleted(library), makeCompleted(library)];
    await issueNew(library, ready[1] ?? '');
    makeOpen(library);
    createEnterprise(library, { ...enterpriseInput, name: '示例从未检查厂' });
    const desk = openDesk(library);
    desk.batch.start({ ...everything, mode: 'issue' });
    expect(() => desk.batch.start({ ...everything, mode: 'issue' })).toThrow(AppError);
    const { state, done, total, results } = await waitForEnd(desk);
    expect({ state, done, total }).toEqual({ state: 'done', done: 4, total: 4 });
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason}`).toSorted()).toEqual([
      'failed visit_open',
      'issued null',
      'skipped issued_already',
      'skipped no_visit',
    ]);
    expect(results.find(({ outcome }) => outcome === 'issued')).toMatchObject({
      inspectionId: ready[0],
      number: expect.stringMatching(/〕2号$/),
    });
    // A document that is not issued leaves no draft behind.
    expect(library.db.prepare(`SELECT count(*) FROM documents WHERE state = 'draft'`).pluck().get()).toBe(0);
  });

  it('makes drafts, one a visit, and issues them later', async () => {
    const library = makeLibrary();
    makeCompleted(library);
    makeOpen(library);
    const desk = openDesk(library);
    desk.batch.start({ ...everything, mode: 'draft' });
    expect((await waitForEnd(desk)).results.map(({ outcome }) => outcome)).toEqual(['drafted', 'drafted']);
    desk.batch.start({ ...everything, mode: 'draft' });
    expect((await waitForEnd(desk)).results.map(({ reason }) => reason)).toEqual(['draft_there', 'draft_there']);
    desk.batch.start({ ...everything, mode: 'issue' });
    const { results } = await waitForEnd(desk);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'issued']);
    expect(library.db.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(2);
  });

  it('writes nothing of a document whose pages cannot be printed, and goes on with the next', async () => {
    const library = makeLibrary();
    makeCompleted(library);
    makeCompleted(library);
    const errors: unknown[] = [];
    let calls = 0;
    const printPdf = (): Promise<Uint8Array> => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('no printer')) : Promise.resolve(Buffer.from('pdf'));
    };
    const desk = openDesk(library, { printPdf, reportError: (error) => void errors.push(error) });
    desk.batch.start({ ...everything, mode: 'issue' });
    const { results } = await waitForEnd(desk);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['failed', 'INTERNAL'],
      ['issued', null],
    ]);
    expect(results[1]?.number).toMatch(/〕1号$/);
    expect(errors).toEqual([expect.objectContaining({ message: 'no printer' })]);
    expect(countAll(library)).toMatchObject({ documents: 1, attachments: 2 });
  });

  it('stops after the document at hand where it is cancelled, and keeps what is done', async () => {
    const library = makeLibrary();
    for (let n = 0; n < 4; n += 1) makeCompleted(library);
    let cancelling: Promise<void> | undefined;
    const desk = openDesk(library, {
      printPdf: () => {
        cancelling ??= desk.batch.cancel();
        return Promise.resolve(Buffer.from('pdf'));
      },
    });
    desk.batch.start({ ...everything, mode: 'issue' });
    const { state, done, total } = await waitForEnd(desk);
    await cancelling;
    expect({ state, done, total }).toEqual({ state: 'cancelled', done: 1, total: 4 });
    expect(countAll(library)).toMatchObject({ documents: 1, attachments: 2 });
  });

  it('stops where the rest would fail alike: no issuing body, no room', async () => {
    const library = makeLibrary();
    makeCompleted(library);
    makeCompleted(library);
    const nobody = openDesk(library, { office: () => ({ ...office, issuing: { ...office.issuing, name: '' } }) });
    nobody.batch.start({ ...everything, mode: 'issue' });
    expect(await waitForEnd(nobody)).toMatchObject({ state: 'stopped', done: 1, results: [{ reason: 'no_issuer' }] });
    const full = openDesk(library, { printPdf: () => Promise.reject(new AppError('STORAGE_FULL', 'no room')) });
    full.batch.start({ ...everything, mode: 'issue' });
    expect(await waitForEnd(full)).toMatchObject({ state: 'stopped', done: 1, results: [{ reason: 'STORAGE_FULL' }] });
    expect(countAll(library)).toMatchObject({ documents: 0, attachments: 0 });
  });
});
