import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import { findEnterpriseByCreditCode } from '#db/repositories/enterprises.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { logTables } from '#domain/cell.ts';
import { getContentHash } from '#services/content-hash.ts';
import { listImports, takeBackImport } from '#services/import/import-batches.ts';
import { importRecords } from '#services/import/import-records.ts';
import type { TakeBackOutcome } from '#services/import/import-views.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeCreditCode } from '../support/app-library.ts';
import { openNewLibrary } from '../support/library.ts';

const always = async (): Promise<boolean> => true;

function run(library: Library, records: readonly unknown[], fileName = '记录.xlsx'): void {
  expect(importRecords(library, { records, mode: 'write', language: 'zh-Hans', fileName }).rejected).toEqual([]);
}

function takeBackLast(library: Library): Promise<TakeBackOutcome> {
  return takeBackImport(library, listImports(library)[0]?.batchId ?? '', always);
}

function makeRecord(number: number, facts: Readonly<Record<string, unknown>>, address = ''): unknown {
  return {
    enterprise: { name: `示例${number}厂`, credit_code: makeCreditCode(number), region_code: '310115', address },
    inspection: { date: '2026-05-12' },
    facts,
  };
}

function getVisitId(library: Library, number: number): string {
  const enterprise = findEnterpriseByCreditCode(library.db, makeCreditCode(number));
  return listVisits(library.db, enterprise?.id ?? '')[0]?.id ?? expect.unreachable('no such visit');
}

/** Everything that is not deleted, by table and row. */
function readVisible(library: Library): Readonly<Record<string, unknown>> {
  const gone = new Set<string>();
  const visible: Record<string, unknown> = {};
  for (const table of logTables) {
    for (const row of iterateRowIds(library.db, table)) {
      const cells = findRowCells(library.db, table, row) ?? {};
      if (cells['deleted'] !== undefined && cells['deleted'] !== null) gone.add(row);
      else if (!gone.has(row) && Object.keys(cells).length > 0) visible[`${table} ${row}`] = cells;
    }
  }
  return visible;
}

describe('taking an import back', () => {
  it('removes what it created and restores what it changed, once', async () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100, chair_selection: 'other' })]);
    const before = readVisible(library);
    const counts = findVerdictCounts(library.db, getVisitId(library, 1));
    run(library, [
      makeRecord(1, { employees_total: 230, chair_selection: 'elected_congress', members_total: 9 }, '示例路 1 号'),
      makeRecord(2, { employees_total: 30 }),
    ]);
    expect(listImports(library)[0]).toMatchObject({ fileName: '记录.xlsx', created: 1, updated: 1, takenBackAt: null });
    expect(await takeBackLast(library)).toEqual({ state: 'done', removed: 2, restored: 4, kept: 0, keptItems: [] });
    expect(readVisible(library)).toEqual(before);
    expect(findVerdictCounts(library.db, getVisitId(library, 1))).toEqual(counts);
    expect(verifyLibrary(library)).toMatchObject({ problems: [] });
    expect(listImports(library)[0]?.takenBackAt).toMatch(/^2\d{3}-/);
    await expect(takeBackLast(library)).rejects.toMatchObject({ code: 'UNDO_NOTHING' });
    await expect(takeBackImport(library, library.newId(), always)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps what somebody has changed since, and says so', async () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100 })]);
    run(library, [makeRecord(1, { employees_total: 230, members_total: 9 }), makeRecord(2, { members_total: 3 })]);
    const [first, second] = [getVisitId(library, 1), getVisitId(library, 2)];
    write(library, [
      { table: 'records', row: first, set: { employees_total: { value: 231 } } },
      { table: 'records', row: second, set: { employees_total: { value: 30 } } },
    ]);
    const outcome = await takeBackLast(library);
    expect(outcome).toMatchObject({ state: 'done', removed: 0, restored: 2, kept: 3 });
    expect(outcome).toHaveProperty('keptItems', [
      { enterprise: '示例2厂', date: '2026-05-12', field: null, reason: 'changed_since' },
      { enterprise: '示例1厂', date: '2026-05-12', field: 'employees_total', reason: 'changed_since' },
      { enterprise: '示例2厂', date: null, field: null, reason: 'in_use' },
    ]);
    expect(findRowCells(library.db, 'records', first)).toEqual({ employees_total: { value: 231 } });
    expect(findRowCells(library.db, 'records', second)).toEqual({ employees_total: { value: 30 } });
  });

  it('takes the same value, stated again by somebody, for theirs', async () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100 })]);
    run(library, [makeRecord(1, { employees_total: 230 })]);
    const row = getVisitId(library, 1);
    write(library, [{ table: 'records', row, set: { employees_total: { value: 5 } } }]);
    write(library, [{ table: 'records', row, set: { employees_total: { value: 230 } } }]);
    expect(await takeBackLast(library)).toMatchObject({ restored: 0, kept: 1 });
    expect(findRowCells(library.db, 'records', row)).toEqual({ employees_total: { value: 230 } });
  });

  it('leaves completed visits alone', async () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100 })]);
    run(library, [makeRecord(1, { employees_total: 230 })]);
    const row = getVisitId(library, 1);
    write(library, [{ table: 'inspections', row, set: { state: 'completed' } }]);
    expect(await takeBackLast(library)).toMatchObject({ restored: 0, keptItems: [{ reason: 'locked' }] });
    expect(findRowCells(library.db, 'records', row)).toEqual({ employees_total: { value: 230 } });
  });

  it('can be done in any order, and imported again afterwards', async () => {
    const library = openNewLibrary();
    const file = [makeRecord(1, { employees_total: 100 })];
    run(library, file);
    await takeBackLast(library);
    expect(readVisible(library)).toEqual({});
    run(library, file);
    expect(findRowCells(library.db, 'records', getVisitId(library, 1))).toEqual({ employees_total: { value: 100 } });
  });

  it('writes nothing at all where it is cancelled, and refuses other writes until then', async () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100 }), makeRecord(2, { employees_total: 100 })]);
    const before = getContentHash(library);
    const batchId = listImports(library)[0]?.batchId ?? '';
    const codes: unknown[] = [];
    const edit = { table: 'records', row: getVisitId(library, 1), set: { members_total: { value: 1 } } } as const;
    const pause = async (done: number): Promise<boolean> => {
      codes.push(getErrorCode(() => write(library, [edit])));
      return done < 3;
    };
    expect(await takeBackImport(library, batchId, pause)).toEqual({ state: 'cancelled' });
    expect(new Set(codes)).toEqual(new Set(['LIBRARY_IN_USE']));
    expect(getContentHash(library)).toBe(before);
    expect(write(library, [edit])).toHaveLength(1);
    expect(verifyLibrary(library)).toMatchObject({ problems: [] });
  });

  it('removes the assignments that it brought, and keeps an enterprise that somebody was assigned since', async () => {
    const library = openNewLibrary();
    const assignment = { inspector: '赵检查', assigned_on: '2026-05-12' };
    const toUnvisited = (number: number) => ({
      enterprise: { name: `示例${number}厂`, credit_code: makeCreditCode(number) },
      assignments: [{ id: library.newId(), ...assignment }],
    });
    run(library, [toUnvisited(1), toUnvisited(2)]);
    const kept = findEnterpriseByCreditCode(library.db, makeCreditCode(2))?.id ?? '';
    const row = library.newId();
    write(library, [{ table: 'assignments', row, set: { enterprise_id: kept, ...assignment } }]);
    expect(await takeBackLast(library)).toMatchObject({
      removed: 3,
      keptItems: [{ enterprise: '示例2厂', reason: 'in_use' }],
    });
    expect(Object.keys(readVisible(library)).toSorted()).toEqual([`assignments ${row}`, `enterprises ${kept}`]);
  });

  it('lists nothing for a file that brought nothing new', () => {
    const library = openNewLibrary();
    run(library, [makeRecord(1, { employees_total: 100 })]);
    run(library, [makeRecord(1, { employees_total: 100 })], '又一次.csv');
    expect(listImports(library).map(({ fileName }) => fileName)).toEqual(['记录.xlsx']);
  });
});

