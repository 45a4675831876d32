import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getInspection } from '#db/repositories/inspections.ts';
import { defaultIssuing } from '#ipc/schemas/documents.ts';
import type { DocumentFile } from '#services/documents/read-document.ts';
import { makeLibrary } from '../services/support/app-library.ts';
import { makeCompleted } from '../services/documents/support.ts';
import { createLibraryHandlers, openDesk } from './support.ts';
import type { Desk } from './support.ts';

const issuing = { ...defaultIssuing, name: '示例市总工会（虚构）' };
type View = { readonly documentId: string; readonly number: string | null };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-documents-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function ask<T>(desk: Desk, channel: string, request?: unknown): Promise<T> {
  const result = await (request === undefined ? desk.ask(channel) : desk.ask(channel, request));
  if (!result.ok) throw new Error(`${channel}: ${result.error.code} ${result.error.message}`);
  return result.value as T;
}

describe('documents over the border', () => {
  it('are drafted, looked at, issued, saved and opened; no path comes back', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const folder = makeFolder();
    const pages: string[] = [];
    const copies: DocumentFile[] = [];
    const desk = openDesk({
      handlers: createLibraryHandlers(library, {
        documentTarget: join(folder, '意见书.pdf'),
        documentFolder: folder,
        onPage: (html) => void pages.push(html),
        onOpenCopy: (file) => void copies.push(file),
      }),
    });
    await ask(desk, 'saveSettings', { issuing });
    const { documentId } = await ask<View>(desk, 'createDocument', {
      inspectionId,
      kind: 'opinion',
      language: 'zh-Hans',
    });
    const preview = await ask(desk, 'previewDocument', { documentId });
    expect(preview).toMatchObject({ page: '/document/1', refusal: null, number: expect.stringContaining('〕1号') });
    expect(pages[0]).toContain('示例市总工会');
    const issued = await ask<View>(desk, 'issueDocument', { documentId });
    expect(await ask(desk, 'saveDocument', { documentId, format: 'pdf' })).toEqual({ name: '意见书.pdf' });
    const saved = readFileSync(join(folder, '意见书.pdf'));
    expect(saved.toString()).toContain(issued.number);
    expect(await ask(desk, 'openDocument', { documentId, format: 'pdf' })).toEqual({ opened: true });
    expect(Buffer.from(copies[0]?.bytes ?? []).equals(saved)).toBe(true);
    // What was there is replaced as a whole, since the dialog has asked; nothing temporary stays.
    writeFileSync(join(folder, '意见书.pdf'), 'older');
    await ask(desk, 'saveDocument', { documentId, format: 'pdf' });
    expect(readFileSync(join(folder, '意见书.pdf')).equals(saved)).toBe(true);
    expect(readdirSync(folder)).toEqual(['意见书.pdf']);
    expect(await ask(desk, 'listDocuments', { state: 'issued', kind: 'all', search: '' })).toMatchObject({ total: 1 });
  });

  it('are issued for many and saved together, without replacing what is in the folder', async () => {
    const library = makeLibrary();
    makeCompleted(library);
    makeCompleted(library);
    const folder = makeFolder();
    const desk = openDesk({ handlers: createLibraryHandlers(library, { documentFolder: folder }) });
    await ask(desk, 'saveSettings', { issuing });
    const among = { filter: { search: '', show: 'all' } };
    await ask(desk, 'startDocumentBatch', { among, kind: 'opinion', language: 'en', mode: 'issue' });
    let view: { readonly state: string; readonly results: readonly unknown[] };
    do {
      await new Promise((resolve) => setTimeout(resolve, 5));
      view = await ask(desk, 'getDocumentBatch');
    } while (view.state === 'running');
    expect(view.results).toHaveLength(2);
    expect(await ask(desk, 'saveDocumentBatch', { format: 'docx' })).toEqual({ saved: 2, failed: 0 });
    expect(await ask(desk, 'saveDocumentBatch', { format: 'docx' })).toEqual({ saved: 2, failed: 0 });
    const names = readdirSync(folder);
    expect(names).toHaveLength(4);
    expect(names.filter((name) => name.endsWith(' (2).docx'))).toHaveLength(2);
    library.db.exec('DELETE FROM attachments');
    expect(await ask(desk, 'saveDocumentBatch', { format: 'pdf' })).toEqual({ saved: 0, failed: 2 });
  });

  it('are made for those that are ticked alone', async () => {
    const library = makeLibrary();
    const ticked = makeCompleted(library);
    makeCompleted(library);
    const desk = openDesk({ handlers: createLibraryHandlers(library, {}) });
    const among = { ids: [getInspection(library.db, ticked).enterpriseId] };
    await ask(desk, 'startDocumentBatch', { among, kind: 'opinion', language: 'en', mode: 'draft' });
    await expect
      .poll(() => ask(desk, 'getDocumentBatch'))
      .toMatchObject({
        state: 'done',
        results: [{ inspectionId: ticked, outcome: 'drafted' }],
      });
  });

  it('write nothing where nothing was chosen, and name no path where the place is not there', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const desk = openDesk({ handlers: createLibraryHandlers(library) });
    await ask(desk, 'saveSettings', { issuing });
    const draft = await ask<View>(desk, 'createDocument', { inspectionId, kind: 'record', language: 'en' });
    await ask(desk, 'issueDocument', { documentId: draft.documentId });
    const key = { documentId: draft.documentId, format: 'docx' };
    expect(await ask(desk, 'saveDocument', key)).toBeNull();
    expect(await ask(desk, 'saveDocumentBatch', { format: 'pdf' })).toBeNull();
    expect(await ask(desk, 'openDocument', key)).toEqual({ opened: false });
    const lost = openDesk({ handlers: createLibraryHandlers(library, { documentTarget: '/nowhere/x.docx' }) });
    const failure = await lost.ask('saveDocument', key);
    expect(failure).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', details: {} } });
    expect(JSON.stringify(failure)).not.toContain('nowhere');
  });

  it('refuses settings whose pattern could not number anything', async () => {
    const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
    const spoiled = { ...issuing, patterns: { opinion: '{year}{seq}' } };
    expect(await desk.ask('saveSettings', { issuing: spoiled })).toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    expect(await desk.ask('saveSettings', { issuing: { ...issuing, replyDays: 0 } })).toMatchObject({ ok: false });
  });
});
