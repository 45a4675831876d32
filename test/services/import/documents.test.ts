import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { createCorrection, createDraft, discardDraft, updateDraft } from '#services/documents/drafts.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import { voidDocument } from '#services/documents/void-document.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { listImports, takeBackImport } from '#services/import/import-batches.ts';
import { importRecords } from '#services/import/import-records.ts';
import { verifyLibrary } from '#services/verify.ts';
import type { Library } from '#services/library.ts';
import { openNewLibrary } from '../support/library.ts';
import { failureOf } from '../support/app-library.ts';
import { issue, issueNew, makeCompleted } from '../documents/support.ts';

const language = 'zh-Hans';

type Json = { [key: string]: unknown };
type JsonRecord = { enterprise: Json; inspection: Json; facts: Json; documents: Json[] };

function dump(library: Library): JsonRecord[] {
  return JSON.parse(JSON.stringify([...iterateDump(library)])) as JsonRecord[];
}

function importAll(library: Library, records: readonly unknown[], fileName = '文书.json') {
  return importRecords(library, { records, mode: 'write', language, fileName });
}

/** A visit with a void document, its successor, the correction of that, a draft and a discarded draft. */
async function makeFull(): Promise<{ readonly library: Library; readonly inspectionId: string }> {
  const library = openNewLibrary();
  const inspectionId = makeCompleted(library);
  const first = await issueNew(library, inspectionId);
  voidDocument(library, { documentId: first.documentId, reason: '发错' });
  const second = await issueNew(library, inspectionId);
  await issue(library, createCorrection(library, second).documentId);
  const draft = createDraft(library, { inspectionId, kind: 'record', language: 'en' });
  updateDraft(library, { documentId: draft.documentId, leftOut: { 'womens-committee': '已改正' } });
  discardDraft(library, createDraft(library, { inspectionId, kind: 'reminder', language }));
  return { library, inspectionId };
}

describe('documents in a dump', () => {
  it('give the same content elsewhere, and the same dump', async () => {
    const { library, inspectionId } = await makeFull();
    const other = openNewLibrary();
    expect(importAll(other, dump(library)).rejected).toEqual([]);
    expect(getContentHash(other)).toBe(getContentHash(library));
    expect(dump(other)).toEqual(dump(library));
    expect(dump(other)[0]?.documents).toHaveLength(5);
    expect(verifyLibrary(other).problems).toEqual([]);
    expect(listVisitDocuments(other, inspectionId)).toEqual(listVisitDocuments(library, inspectionId));
    // The files themselves travel by hand-over only: here their absence has a name.
    const [document] = listVisitDocuments(other, inspectionId);
    const read = () => readDocumentFile(other, { documentId: document?.documentId ?? '', format: 'pdf' });
    expect(failureOf(read).code).toBe('ATTACHMENT_MISSING');
    // Numbers go on where they stand, also here.
    expect((await issueNew(other, makeCompleted(other))).number).toMatch(/〕4号$/);
  });

  it('write nothing where they are there already, and go again with the import that brought them', async () => {
    const { library } = await makeFull();
    const other = openNewLibrary();
    importAll(other, dump(library));
    const before = getContentHash(other);
    expect(importAll(other, dump(library))).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected: [] });
    expect(getContentHash(other)).toBe(before);
    await takeBackImport(other, listImports(other)[0]?.batchId ?? '', () => Promise.resolve(true));
    expect(other.db.prepare('SELECT count(*) FROM documents WHERE deleted = 0').pluck().get()).toBe(0);
  });
});

