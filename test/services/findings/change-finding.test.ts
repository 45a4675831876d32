import { describe, expect, it } from 'vitest';
import { findFinding } from '#db/repositories/findings.ts';
import { AppError } from '#domain/error.ts';
import { isUuid } from '#domain/ids.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { removeEvidence } from '#services/evidence/change-evidence.ts';
import { addPiece } from '#services/evidence/uploads.ts';
import { voidVisit } from '#services/completion/complete-visit.ts';
import { toFindingId } from '#services/findings/finding-id.ts';
import { listEvidenceChoices } from '#services/findings/evidence-choices.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import { setInspectorName } from '#services/library.ts';
import { write } from '#services/journal.ts';
import { returnVisit } from '#services/review/review-visit.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getVisit } from '#services/visits.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeVisit } from '../support/app-library.ts';
import { act, addEvidence as addPhoto, issue, makeCompleted, makeTimedLibrary, visitAgain } from './support.ts';

function firstGap(library: Parameters<typeof listFindingLives>[0], inspectionId: string): string {
  const [finding] = listFindingLives(library, inspectionId).findings;
  if (finding === undefined) throw new Error('The visit has no gap');
  return finding.rule;
}

function problemsOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.details['problems'] ?? error.code;
    throw error;
  }
  return 'none';
}

function countFindings(library: Parameters<typeof listFindingLives>[0]): unknown {
  return library.db.prepare('SELECT count(*) FROM findings').pluck().get();
}

