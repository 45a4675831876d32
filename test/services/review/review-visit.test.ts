import { describe, expect, it } from 'vitest';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listContents } from '#services/check/conflict-values.ts';
import { completeVisit, reopenVisit } from '#services/completion/complete-visit.ts';
import { listEnterprises } from '#services/enterprises.ts';
import { setInspectorName } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { decideConflict } from '#services/merge/decide-conflict.ts';
import { countUncounted } from '#services/recount.ts';
import { addComment, setCommentDone } from '#services/review/comments.ts';
import { getReview } from '#services/review/review-view.ts';
import { approveVisit, returnVisit, submitVisit, unlockVisit } from '#services/review/review-visit.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getVisit, saveVisitDetails, undo } from '#services/visits.ts';
import { toChangeId } from '#sync/change.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { mergeLibraries } from '../merge/support/history.ts';
import { failureOf, makeLibrary, makeVisit } from '../support/app-library.ts';

const language = 'zh-Hans';

function makeCompleted(): { readonly library: Library; readonly key: { inspectionId: string; language: 'zh-Hans' } } {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const key = { inspectionId, language } as const;
  saveVisitDetails(library, { ...key, inspectors: [{ name: '王芳', certificate: '' }] });
  saveAnswers(library, { ...key, answers: { employees_total: { value: 230 }, womens_committee: { value: 'none' } } });
  completeVisit(library, { ...key, reasons: {} });
  return { library, key };
}

/** As after an upgrade: the counts that were kept are of no use. */
function countUncountedAnew(library: Library) {
  library.db.prepare("UPDATE verdict_counts SET pack_hash = ''").run();
  return [...countUncounted(library)].flat();
}

const about = { fact: 'employees_total', replyTo: null, text: '人数与花名册不符' } as const;

