import { describe, expect, it } from 'vitest';
import { findFrozenVerdicts } from '#db/repositories/frozen-verdicts.ts';
import { insertConflict } from '#db/repositories/conflicts.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { languages } from '#domain/language.ts';
import { completeVisit, reopenVisit, voidVisit } from '#services/completion/complete-visit.ts';
import { createVisit, getEnterprise, listEnterprises, updateEnterprise } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { getBuiltInPack } from '#services/pack.ts';
import { countUncounted, keepCounts } from '#services/recount.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getHistory } from '#services/visit-history.ts';
import { getVisit, saveVisitDetails, undo } from '#services/visits.ts';
import { countRows, enterpriseInput, makeLibrary, makeVisit } from '../support/app-library.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { AppError } from '#domain/error.ts';

const language = 'zh-Hans';
const inspectors = [{ name: '王芳', certificate: '' }];

/** A visit that can be completed, with a gap, an unknown and a pass in it. */
function makeReady(
  library: Library,
  date = '2026-05-12',
): { readonly enterpriseId: string; readonly inspectionId: string } {
  const visit = makeVisit(library, date);
  saveVisitDetails(library, { inspectionId: visit.inspectionId, language, inspectors });
  const answers = {
    employees_total: { value: 230 },
    union_type: { value: 'independent' },
    members_total: { value: 100 },
    members_women: { value: 34 },
    womens_committee: { value: 'none' },
    party_org: { state: 'refused' },
  } as const;
  saveAnswers(library, { inspectionId: visit.inspectionId, language, answers });
  return visit;
}

function complete(library: Library, inspectionId: string, reasons = {}) {
  return completeVisit(library, { inspectionId, language, reasons });
}

function detailsOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.details };
    throw error;
  }
  return expect.unreachable('it was not refused');
}

