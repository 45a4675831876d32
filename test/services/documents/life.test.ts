import { describe, expect, it } from 'vitest';
import { findDocumentContent } from '#db/repositories/documents.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { toLocalDate } from '#domain/clock.ts';
import { voidVisit } from '#services/completion/complete-visit.ts';
import { createCorrection, createDraft, discardDraft, getDraft, updateDraft } from '#services/documents/drafts.ts';
import { listVisitDocuments } from '#services/documents/document-views.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import { previewDocument } from '#services/documents/preview-document.ts';
import { readDocumentFile } from '#services/documents/read-document.ts';
import { listRegister } from '#services/documents/register.ts';
import { voidDocument } from '#services/documents/void-document.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { openNewLibrary } from '../support/library.ts';
import { failureOf } from '../support/app-library.ts';
import { countAll, issue, issueNew, makeCompleted, makeOpen, office, render } from './support.ts';

const language = 'zh-Hans';

describe('a draft', () => {
  it('is made from the visit as it stands whenever it is looked at', () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const before = previewDocument(library, documentId, office);
    expect(before).toMatchObject({ refusal: 'visit_open', number: null });
    expect(before.problems.length).toBeGreaterThan(0);
    saveAnswers(library, { inspectionId, language, answers: { womens_committee: { value: 'established' } } });
    const after = previewDocument(library, documentId, office);
    expect(after.html).not.toBe(before.html);
    expect(findDocumentContent(library.db, documentId)).toBe('{}');
  });

  it('leaves out a problem only with a reason, which stays with it', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const { problems } = previewDocument(library, documentId, office);
    const [first] = problems;
    const rule = first?.rule ?? '';
    const title = first?.title ?? '';
    expect(failureOf(() => updateDraft(library, { documentId, leftOut: { [rule]: '  ' } }))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact: `left_out.${rule}`, code: 'MISSING' }],
    });
    updateDraft(library, { documentId, leftOut: { [rule]: ' 当场已改正 ' } });
    const preview = previewDocument(library, documentId, office);
    expect(preview.problems).toContainEqual(expect.objectContaining({ rule, leftOut: '当场已改正' }));
    await issue(library, documentId);
    const content = JSON.parse(findDocumentContent(library.db, documentId) ?? '') as { problems: { rule: string }[] };
    expect(content.problems.map((problem) => problem.rule)).toEqual(
      problems.map((problem) => problem.rule).filter((each) => each !== rule),
    );
    expect(JSON.stringify(content)).not.toContain(title);
    expect(library.db.prepare('SELECT left_out FROM documents').pluck().get()).toBe(
      JSON.stringify({ [rule]: '当场已改正' }),
    );
  });

  it('can be discarded, and a void visit gives none', () => {
    const library = openNewLibrary();
    const inspectionId = makeOpen(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'record', language });
    discardDraft(library, { documentId });
    expect(listVisitDocuments(library, inspectionId)).toEqual([]);
    expect(failureOf(() => getDraft(library, documentId)).code).toBe('NOT_FOUND');
    voidVisit(library, { inspectionId, language, reason: '录错' });
    expect(failureOf(() => createDraft(library, { inspectionId, kind: 'record', language })).code).toBe(
      'RECORD_LOCKED',
    );
  });
});