describe('the life of a finding in a library', () => {
  it('has no row until somebody acts on it', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const { findings } = listFindingLives(library, inspectionId);
    expect(findings.length).toBeGreaterThan(1);
    expect(findings.every(({ state, isGap }) => state === 'proposed' && isGap)).toBe(true);
    expect(countFindings(library)).toBe(0);
    const place = { inspectionId, rule: findings[0]?.rule ?? '' };
    expect(act(library, place, { kind: 'confirm' }).state).toBe('confirmed');
    expect(countFindings(library)).toBe(1);
  });

  it('goes the whole way, is reopened, and closes again only with another verification', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const place = { inspectionId, rule: firstGap(library, inspectionId) };
    issue(library, { inspectionId, rules: [place.rule], dueOn: '2026-06-01' });
    act(library, place, { kind: 'start' });
    const evidence = [addPhoto(library, inspectionId)];
    expect(act(library, place, { kind: 'hand_in', fixedBy: '王 芳', evidence })).toMatchObject({
      state: 'evidence_handed_in',
      evidence: [{ name: '照片.jpg' }],
    });
    expect(problemsOf(() => act(library, place, { kind: 'verify' }))).toEqual(['SAME_PERSON']);
    expect(problemsOf(() => act(library, place, { kind: 'close' }))).toEqual(['STATE']);
    setInspectorName(library, '督查甲');
    act(library, place, { kind: 'verify' });
    expect(act(library, place, { kind: 'close' })).toMatchObject({ state: 'closed', verifiedBy: '督查甲' });
    expect(act(library, place, { kind: 'reopen', reason: '又撤了' })).toMatchObject({
      state: 'reopened',
      verifiedBy: null,
    });
    expect(problemsOf(() => act(library, place, { kind: 'verify' }))).toEqual(['STATE']);
    act(library, place, { kind: 'hand_in', fixedBy: '李明', evidence });
    act(library, place, { kind: 'verify' });
    const closed = act(library, place, { kind: 'close' });
    expect(closed.steps.map(({ state, reason }) => [state, reason])).toEqual([
      ['issued', null],
      ['in_rectification', null],
      ['evidence_handed_in', null],
      ['verified', null],
      ['closed', null],
      ['reopened', '又撤了'],
      ['evidence_handed_in', null],
      ['verified', null],
      ['closed', null],
    ]);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('is open again when an acceptance runs out, without anybody writing', () => {
    const { library, setDay } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const place = { inspectionId, rule: firstGap(library, inspectionId) };
    act(library, place, { kind: 'accept', reason: '年底换届', until: '2026-05-20' });
    const stateNow = () => listFindingLives(library, inspectionId).findings.find(({ rule }) => rule === place.rule);
    setDay('2026-05-20');
    expect(stateNow()).toMatchObject({ state: 'accepted', acceptedUntil: '2026-05-20' });
    setDay('2026-05-21');
    expect(stateNow()).toMatchObject({ state: 'reopened', reason: '年底换届' });
    expect(act(library, place, { kind: 'confirm' }).state).toBe('confirmed');
  });

  it('sets a due date in working days by the calendar', () => {
    const { library, setDay } = makeTimedLibrary('2026-04-29');
    const { inspectionId } = makeCompleted(library, '2026-04-29');
    const place = { inspectionId, rule: firstGap(library, inspectionId) };
    act(library, place, { kind: 'confirm' });
    // 30 April is worked, the days of the Labour Day holiday are not, 6 May is the second working day.
    expect(act(library, place, { kind: 'set_due', workingDays: 2 })).toMatchObject({
      dueOn: '2026-05-06',
      isOverdue: false,
    });
    setDay('2026-05-07');
    expect(listFindingLives(library, inspectionId).findings.find(({ rule }) => rule === place.rule)?.isOverdue).toBe(
      true,
    );
  });

  it('takes evidence of this enterprise only, and names what is missing', () => {
    const { library, setDay } = makeTimedLibrary();
    const { inspectionId, enterpriseId } = makeCompleted(library);
    const place = { inspectionId, rule: firstGap(library, inspectionId) };
    act(library, place, { kind: 'confirm' });
    const elsewhere = addPhoto(library, makeVisit(library).inspectionId);
    const handIn = (evidence: readonly string[]) => act(library, place, { kind: 'hand_in', fixedBy: '李明', evidence });
    expect(problemsOf(() => handIn([elsewhere]))).toEqual(['EVIDENCE_MISSING']);
    expect(problemsOf(() => handIn([library.newId()]))).toEqual(['EVIDENCE_MISSING']);
    expect(problemsOf(() => handIn([]))).toEqual(['EVIDENCE_MISSING']);
    const earlier = addPhoto(library, visitAgain(library, enterpriseId, '2026-05-01'));
    expect(problemsOf(() => handIn([earlier]))).toEqual(['EVIDENCE_MISSING']);
    setDay('2026-05-13');
    const later = addPhoto(library, visitAgain(library, enterpriseId, '2026-05-13'));
    expect(listEvidenceChoices(library, inspectionId).map(({ id, date }) => [id, date])).toEqual([
      [later, '2026-05-13'],
    ]);
    expect(handIn([later]).state).toBe('evidence_handed_in');
  });

  it('is only looked through while the visit is a draft, and not at all once it is void', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const rule = firstGap(library, inspectionId);
    returnVisit(library, { inspectionId, language: 'en', reason: '重查' });
    const place = { inspectionId, rule };
    expect(act(library, place, { kind: 'confirm' }).actions).toEqual(['dismiss', 'accept']);
    expect(problemsOf(() => act(library, place, { kind: 'set_due', workingDays: 5 }))).toEqual(['STATE']);
    expect(problemsOf(() => act(library, { inspectionId, rule: 'no-such-rule' }, { kind: 'confirm' }))).toEqual([
      'NOT_A_GAP',
    ]);
    voidVisit(library, { inspectionId, language: 'en', reason: '重复' });
    expect(problemsOf(() => act(library, place, { kind: 'dismiss', reason: '已核实' }))).toBe('RECORD_LOCKED');
  });

  it('is issued with the document that contains it, unless it was dismissed', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const [one = '', other = ''] = listFindingLives(library, inspectionId).findings.map(({ rule }) => rule);
    act(library, { inspectionId, rule: other }, { kind: 'dismiss', reason: '已核实' });
    issue(library, { inspectionId, rules: [one, other, one], dueOn: '2026-06-01' });
    const lives = new Map(listFindingLives(library, inspectionId).findings.map((life) => [life.rule, life]));
    expect(lives.get(one)).toMatchObject({ state: 'issued', dueOn: '2026-06-01', document: { id: 'document-1' } });
    expect(lives.get(other)).toMatchObject({ state: 'dismissed', document: null });
  });

  it('is superseded only where other rules find it no more', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const place = { inspectionId, rule: firstGap(library, inspectionId) };
    expect(problemsOf(() => act(library, place, { kind: 'supersede' }))).toEqual(['STATE']);
    write(library, [{ table: 'inspections', row: inspectionId, set: { pack_hash: 'of older rules' } }]);
    // The present rules still find the gap.
    expect(problemsOf(() => act(library, place, { kind: 'supersede' }))).toEqual(['STATE']);
    write(library, [{ table: 'records', row: inspectionId, set: { si_monthly_notice: { value: 'yes' } } }]);
    const superseded = listFindingLives(library, inspectionId).findings.find(({ actions }) =>
      actions.includes('supersede'),
    );
    expect(superseded).toBeDefined();
    const after = act(library, { inspectionId, rule: superseded?.rule ?? '' }, { kind: 'supersede' });
    expect(after.state).toBe('superseded');
    expect(after.supersededBy).toMatch(/\S+ \S+/);
  });

  it('leads the next visit with what became of it', () => {
    const { library, setDay } = makeTimedLibrary();
    const { inspectionId, enterpriseId } = makeCompleted(library);
    const rule = firstGap(library, inspectionId);
    act(library, { inspectionId, rule }, { kind: 'dismiss', reason: '已核实' });
    setDay('2026-05-13');
    const next = visitAgain(library, enterpriseId, '2026-05-13');
    const gaps = getVisit(library, { inspectionId: next, language: 'en' }).previous?.gaps ?? [];
    expect(gaps.find((gap) => gap.rule === rule)).toMatchObject({ times: 1, state: 'dismissed' });
    expect(gaps.find((gap) => gap.rule !== rule)).toMatchObject({ state: 'proposed', isOverdue: false });
  });
});