describe('review of a visit', () => {
  it('goes from completed to approved over a return, and tells who did what', () => {
    const { library, key } = makeCompleted();
    expect(submitVisit(library, key).inspection.state).toBe('submitted');
    setInspectorName(library, '督查甲');
    addComment(library, { inspectionId: key.inspectionId, ...about });
    expect(returnVisit(library, { ...key, reason: '' }).inspection.state).toBe('returned');
    setInspectorName(library, '王芳');
    saveAnswers(library, { ...key, answers: { employees_total: { value: 231 } } });
    expect(completeVisit(library, { ...key, reasons: {} }).frozen).not.toBeNull();
    submitVisit(library, key);
    setInspectorName(library, '督查甲');
    expect(approveVisit(library, key).inspection.state).toBe('approved');
    const { steps, threads } = getReview(library, key.inspectionId);
    expect(steps.map(({ state, author }) => [state, author])).toEqual([
      ['completed', '王芳'],
      ['submitted', '王芳'],
      ['returned', '督查甲'],
      ['completed', '王芳'],
      ['submitted', '王芳'],
      ['approved', '督查甲'],
    ]);
    expect(threads.map(({ text, author }) => [text, author])).toEqual([['人数与花名册不符', '督查甲']]);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('locks the record until it is returned, and approved ones wholly', () => {
    const { library, key } = makeCompleted();
    const answer = () => saveAnswers(library, { ...key, answers: { employees_total: { value: 1 } } });
    submitVisit(library, key);
    expect(getErrorCode(answer)).toBe('RECORD_LOCKED');
    approveVisit(library, key);
    expect(getErrorCode(answer)).toBe('RECORD_LOCKED');
    expect(getErrorCode(() => submitVisit(library, key))).toBe('RECORD_LOCKED');
    expect(failureOf(() => unlockVisit(library, { ...key, reason: ' ' }))).toMatchObject({ code: 'RECORD_REJECTED' });
    expect(unlockVisit(library, { ...key, reason: '发现新材料' })).toMatchObject({
      inspection: { state: 'submitted' },
      stateReason: '发现新材料',
    });
    returnVisit(library, { ...key, reason: '补充材料' });
    answer();
    expect(getVisit(library, key).answers['employees_total']).toEqual({ value: 1 });
  });

  it('does not return without saying what to correct', () => {
    const { library, key } = makeCompleted();
    expect(getErrorCode(() => returnVisit(library, { ...key, reason: ' ' }))).toBe('REVIEW_REFUSED');
    const [thread] = addComment(library, { inspectionId: key.inspectionId, ...about }).threads;
    setCommentDone(library, { commentId: thread?.id ?? '', done: true });
    expect(getErrorCode(() => returnVisit(library, { ...key, reason: ' ' }))).toBe('REVIEW_REFUSED');
    setCommentDone(library, { commentId: thread?.id ?? '', done: false });
    submitVisit(library, key);
    approveVisit(library, key);
    expect(getErrorCode(() => returnVisit(library, { ...key, reason: ' ' }))).toBe('REVIEW_REFUSED');
    expect(returnVisit(library, { ...key, reason: '证据不足' }).inspection.state).toBe('returned');
  });

  it('deletes nobody’s words: what was frozen stays in the log, its reasons are offered again', () => {
    const { library, key } = makeCompleted();
    returnVisit(library, { ...key, reason: '人数有误' });
    const contradicting = { members_total: { value: 30 }, members_women: { value: 34 } } as const;
    saveAnswers(library, { ...key, answers: contradicting });
    completeVisit(library, { ...key, reasons: { contradiction: '会员含退休人员' } });
    const visit = returnVisit(library, { ...key, reason: '请核对会员人数' });
    expect(visit).toMatchObject({ frozen: null, stateReason: '请核对会员人数' });
    const review = getReview(library, key.inspectionId);
    expect(review.earlierReasons).toEqual({ contradiction: '会员含退休人员' });
    expect(review.steps.at(-1)).toMatchObject({ state: 'returned', reason: '请核对会员人数' });
    const frozen = listChangesOfRow(library.db, 'inspections', key.inspectionId).filter(({ fields }) =>
      fields.includes('会员含退休人员'),
    );
    expect(frozen).toHaveLength(1);
    expect(getErrorCode(() => undo(library, key))).toBe('UNDO_NOTHING');
  });

  it('tells how many verdicts would differ by what a device wrote that did not know of the completion', async () => {
    const { library, key } = makeCompleted();
    reopenVisit(library, { ...key, reason: '补充' });
    const other = makeLibrary();
    await mergeLibraries(other, library);
    completeVisit(library, { ...key, reasons: {} });
    submitVisit(library, key);
    approveVisit(library, key);
    const { verdicts } = getVisit(library, key).assessment;
    expect(getReview(library, key.inspectionId).overturned).toBe(0);
    saveAnswers(other, { ...key, answers: { womens_committee: { value: 'established' } } });
    await mergeLibraries(library, other);
    expect(getVisit(library, key)).toMatchObject({ inspection: { state: 'approved' }, assessment: { verdicts } });
    expect(getReview(library, key.inspectionId).overturned).toBeGreaterThan(0);
  });

  it('has its frozen verdicts back where an approval holds against a return, and none where the return does', async () => {
    const { library, key } = makeCompleted();
    submitVisit(library, key);
    const frozen = getVisit(library, key).frozen;
    const others = [makeLibrary(), makeLibrary()] as const;
    for (const other of others) await mergeLibraries(other, library);
    approveVisit(library, key);
    returnVisit(others[0], { ...key, reason: '请补' });
    for (const other of others) {
      await mergeLibraries(other, library);
      if (other !== others[0]) await mergeLibraries(other, others[0]);
    }
    const place = { table: 'inspections', row: key.inspectionId, field: 'state' } as const;
    const decide = (other: Library, state: string) => {
      const content = listContents(other, place).find(({ cell }) => cell === state);
      decideConflict(other, { ...place, choice: content === undefined ? '' : toChangeId(content.entry) });
      return getVisit(other, key);
    };
    expect(decide(others[0], 'approved')).toMatchObject({
      inspection: { state: 'approved' },
      frozen: { pack: frozen?.pack },
    });
    expect(decide(others[1], 'returned')).toMatchObject({ inspection: { state: 'returned' }, frozen: null });
    for (const other of others) expect(verifyLibrary(other).problems).toEqual([]);
  });

  it('wants a name, since the log tells who decided', () => {
    const { library, key } = makeCompleted();
    setInspectorName(library, ' ');
    expect(failureOf(() => submitVisit(library, key))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact: 'settings.inspector_name', code: 'MISSING' }],
    });
    expect(getVisit(library, key).inspection.state).toBe('completed');
  });

  it('counts visits whose answers contradict each other, also once they are completed', () => {
    const { library, key } = makeCompleted();
    const count = () =>
      listEnterprises(library, {
        search: '',
        sort: 'name',
        descending: false,
        show: 'contradictory',
        offset: 0,
        limit: 1,
      }).matching;
    expect(count()).toBe(0);
    returnVisit(library, { ...key, reason: '重查' });
    saveAnswers(library, { ...key, answers: { members_total: { value: 30 }, members_women: { value: 34 } } });
    expect(count()).toBe(1);
    completeVisit(library, { ...key, reasons: { contradiction: '会员含退休人员' } });
    expect(count()).toBe(1);
    const [recounted] = countUncountedAnew(library);
    expect(recounted?.counts.contradictions).toBe(1);
  });

  it('counts returned, submitted and commented visits in the list', () => {
    const { library, key } = makeCompleted();
    const count = (show: 'returned' | 'submitted' | 'commented') =>
      listEnterprises(library, { search: '', sort: 'name', descending: false, show, offset: 0, limit: 1 }).matching;
    expect([count('returned'), count('submitted'), count('commented')]).toEqual([0, 0, 0]);
    submitVisit(library, key);
    const [thread] = addComment(library, { inspectionId: key.inspectionId, ...about }).threads;
    expect([count('returned'), count('submitted'), count('commented')]).toEqual([0, 1, 1]);
    returnVisit(library, { ...key, reason: '' });
    setCommentDone(library, { commentId: thread?.id ?? '', done: true });
    expect([count('returned'), count('submitted'), count('commented')]).toEqual([1, 0, 0]);
  });
});
