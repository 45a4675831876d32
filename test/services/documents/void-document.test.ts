import { describe, expect, it } from 'vitest';
import { listFindingsOfVisit } from '#db/repositories/findings.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { createCorrection } from '#services/documents/drafts.ts';
import { voidDocument } from '#services/documents/void-document.ts';
import { changeFinding } from '#services/findings/change-finding.ts';
import type { FindingStep } from '#services/findings/change-finding.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeLibrary } from '../../support/test-library.ts';
import { issue, issueNew, makeCompleted } from './support.ts';

type Issued = { readonly state: string; readonly issuedDocument: string | null; readonly dueOn: string | null };

/** What has become of each finding that anybody has acted on. */
function findings(library: Library, inspectionId: string): Readonly<Record<string, Issued>> {
  return Object.fromEntries(
    listFindingsOfVisit(library.db, inspectionId).map(({ rule, state, issuedDocument, dueOn }) => [
      rule,
      { state, issuedDocument, dueOn },
    ]),
  );
}

function act(
  library: Library,
  place: { readonly inspectionId: string; readonly rule: string },
  step: FindingStep,
): void {
  changeFinding(library, { ...place, step }, chinaHolidays);
}

function listRules(library: Library, inspectionId: string): readonly string[] {
  return Object.keys(findings(library, inspectionId));
}

const nothing = { state: 'proposed', issuedDocument: null, dueOn: null };

describe('voiding a document', () => {
  it('gives the findings that it issued back what they were before', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const first = await issueNew(library, inspectionId);
    const [rule = '', ...others] = listRules(library, inspectionId);
    expect(others.length).toBeGreaterThan(0);
    voidDocument(library, { documentId: first.documentId, reason: '误发' });
    for (const each of Object.values(findings(library, inspectionId))) expect(each).toEqual(nothing);
    act(library, { inspectionId, rule }, { kind: 'confirm' });
    act(library, { inspectionId, rule }, { kind: 'set_due', workingDays: 3 });
    const before = findings(library, inspectionId);
    const second = await issueNew(library, inspectionId);
    expect(findings(library, inspectionId)[rule]).toMatchObject({
      state: 'issued',
      issuedDocument: second.documentId,
    });
    voidDocument(library, { documentId: second.documentId, reason: '误发' });
    expect(findings(library, inspectionId)).toEqual(before);
    expect(before[rule]?.state).toBe('confirmed');
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('leaves alone what anybody has done since, and what it did not issue', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const other = makeCompleted(library);
    const third = makeCompleted(library);
    await issueNew(library, other);
    const { documentId } = await issueNew(library, inspectionId);
    const [begun = '', untouched = ''] = listRules(library, inspectionId);
    act(library, { inspectionId, rule: begun }, { kind: 'start' });
    const { documentId: ofThird } = await issueNew(library, third);
    act(library, { inspectionId: third, rule: begun }, { kind: 'set_due', workingDays: 7 });
    const postponed = findings(library, third)[begun];
    const before = findings(library, inspectionId);
    const ofOther = findings(library, other);
    voidDocument(library, { documentId, reason: '误发' });
    const after = findings(library, inspectionId);
    expect(after[begun]).toEqual(before[begun]);
    expect(after[untouched]).toEqual(nothing);
    expect(findings(library, other)).toEqual(ofOther);
    voidDocument(library, { documentId: ofThird, reason: '误发' });
    expect(findings(library, third)[begun]).toEqual(postponed);
  });

  it('goes back to a document that still holds, past those that hold no more', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const notices: string[] = [];
    for (const kind of ['reminder', 'opinion', 'rectification_notice'] as const)
      notices.push((await issueNew(library, inspectionId, kind)).documentId);
    const [rule = ''] = listRules(library, inspectionId).filter(
      (each) => findings(library, inspectionId)[each]?.issuedDocument === notices[2],
    );
    const [reminder = '', opinion = '', notice = ''] = notices;
    voidDocument(library, { documentId: opinion, reason: '误发' });
    expect(findings(library, inspectionId)[rule]?.issuedDocument).toBe(notice);
    voidDocument(library, { documentId: notice, reason: '误发' });
    expect(findings(library, inspectionId)[rule]).toMatchObject({ state: 'issued', issuedDocument: reminder });
    voidDocument(library, { documentId: reminder, reason: '误发' });
    expect(findings(library, inspectionId)[rule]).toEqual(nothing);
  });

  it('makes what a voided correction corrected hold again', async () => {
    const library = makeLibrary();
    const inspectionId = makeCompleted(library);
    const { documentId } = await issueNew(library, inspectionId);
    const before = findings(library, inspectionId);
    const correction = await issue(library, createCorrection(library, { documentId }).documentId);
    expect(findings(library, inspectionId)).not.toEqual(before);
    voidDocument(library, { documentId: correction.documentId, reason: '误发' });
    expect(findings(library, inspectionId)).toEqual(before);
  });
});