describe('toFindingId', () => {
  it('is the same on every machine, and another for every visit and rule', () => {
    const visit = '0190a1b2-c3d4-7000-8000-000000000001';
    expect(toFindingId(visit, 'some-rule')).toBe('0c1484f5-a9e2-84b8-a64e-df0814e5563e');
    expect(isUuid(toFindingId(visit, 'some-rule'))).toBe(true);
    const ids = [toFindingId(visit, 'a'), toFindingId(visit, 'b'), toFindingId(visit.replace('1', '2'), 'a')];
    expect(new Set(ids).size).toBe(3);
  });

  it('names the row that is written', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    const rule = firstGap(library, inspectionId);
    act(library, { inspectionId, rule }, { kind: 'confirm' });
    expect(findFinding(library.db, toFindingId(inspectionId, rule))).toMatchObject({ inspectionId, rule });
  });
});

describe('evidence of a rectification', () => {
  const locked = 'RECORD_LOCKED';
  const file = { name: 'a.txt', size: 3 } as const;

  it('is added to a visit that is locked, as a file about the visit as a whole', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    expect(getErrorCode(() => beginEvidence(library, { ...file, inspectionId }))).toBe(locked);
    const place = { inspectionId, purpose: 'rectification' } as const;
    const uploadId = beginEvidence(library, { ...file, ...place });
    addPiece(library, { uploadId, n: 0, bytes: Buffer.from('abc') });
    const piece = { ...place, uploadId, name: 'a.txt', kind: 'file', facts: [] } as const;
    expect(getErrorCode(() => addEvidence(library, { ...piece, facts: ['employees_total'] }))).toBe('INVALID_REQUEST');
    const { id } = addEvidence(library, piece);
    expect(listEvidenceChoices(library, inspectionId).map((choice) => choice.id)).toEqual([id]);
    expect(getErrorCode(() => removeEvidence(library, id))).toBe(locked);
  });

  it('is not added to a void visit', () => {
    const { library } = makeTimedLibrary();
    const { inspectionId } = makeCompleted(library);
    voidVisit(library, { inspectionId, language: 'en', reason: '重复' });
    expect(getErrorCode(() => beginEvidence(library, { ...file, inspectionId, purpose: 'rectification' }))).toBe(
      locked,
    );
  });
});