describe('completeVisit', () => {
  it('writes state, pack and frozen verdicts in one entry of the log', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    const before = listChangesOfRow(library.db, 'inspections', inspectionId).length;
    const visit = complete(library, inspectionId);
    expect(visit.inspection.state).toBe('completed');
    const entries = listChangesOfRow(library.db, 'inspections', inspectionId);
    expect(entries).toHaveLength(before + 1);
    expect(Object.keys(JSON.parse(entries.at(-1)?.fields ?? '{}') as object).toSorted()).toEqual([
      'frozen_verdicts',
      'pack_hash',
      'pack_id',
      'state',
    ]);
    expect(visit.frozen).toMatchObject({ pack: { hash: getBuiltInPack().hash }, reasons: {}, by: '王芳' });
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('freezes every sentence of every rule in each language as it stood', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    const live = languages.map((each) => getVisit(library, { inspectionId, language: each }).assessment);
    complete(library, inspectionId);
    const frozen = languages.map((each) => getVisit(library, { inspectionId, language: each }).assessment);
    // A notice cites the law of gaps; that of the other rules is not kept.
    const expected = live.map(({ verdicts }) =>
      verdicts.map((verdict) => (verdict.verdict === 'gap' ? verdict : { ...verdict, basis: [] })),
    );
    expect(frozen.map(({ verdicts }) => verdicts)).toEqual(expected);
    expect(frozen[0]?.counts).toEqual(live[0]?.counts);
    expect(frozen[0]?.counts.gap).toBeGreaterThan(0);
    expect(frozen[0]?.nextQuestions).toEqual([]);
  });

  it('refuses a visit without an inspector or in the future, and names what blocks', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library, '2199-01-01');
    const rows = countRows(library);
    expect(detailsOf(() => complete(library, inspectionId))).toEqual({
      code: 'COMPLETION_REFUSED',
      blocks: ['no_inspector', 'future_date'],
      unexplained: [],
    });
    expect(countRows(library)).toEqual(rows);
  });

  it('wants a reason for contradictions and for answers carried over, and keeps it', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    const set = {
      members_with_card: { value: 101 },
      ownership: { value: 'private', carriedFrom: '2025-01-01' },
    };
    write(library, [{ table: 'records', row: inspectionId, set }]);
    const refused = { code: 'COMPLETION_REFUSED', blocks: [], unexplained: ['contradiction', 'carried'] };
    expect(detailsOf(() => complete(library, inspectionId))).toEqual(refused);
    expect(detailsOf(() => complete(library, inspectionId, { contradiction: '已核对', carried: '  ' }))).toEqual({
      ...refused,
      unexplained: ['carried'],
    });
    const reasons = { contradiction: ' 花名册与会员册口径不同 ', carried: '营业执照未变' };
    expect(complete(library, inspectionId, reasons).frozen?.reasons).toEqual({
      contradiction: '花名册与会员册口径不同',
      carried: '营业执照未变',
    });
  });

  it('wants a reason where devices disagree on an answer', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    insertConflict(library.db, { table: 'records', row: inspectionId, field: 'womens_committee' });
    insertConflict(library.db, { table: 'records', row: inspectionId, field: 'party_org.note' });
    expect(getVisit(library, { inspectionId, language }).contested).toEqual(['womens_committee']);
    const refused = { code: 'COMPLETION_REFUSED', blocks: [], unexplained: ['conflict'] };
    expect(detailsOf(() => complete(library, inspectionId))).toEqual(refused);
    const { frozen, assessment } = complete(library, inspectionId, { conflict: '待督查决定' });
    expect(frozen?.reasons).toEqual({ conflict: '待督查决定' });
    const verdict = assessment.verdicts.find(({ rule }) => rule === 'womens-committee-missing-10');
    expect(verdict?.verdict).toBe('unknown');
  });

  it('makes the visit read only: every edit, undo and a second completion are refused', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    complete(library, inspectionId);
    const key = { inspectionId, language } as const;
    const rows = countRows(library);
    for (const work of [
      () => saveAnswers(library, { ...key, answers: { employees_total: { value: 1 } } }),
      () => saveVisitDetails(library, { ...key, date: '2026-05-13' }),
      () => undo(library, key),
      () => complete(library, inspectionId),
    ])
      expect(getErrorCode(work)).toBe('RECORD_LOCKED');
    expect(countRows(library)).toEqual(rows);
  });

  it('leaves nothing behind where the transaction fails', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    const rows = countRows(library);
    // The counts are written last: without their table the whole completion has to go back.
    library.db.exec('ALTER TABLE verdict_counts RENAME TO away');
    expect(() => complete(library, inspectionId)).toThrow(/verdict_counts/);
    library.db.exec('ALTER TABLE away RENAME TO verdict_counts');
    expect(countRows(library)).toEqual(rows);
    expect(getVisit(library, { inspectionId, language })).toMatchObject({
      inspection: { state: 'draft' },
      frozen: null,
    });
    expect(complete(library, inspectionId).inspection.state).toBe('completed');
  });

  it('counts a completed visit as frozen, whatever becomes of the enterprise or the counts', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeReady(library);
    const { assessment } = complete(library, inspectionId);
    const listed = () =>
      listEnterprises(library, { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 1 })
        .rows[0];
    expect(listed()?.counts).toEqual(assessment.counts);
    updateEnterprise(library, { ...enterpriseInput, enterpriseId, regionCode: '310115' });
    expect(listed()?.counts).toEqual(assessment.counts);
    library.db.prepare(`UPDATE verdict_counts SET pack_hash = 'older', pass = 0, gap = 0`).run();
    for (const batch of countUncounted(library)) keepCounts(library, batch);
    expect(getEnterprise(library, enterpriseId).visits[0]?.state).toBe('completed');
    expect(summarizeVerdicts(library).counts).toEqual(assessment.counts);
    expect(getVisit(library, { inspectionId, language }).assessment.verdicts).toEqual(assessment.verdicts);
    const stored = library.db.prepare('SELECT pass, gap FROM verdict_counts').get();
    expect(stored).toEqual({ pass: assessment.counts.pass, gap: assessment.counts.gap });
  });
});