describe('documents of a hostile file', () => {
  it.each<[string, (documents: Json[]) => void, string, string]>([
    ['no list', (list) => list.splice(0, 1, 'x' as never), 'documents.0', 'WRONG_TYPE'],
    ['no id', ([first]) => delete first?.['id'], 'documents.0.id', 'MISSING'],
    ['another id', ([first]) => Object.assign(first ?? {}, { id: '../x' }), 'documents.0.id', 'WRONG_TYPE'],
    ['an unknown key', ([first]) => Object.assign(first ?? {}, { path: '/etc' }), 'documents.0.path', 'BAD_SHAPE'],
    ['an unknown kind', ([first]) => Object.assign(first ?? {}, { kind: 'fine' }), 'documents.0.kind', 'NOT_IN_LIST'],
    ['an unknown state', ([first]) => Object.assign(first ?? {}, { state: 'x' }), 'documents.0.state', 'NOT_IN_LIST'],
    ['a language', ([first]) => Object.assign(first ?? {}, { language: 'fr' }), 'documents.0.language', 'NOT_IN_LIST'],
    ['no number', ([first]) => delete first?.['number'], 'documents.0.number', 'MISSING'],
    [
      'a number that is a number',
      ([first]) => Object.assign(first ?? {}, { number: 7 }),
      'documents.0.number',
      'WRONG_TYPE',
    ],
    [
      'an impossible day',
      ([first]) => Object.assign(first ?? {}, { issued_on: '2026-02-30' }),
      'documents.0.issued_on',
      'IMPOSSIBLE_DATE',
    ],
    [
      'a hash',
      ([first]) => Object.assign(first ?? {}, { pdf_sha256: 'A'.repeat(64) }),
      'documents.0.pdf_sha256',
      'WRONG_TYPE',
    ],
    [
      'a content of another form',
      ([first]) => Object.assign(first ?? {}, { content: { html: '<script>' } }),
      'documents.0.content',
      'WRONG_TYPE',
    ],
    [
      'a key more in the content',
      ([first]) => Object.assign(first?.['content'] ?? {}, { extra: 1 }),
      'documents.0.content',
      'WRONG_TYPE',
    ],
    [
      'a long reason',
      ([first]) => Object.assign(first ?? {}, { void_reason: 'x'.repeat(501) }),
      'documents.0.void_reason',
      'TEXT_TOO_LONG',
    ],
    ['a draft with a number', ([first]) => delete first?.['state'], 'documents.0.number', 'BAD_STATE'],
    [
      'reasons that are none',
      ([first]) => Object.assign(first ?? {}, { left_out: ['x'] }),
      'documents.0.left_out',
      'WRONG_TYPE',
    ],
    ['one id twice', (list) => list.push({ ...list[0], number: '另一号' }), 'documents.1.id', 'DUPLICATE'],
  ])('%s is rejected with its code, and nothing is written', async (_name, spoil, fact, code) => {
    const library = openNewLibrary();
    await issueNew(library, makeCompleted(library));
    const records = dump(library);
    spoil(records[0]?.documents ?? []);
    const other = openNewLibrary();
    const before = getContentHash(other);
    const codes = importAll(other, records).rejected.map((each) => [each.fact, each.code]);
    expect(codes).toContainEqual([fact, code]);
    expect(getContentHash(other)).toBe(before);
  });

  it('does not change what was issued here, and moves no document to another visit', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    await issueNew(library, inspectionId);
    const records = dump(library);
    const [document] = records[0]?.documents ?? [];
    const before = getContentHash(library);
    Object.assign(document ?? {}, { number: '改过的号' });
    expect(importAll(library, records).rejected).toMatchObject([{ fact: 'documents.0', code: 'RECORD_LOCKED' }]);
    const moved = { enterprise: { name: '示例别厂' }, inspection: { date: '2026-01-01' }, documents: [document] };
    expect(importAll(library, [moved]).rejected).toMatchObject([{ fact: 'documents.0.id', code: 'DUPLICATE' }]);
    const homeless = { enterprise: { name: '示例别厂' }, documents: [document] };
    expect(importAll(library, [homeless]).rejected).toMatchObject([{ fact: 'inspection', code: 'MISSING' }]);
    expect(getContentHash(library)).toBe(before);
  });
});