describe('issuing', () => {
  it('writes number, day, content and both files with one entry of the log', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const view = await issue(library, documentId, { render });
    const today = toLocalDate(library.clock());
    expect(view).toMatchObject({ state: 'issued', number: `示总工检〔${today.slice(0, 4)}〕1号`, issuedOn: today });
    expect(listChangesOfRow(library.db, 'documents', documentId)).toHaveLength(2);
    const text = readDocumentFile(library, { documentId, format: 'pdf' }).bytes.toString();
    for (const word of [view.number ?? '', '晨星电子', '示例市总工会', '工会法']) expect(text).toContain(word);
    const docx = readDocumentFile(library, { documentId, format: 'docx' });
    expect(Buffer.from(docx.bytes).subarray(0, 2).toString()).toBe('PK');
    expect(docx.name).toBe(`示例·晨星电子（虚构）有限公司_整改意见书_${view.number}.docx`);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('stands: an answer changed or a body renamed later changes neither files nor pages', async () => {
    const library = openNewLibrary();
    const { documentId } = await issueNew(library, makeCompleted(library));
    const before = readDocumentFile(library, { documentId, format: 'pdf' }).bytes;
    const renamed = { ...office, issuing: { ...office.issuing, name: '另一工会' } };
    const { html } = previewDocument(library, documentId, renamed);
    expect(html).toContain('示例市总工会');
    expect(html).not.toContain('另一工会');
    expect(readDocumentFile(library, { documentId, format: 'pdf' }).bytes).toEqual(before);
    for (const work of [
      () => updateDraft(library, { documentId, language: 'en' }),
      () => discardDraft(library, { documentId }),
    ])
      expect(failureOf(work).code).toBe('DOCUMENT_LOCKED');
    await expect(issue(library, documentId)).rejects.toMatchObject({ code: 'DOCUMENT_LOCKED' });
  });

  it('is refused with its reason, and nothing is written', async () => {
    const library = openNewLibrary();
    const open = makeOpen(library);
    const done = makeCompleted(library);
    await issueNew(library, done);
    const nobody = { ...office, issuing: { ...office.issuing, name: '' } };
    const unsound = { ...office, patterns: { record: '无序号' } };
    const drafts = {
      visit_open: { ...createDraft(library, { inspectionId: open, kind: 'opinion', language }), office },
      issued_already: { ...createDraft(library, { inspectionId: done, kind: 'opinion', language }), office },
      no_issuer: { ...createDraft(library, { inspectionId: done, kind: 'record', language }), office: nobody },
      pattern: { ...createDraft(library, { inspectionId: done, kind: 'record', language }), office: unsound },
    };
    const before = countAll(library);
    for (const [reason, { documentId, office: by }] of Object.entries(drafts)) {
      const failure = issue(library, documentId, { office: by });
      await expect(failure).rejects.toMatchObject({ code: 'ISSUE_REFUSED', details: { reason } });
      expect(previewDocument(library, documentId, by).refusal).toBe(reason);
    }
    expect(countAll(library)).toEqual(before);
  });

  it('refuses a notice in which no problem is left', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const { problems } = previewDocument(library, documentId, office);
    updateDraft(library, { documentId, leftOut: Object.fromEntries(problems.map(({ rule }) => [rule, '已改正'])) });
    await expect(issue(library, documentId)).rejects.toMatchObject({ details: { reason: 'no_problems' } });
  });

  it('leaves nothing behind where the printer or the disk fails', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const before = countAll(library);
    const failing = issue(library, documentId, { render: () => Promise.reject(new Error('no printer')) });
    await expect(failing).rejects.toThrow('no printer');
    expect(countAll(library)).toEqual(before);
    // The files are stored last: without their table the whole issue has to go back.
    library.db.exec('ALTER TABLE attachment_pieces RENAME TO away');
    await expect(issue(library, documentId)).rejects.toThrow(/attachment_pieces/);
    library.db.exec('ALTER TABLE away RENAME TO attachment_pieces');
    expect(countAll(library)).toEqual(before);
    expect(listVisitDocuments(library, inspectionId)).toMatchObject([{ state: 'draft', number: null }]);
    expect((await issue(library, documentId)).number).toMatch(/〕1号$/);
  });
});

describe('the findings that a notice names', () => {
  it('are issued with it, each with its day; those left out and those of a record are not', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    await issueNew(library, inspectionId, 'record');
    const read = () =>
      listFindingLives(library, inspectionId).findings.map(({ rule, state, document, dueOn }) => ({
        rule,
        state,
        number: document?.number ?? null,
        dueOn,
      }));
    expect(new Set(read().map(({ state }) => state))).toEqual(new Set(['proposed']));
    const { documentId } = createDraft(library, { inspectionId, kind: 'opinion', language });
    const { problems } = previewDocument(library, documentId, office);
    const left = problems[0]?.rule ?? '';
    updateDraft(library, { documentId, leftOut: { [left]: '当场已改正' } });
    const { number, dueOn } = await issue(library, documentId);
    const named = problems.map(({ rule }) => rule).filter((rule) => rule !== left);
    expect(read().filter(({ state }) => state === 'issued')).toEqual(
      named.map((rule) => ({ rule, state: 'issued', number, dueOn: expect.any(String) })),
    );
    expect(read().find(({ rule }) => rule === left)).toMatchObject({ state: 'proposed', number: null });
    expect(read().map((finding) => finding.dueOn)).toContain(dueOn);
    expect(verifyLibrary(library).problems).toEqual([]);
  });
});