describe('reopenVisit', () => {
  it('makes a draft again and drops what was frozen; the history keeps it', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    complete(library, inspectionId);
    const visit = reopenVisit(library, { inspectionId, language, reason: ' 漏填一项 ' });
    expect(visit).toMatchObject({ inspection: { state: 'draft' }, frozen: null, stateReason: '漏填一项' });
    expect(findFrozenVerdicts(library.db, inspectionId)).toBeUndefined();
    expect(library.db.prepare('SELECT count(*) FROM frozen_verdicts').pluck().get()).toBe(0);
    const entries = listChangesOfRow(library.db, 'inspections', inspectionId);
    expect(entries.filter(({ fields }) => fields.includes('womens-committee'))).toHaveLength(1);
    expect(verifyLibrary(library).problems).toEqual([]);
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 231 } } });
    expect(getHistory(library, { inspectionId, language, fact: 'employees_total' })).toHaveLength(2);
  });

  it('does not let undo step back over the completion', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    complete(library, inspectionId);
    const key = { inspectionId, language } as const;
    expect(reopenVisit(library, { ...key, reason: '更正' }).undo).toEqual({ canUndo: false, canRedo: false });
    expect(getErrorCode(() => undo(library, key))).toBe('UNDO_NOTHING');
    saveAnswers(library, { ...key, answers: { employees_total: { value: 231 } } });
    undo(library, key);
    expect(getVisit(library, key)).toMatchObject({
      answers: { employees_total: { value: 230 } },
      undo: { canUndo: false },
    });
  });

  it('wants a reason and a completed visit', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    expect(getErrorCode(() => reopenVisit(library, { inspectionId, language, reason: '更正' }))).toBe(
      'INVALID_REQUEST',
    );
    complete(library, inspectionId);
    expect(getErrorCode(() => reopenVisit(library, { inspectionId, language, reason: ' ' }))).toBe('RECORD_REJECTED');
    voidVisit(library, { inspectionId, language, reason: '重复录入' });
    expect(getErrorCode(() => reopenVisit(library, { inspectionId, language, reason: '更正' }))).toBe('RECORD_LOCKED');
  });
});

describe('voidVisit', () => {
  it.each(['draft', 'completed'])('keeps a %s visit with its reason and takes it out of every count', (state) => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeReady(library);
    if (state === 'completed') complete(library, inspectionId);
    const visit = voidVisit(library, { inspectionId, language, reason: '重复录入' });
    expect(visit).toMatchObject({ inspection: { state: 'void' }, stateReason: '重复录入' });
    expect(visit.answers['employees_total']).toEqual({ value: 230 });
    expect(visit.frozen === null).toBe(state === 'draft');
    expect(getEnterprise(library, enterpriseId).visits).toMatchObject([{ inspectionId, state: 'void' }]);
    expect(summarizeVerdicts(library).visits).toBe(0);
    expect(getStatisticsView(library, {}).population).toBe(0);
    const show = 'not_visited';
    const page = listEnterprises(library, { search: '', sort: 'name', descending: false, show, offset: 0, limit: 1 });
    expect(page.rows[0]).toMatchObject({ enterpriseId, inspectionId: null });
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('leaves the day free for the visit that replaces it', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeReady(library);
    const again = { enterpriseId, date: '2026-05-12', kind: 'first', inspectors } as const;
    expect(getErrorCode(() => createVisit(library, again))).toBe('RECORD_REJECTED');
    voidVisit(library, { inspectionId, language, reason: '重复录入' });
    expect(getVisit(library, { ...createVisit(library, again), language }).inspection.state).toBe('draft');
  });

  it('refuses an approved visit and a missing reason', () => {
    const library = makeLibrary();
    const { inspectionId } = makeReady(library);
    expect(getErrorCode(() => voidVisit(library, { inspectionId, language, reason: '' }))).toBe('RECORD_REJECTED');
    write(library, [{ table: 'inspections', row: inspectionId, set: { state: 'approved' } }]);
    expect(getErrorCode(() => voidVisit(library, { inspectionId, language, reason: '重复' }))).toBe('RECORD_LOCKED');
  });
});