describe('any import', () => {
  const factValue = fc.integer({ min: 0, max: 3 });
  const record = fc.record({
    number: fc.integer({ min: 1, max: 3 }),
    facts: fc.dictionary(fc.constantFrom('employees_total', 'members_total', 'members_women'), factValue),
    address: fc.constantFrom('', '甲路', '乙路'),
  });
  const file = fc.uniqueArray(record, { selector: ({ number }) => number, maxLength: 3 });
  const laterEdit = fc.record({
    number: fc.integer({ min: 1, max: 3 }),
    fact: fc.constantFrom('employees_total', 'members_total', 'members_women'),
    value: factValue,
  });

  it('leaves after being taken back what was before it, and what somebody has written since', async () => {
    const property = fc.asyncProperty(
      file,
      file,
      fc.array(laterEdit, { maxLength: 2 }),
      async (first, second, edits) => {
        const library = openNewLibrary();
        const toRecords = (records: typeof first): readonly unknown[] =>
          records.map(({ number, facts, address }) => makeRecord(number, facts, address));
        run(library, toRecords(first), 'first.csv');
        const before = readVisible(library);
        run(library, toRecords(second), 'second.csv');
        const touched = new Map<string, unknown>();
        for (const { number, fact, value } of edits) {
          if (![...first, ...second].some((item) => item.number === number)) continue;
          const row = getVisitId(library, number);
          const changes = write(library, [{ table: 'records', row, set: { [fact]: { value } } }]);
          if (changes.length > 0) touched.set(`${row} ${fact}`, { value });
        }
        const batch = listImports(library).find(({ fileName }) => fileName === 'second.csv');
        if (batch !== undefined) await takeBackImport(library, batch.batchId, always);
        const after = readVisible(library);
        const expected: Record<string, Record<string, unknown>> = structuredClone(before) as typeof expected;
        for (const [place, value] of touched) {
          const [row = '', fact = ''] = place.split(' ');
          // A visit that somebody has worked on stays, with its enterprise.
          const inspection = findRowCells(library.db, 'inspections', row);
          const enterpriseId = JSON.stringify(inspection?.['enterprise_id']).slice(1, -1);
          expected[`inspections ${row}`] ??= { ...inspection };
          expected[`enterprises ${enterpriseId}`] ??= { ...findRowCells(library.db, 'enterprises', enterpriseId) };
          (expected[`records ${row}`] ??= {})[fact] = value;
        }
        expect(after).toEqual(expected);
        expect(verifyLibrary(library)).toMatchObject({ problems: [] });
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });
});
