import { describe, expect, it } from 'vitest';
import { findRowCells } from '#db/read-cells.ts';
import { getContentHash } from '#services/content-hash.ts';
import { write } from '#services/journal.ts';
import { takeBackMerge } from '#services/merge/take-back-merge.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getVisitRecord } from '#services/visit-record.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { mergeLibraries } from './support/history.ts';

async function merge(...args: Parameters<typeof mergeLibraries>) {
  const outcome = await mergeLibraries(...args);
  if (outcome?.batchId === undefined || outcome.batchId === null) return expect.unreachable('nothing was merged');
  return { ...outcome, batchId: outcome.batchId };
}

async function makePair() {
  const one = makeDevice(1).library;
  const two = makeDevice(2).library;
  const visit = addVisit(one, { employees_total: { value: 100 }, members_total: { value: 50 } });
  await merge(two, one);
  return { one, two, visit };
}

describe('taking a merge back', () => {
  it('gives fields the content they had without the file, and settles the conflicts that it brought', async () => {
    const { one, two, visit } = await makePair();
    setAnswer(one, visit, { employees_total: { value: 1 }, members_total: { value: 7 } });
    setAnswer(two, visit, { employees_total: { value: 2 } });
    const before = getContentHash(two);
    const { batchId, conflicts } = await merge(two, one);
    expect(conflicts).toBe(1);
    expect(await takeBackMerge(two, batchId)).toEqual({ removed: 0, restored: 2, kept: [] });
    expect(getContentHash(two)).toBe(before);
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it('deletes the rows that the file brought, and merging it again does not bring them back', async () => {
    const { one, two } = await makePair();
    const brought = addVisit(one, { employees_total: { value: 9 } }, '新厂');
    const { batchId } = await merge(two, one);
    expect(await takeBackMerge(two, batchId)).toEqual({ removed: 2, restored: 0, kept: [] });
    expect(() => getVisitRecord(two.db, brought.inspectionId)).toThrow('deleted');
    setAnswer(one, brought, {});
    await mergeLibraries(two, one);
    expect(findRowCells(two.db, 'inspections', brought.inspectionId)).toMatchObject({ deleted: 1 });
    await merge(one, two);
    expect(getContentHash(one)).toBe(getContentHash(two));
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it('removes the assignments that the file brought, and keeps an enterprise that was assigned here since', async () => {
    const { one, two } = await makePair();
    const assignment = { inspector: '赵检查', assigned_on: '2026-05-12' };
    const [brought = '', kept = ''] = ['一', '二'].map((name) => {
      const id = one.newId();
      write(one, [{ table: 'enterprises', row: id, set: { name: `新${name}厂` } }]);
      write(one, [{ table: 'assignments', row: one.newId(), set: { enterprise_id: id, ...assignment } }]);
      return id;
    });
    const { batchId } = await merge(two, one);
    write(two, [{ table: 'assignments', row: two.newId(), set: { enterprise_id: kept, ...assignment } }]);
    expect(await takeBackMerge(two, batchId)).toEqual({
      removed: 3,
      restored: 0,
      kept: [{ table: 'enterprises', row: kept, field: null, reason: 'in_use' }],
    });
    expect(findRowCells(two.db, 'enterprises', brought)).toMatchObject({ deleted: 1 });
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it('keeps what somebody has written since, and says so', async () => {
    const { one, two, visit } = await makePair();
    const brought = addVisit(one, { employees_total: { value: 9 } }, '新厂');
    setAnswer(one, visit, { members_total: { value: 51 } });
    const { batchId } = await merge(two, one);
    setAnswer(two, visit, { members_total: { value: 52 } });
    setAnswer(two, brought, { members_total: { value: 3 } });
    const outcome = await takeBackMerge(two, batchId);
    expect(outcome).toMatchObject({
      removed: 0,
      kept: expect.arrayContaining([
        { table: 'records', row: visit.inspectionId, field: 'members_total', reason: 'changed_since' },
        { table: 'inspections', row: brought.inspectionId, field: null, reason: 'changed_since' },
        { table: 'enterprises', row: brought.enterpriseId, field: null, reason: 'in_use' },
      ]),
    });
    expect(getVisitRecord(two.db, visit.inspectionId).answers['members_total']).toEqual({ value: 52 });
  });

  it('keeps what a visit was completed on since', async () => {
    const { one, two, visit } = await makePair();
    setAnswer(one, visit, { members_total: { value: 51 } });
    const { batchId } = await merge(two, one);
    write(two, [{ table: 'inspections', row: visit.inspectionId, set: { state: 'completed' } }]);
    const outcome = await takeBackMerge(two, batchId);
    expect(outcome).toMatchObject({ restored: 0, kept: [{ table: 'records', reason: 'locked' }] });
  });

  it('is done once', async () => {
    const { one, two } = await makePair();
    addVisit(one);
    const { batchId } = await merge(two, one);
    await takeBackMerge(two, batchId);
    await expect(takeBackMerge(two, batchId)).rejects.toMatchObject({ code: 'UNDO_NOTHING' });
    await expect(takeBackMerge(two, 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