describe('an issued document', () => {
  it('that lost or changed its file says so', async () => {
    const library = openNewLibrary();
    const { documentId } = await issueNew(library, makeCompleted(library));
    const sha256 = String(library.db.prepare('SELECT pdf_sha256 FROM documents').pluck().get());
    const pieces = `(SELECT pieces_id FROM attachments WHERE sha256 = '${sha256}')`;
    library.db.exec(
      `UPDATE attachment_pieces SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE pieces_id = ${pieces}`,
    );
    const read = () => readDocumentFile(library, { documentId, format: 'pdf' });
    expect(failureOf(read).code).toBe('ATTACHMENT_ALTERED');
    library.db.exec(`DELETE FROM attachments WHERE sha256 = '${sha256}'`);
    expect(failureOf(read).code).toBe('ATTACHMENT_MISSING');
    expect(readDocumentFile(library, { documentId, format: 'docx' }).bytes.length).toBeGreaterThan(0);
  });

  it('is voided with a reason, and keeps its number and files', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId, number } = await issueNew(library, inspectionId);
    expect(failureOf(() => voidDocument(library, { documentId, reason: ' ' })).code).toBe('RECORD_REJECTED');
    const voided = voidDocument(library, { documentId, reason: '发错对象' });
    expect(voided).toMatchObject({ state: 'void', number, voidReason: '发错对象' });
    expect(readDocumentFile(library, { documentId, format: 'pdf' }).bytes.length).toBeGreaterThan(0);
    expect(failureOf(() => voidDocument(library, { documentId, reason: '再' })).code).toBe('DOCUMENT_LOCKED');
    expect(failureOf(() => createCorrection(library, { documentId })).code).toBe('DOCUMENT_LOCKED');
    // Another one may be issued in its place.
    expect((await issueNew(library, inspectionId)).number).toMatch(/〕2号$/);
  });

  it('is corrected by a new document that cites its number and day', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const old = await issueNew(library, inspectionId);
    const draft = createCorrection(library, { documentId: old.documentId });
    expect(draft).toMatchObject({ state: 'draft', replaces: { number: old.number } });
    expect(failureOf(() => createCorrection(library, { documentId: old.documentId })).code).toBe('INVALID_REQUEST');
    const correction = await issue(library, draft.documentId, { render });
    const { html } = previewDocument(library, correction.documentId, office);
    expect(html).toContain(old.number);
    const [shown] = listVisitDocuments(library, inspectionId);
    expect(shown).toMatchObject({ state: 'issued', correction: { number: correction.number, state: 'issued' } });
    // A correction can be corrected in its turn, the old one cannot any more.
    expect(failureOf(() => createCorrection(library, { documentId: old.documentId })).code).toBe('INVALID_REQUEST');
    const third = await issue(library, createCorrection(library, correction).documentId);
    expect(third.number).toMatch(/〕3号$/);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('counts again where its correction is voided, and says so', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const old = await issueNew(library, inspectionId);
    const correction = await issue(library, createCorrection(library, old).documentId);
    expect(failureOf(() => voidDocument(library, { documentId: old.documentId, reason: '再' })).code).toBe(
      'INVALID_REQUEST',
    );
    const find = () => listVisitDocuments(library, inspectionId)[0];
    expect(find()).toMatchObject({ lapsedCorrection: null });
    voidDocument(library, { documentId: correction.documentId, reason: '更正有误' });
    expect(find()).toMatchObject({
      state: 'issued',
      correction: null,
      lapsedCorrection: { number: correction.number, state: 'void' },
    });
    // The old one holds, so that another of its kind is refused.
    await expect(issueNew(library, inspectionId)).rejects.toMatchObject({ details: { reason: 'issued_already' } });
    createCorrection(library, old);
    expect(find()).toMatchObject({ correction: { state: 'draft' }, lapsedCorrection: null });
  });

  it('that was voided meanwhile is not corrected', async () => {
    const library = openNewLibrary();
    const old = await issueNew(library, makeCompleted(library));
    const draft = createCorrection(library, { documentId: old.documentId });
    voidDocument(library, { documentId: old.documentId, reason: '发错' });
    const { documentId } = draft;
    await expect(issue(library, documentId)).rejects.toMatchObject({ details: { reason: 'replaced_gone' } });
    expect(previewDocument(library, documentId, office)).toMatchObject({ refusal: 'replaced_gone' });
  });
});

describe('the register', () => {
  it('lists drafts, then the newest issue, and finds by number, enterprise, kind and state', async () => {
    const library = openNewLibrary();
    const inspectionId = makeCompleted(library);
    const opinion = await issueNew(library, inspectionId);
    const record = await issueNew(library, inspectionId, 'record');
    const draft = createDraft(library, { inspectionId, kind: 'reply_slip', language });
    const all = { state: 'all', kind: 'all', search: '' } as const;
    const find = (filter: object) =>
      listRegister(library, { ...all, ...filter }).rows.map(({ documentId }) => documentId);
    expect(find({})).toEqual([draft.documentId, record.documentId, opinion.documentId]);
    expect(find({ state: 'draft' })).toEqual([draft.documentId]);
    expect(find({ kind: 'record' })).toEqual([record.documentId]);
    expect(find({ search: '工检记' })).toEqual([record.documentId]);
    expect(find({ search: '晨星' })).toHaveLength(3);
    expect(find({ search: '%' })).toEqual([]);
    expect(listRegister(library, all)).toMatchObject({
      total: 3,
      rows: [{}, {}, { enterprise: expect.stringContaining('晨星') }],
    });
  });
});
