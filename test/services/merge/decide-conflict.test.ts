import { describe, expect, it } from 'vitest';
import { findRowCells } from '#db/read-cells.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { iterateChecks } from '#services/check/check-records.ts';
import { listFieldConflicts } from '#services/check/conflict-values.ts';
import { getContentHash } from '#services/content-hash.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { decideConflict } from '#services/merge/decide-conflict.ts';
import { planMerge } from '#services/merge/plan-merge.ts';
import { getBuiltInPack } from '#services/pack.ts';
import { countUncounted } from '#services/recount.ts';
import { computeStatistics } from '#services/statistics/compute-statistics.ts';
import { getVisit } from '#services/visits.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';
import type { Visit } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { mergeLibraries } from './support/history.ts';

async function makeConflict(): Promise<{ readonly one: Library; readonly two: Library; readonly visit: Visit }> {
  const one = makeDevice(1).library;
  const two = makeDevice(2).library;
  const visit = addVisit(one, { employees_total: { value: 300 }, womens_committee: { value: 'established' } });
  await mergeLibraries(two, one);
  setAnswer(one, visit, { employees_total: { value: 20 } });
  setAnswer(two, visit, { employees_total: { state: 'refused' } });
  await mergeLibraries(two, one);
  return { one, two, visit };
}

describe('a field in conflict', () => {
  it('is listed with every content, who wrote it, when and where', async () => {
    const { one, two, visit } = await makeConflict();
    const at = '2026-05-12T00:00:00.000Z';
    expect(listFieldConflicts(two)).toEqual([
      {
        record: visit.inspectionId,
        fact: 'employees_total',
        table: 'records',
        row: visit.inspectionId,
        field: 'employees_total',
        values: [
          {
            id: `${two.device.id}:1`,
            state: 'refused',
            author: '王2',
            device: 'device 2',
            device_id: two.device.id,
            at,
          },
          { id: `${one.device.id}:4`, value: 20, author: '王1', device: 'device 1', device_id: one.device.id, at },
        ],
      },
    ]);
  });

  it('counts as not known: in check, in the window, in the counts and in the statistics', async () => {
    const { two, visit } = await makeConflict();
    const pack = { pack: getBuiltInPack(), language: 'en' } as const;
    const [checked] = [...iterateChecks(two, pack)];
    const view = getVisit(two, { inspectionId: visit.inspectionId, language: 'en' });
    expect(view.assessment.counts).toEqual(checked?.counts);
    expect(view.answers['employees_total']).toMatchObject({ state: 'refused' });
    const kept = findVerdictCounts(two.db, visit.inspectionId);
    expect(kept?.unknown).toBe(checked?.counts.unknown);
    two.db.exec('DELETE FROM verdict_counts');
    expect([...countUncounted(two)].flat()[0]?.counts).toEqual(kept);
    decideConflict(two, { table: 'records', row: visit.inspectionId, field: 'employees_total', value: { value: 300 } });
    const [decided] = [...iterateChecks(two, pack)];
    expect(checked?.verdicts.some(({ missing }) => missing.includes('employees_total'))).toBe(true);
    expect(decided?.verdicts.some(({ missing }) => missing.includes('employees_total'))).toBe(false);
    expect(computeStatistics(two).bases.enterprises_200_plus).toBe(1);
  });

  it('is not counted among the large enterprises until it is decided', async () => {
    const { one, two, visit } = await makeConflict();
    setAnswer(one, visit, { employees_total: { value: 400 } });
    const third = makeDevice(3).library;
    setAnswer(two, visit, { employees_total: { value: 500 } });
    await mergeLibraries(third, two);
    await mergeLibraries(third, one);
    expect(listFieldConflicts(third)).toHaveLength(1);
    expect(computeStatistics(third).bases.enterprises_200_plus).toBe(0);
    expect(computeStatistics(third, { sizeClass: '300+' }).population).toBe(0);
  });

  it('is settled by a decision, which travels and is in conflict with nothing', async () => {
    const { one, two, visit } = await makeConflict();
    const place = { table: 'records', row: visit.inspectionId, field: 'employees_total' } as const;
    decideConflict(two, { ...place, choice: `${one.device.id}:4` });
    expect(listFieldConflicts(two)).toEqual([]);
    expect(findRowCells(two.db, 'records', visit.inspectionId)?.['employees_total']).toEqual({ value: 20 });
    await mergeLibraries(one, two);
    expect(listFieldConflicts(one)).toEqual([]);
    expect(getContentHash(one)).toBe(getContentHash(two));
    expect(() => decideConflict(two, { ...place, value: null })).toThrow('not in conflict');
  });

  it('takes only contents that it has, by their id', async () => {
    const { two, visit } = await makeConflict();
    const place = { table: 'records', row: visit.inspectionId, field: 'employees_total' } as const;
    expect(() => decideConflict(two, { ...place, choice: 'x:1' })).toThrow('no such content');
    expect(listFieldConflicts(two)).toHaveLength(1);
  });
});

describe('a deletion beside an edit', () => {
  async function makeDeletion(): Promise<{ readonly one: Library; readonly two: Library; readonly visit: Visit }> {
    const one = makeDevice(1).library;
    const two = makeDevice(2).library;
    const visit = addVisit(one, { employees_total: { value: 300 } });
    await mergeLibraries(two, one);
    write(one, [{ table: 'inspections', row: visit.inspectionId, set: { deleted: true } }]);
    setAnswer(two, visit, { employees_total: { value: 301 } });
    await mergeLibraries(two, one);
    await mergeLibraries(one, two);
    return { one, two, visit };
  }

  it('keeps the record, and is a conflict to decide', async () => {
    const { one, two, visit } = await makeDeletion();
    for (const library of [one, two]) {
      expect(findRowCells(library.db, 'inspections', visit.inspectionId)?.['deleted']).toBeUndefined();
      expect(listFieldConflicts(library)).toMatchObject([
        {
          fact: 'inspections.deleted',
          values: [
            { value: null, author: '王2' },
            { value: 1, author: '王1' },
          ],
        },
      ]);
    }
    expect(getContentHash(one)).toBe(getContentHash(two));
  });

  it.each([
    ['deleted', 1],
    ['kept', null],
  ])('can be settled either way: %s', async (_how, value) => {
    const { one, two, visit } = await makeDeletion();
    decideConflict(two, { table: 'inspections', row: visit.inspectionId, field: 'deleted', value });
    await mergeLibraries(one, two);
    for (const library of [one, two]) {
      expect(listFieldConflicts(library)).toEqual([]);
      expect(findRowCells(library.db, 'inspections', visit.inspectionId)?.['deleted'] ?? null).toBe(value);
    }
    expect(getContentHash(one)).toBe(getContentHash(two));
  });

  it('of an enterprise keeps it where somebody visited it meanwhile', async () => {
    const one = makeDevice(1).library;
    const two = makeDevice(2).library;
    const row = one.newId();
    write(one, [{ table: 'enterprises', row, set: { name: '甲厂' } }]);
    await mergeLibraries(two, one);
    write(one, [{ table: 'enterprises', row, set: { deleted: true } }]);
    write(two, [{ table: 'inspections', row: two.newId(), set: { enterprise_id: row, date: '2026-05-12' } }]);
    await mergeLibraries(one, two);
    expect(findRowCells(one.db, 'enterprises', row)?.['deleted']).toBeUndefined();
    expect(listFieldConflicts(one)).toMatchObject([{ fact: 'enterprises.deleted' }]);
  });
});

describe('the plan of a merge', () => {
  it('says what every record would come to, and writes nothing', async () => {
    const one = makeLibrary();
    const two = makeLibrary();
    const visits = ['newer', 'older', 'both', 'conflict', 'identical'].map((name) => addVisit(one, {}, name));
    await mergeLibraries(two, one);
    const [newer, older, both, conflict] = visits;
    const set = (library: Library, visit: Visit | undefined, fact: string, value: number): void => {
      if (visit !== undefined) setAnswer(library, visit, { [fact]: { value } });
    };
    set(one, newer, 'employees_total', 1);
    set(two, older, 'employees_total', 1);
    set(one, both, 'employees_total', 1);
    set(two, both, 'members_total', 1);
    set(one, conflict, 'employees_total', 1);
    set(two, conflict, 'employees_total', 2);
    addVisit(one, {}, 'new');
    const before = getContentHash(two);
    const plan = await planMerge(two, { file: one.file });
    expect(plan?.counts).toEqual({ new: 1, identical: 1, newer: 1, older: 1, both: 1, conflict: 1 });
    expect(plan?.records.every(({ enterprise, status }) => enterprise === status)).toBe(true);
    expect(plan?.records.find(({ status }) => status === 'conflict')?.conflicts).toEqual(['records.employees_total']);
    expect(getContentHash(two)).toBe(before);
  });

  it('knows records that a file brings nothing but assignments to', async () => {
    const one = makeLibrary();
    const { enterpriseId } = addVisit(one);
    const unvisited = one.newId();
    write(one, [{ table: 'enterprises', row: unvisited, set: { name: '未检查厂' } }]);
    const two = makeLibrary();
    await mergeLibraries(two, one);
    const assignment = { inspector: '赵检查', assigned_on: '2026-05-12' };
    for (const id of [enterpriseId, unvisited])
      write(one, [{ table: 'assignments', row: one.newId(), set: { enterprise_id: id, ...assignment } }]);
    const plan = await planMerge(two, { file: one.file });
    expect(plan?.counts).toMatchObject({ newer: 2, new: 0, identical: 0 });
    expect(plan?.records.map(({ table }) => table)).toEqual(['inspections', 'enterprises']);
  });

  it('counts a field of an enterprise once, whatever number of visits it has', async () => {
    const one = makeLibrary();
    const visit = addVisit(one);
    const second = { enterprise_id: visit.enterpriseId, date: '2026-06-01' };
    write(one, [{ table: 'inspections', row: one.newId(), set: second }]);
    const two = makeLibrary();
    await mergeLibraries(two, one);
    for (const [library, name] of [
      [one, '甲厂'],
      [two, '乙厂'],
    ] as const)
      write(library, [{ table: 'enterprises', row: visit.enterpriseId, set: { name } }]);
    const plan = await planMerge(two, { file: one.file });
    expect(plan).toMatchObject({ conflicts: 1, counts: { conflict: 2 } });
  });

  it('expects a conflict where one deleted what the other wrote to', async () => {
    const one = makeLibrary();
    const visit = addVisit(one);
    const two = makeLibrary();
    await mergeLibraries(two, one);
    write(one, [{ table: 'inspections', row: visit.inspectionId, set: { deleted: true } }]);
    setAnswer(two, visit, { employees_total: { value: 2 } });
    const plan = await planMerge(two, { file: one.file });
    expect(plan?.records).toMatchObject([{ status: 'conflict', conflicts: ['inspections.deleted'] }]);
    await mergeLibraries(two, one);
    expect(listConflicts(two.db)).toHaveLength(plan?.conflicts ?? 0);
  });
});
