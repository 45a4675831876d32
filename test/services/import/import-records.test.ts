import { describe, expect, it } from 'vitest';
import { findEnterpriseByCreditCode } from '#db/repositories/enterprises.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import { readRecord } from '#db/repositories/records.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { getContentHash } from '#services/content-hash.ts';
import { importRecords } from '#services/import/import-records.ts';
import type { ImportResult } from '#services/import/import-records.ts';
import { history, undoState, write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { openNewLibrary } from '../support/library.ts';

const code = '91310115XN2006001A';
const otherCode = '91420106XN20060027';
const enterprise = { name: '示例一厂', credit_code: code, region_code: '310115' };
const inspection = { date: '2026-05-12' };

function run(library: Library, ...records: readonly unknown[]): ImportResult {
  return importRecords(library, { records, mode: 'write', language: 'zh-Hans' });
}

function codesOf(result: ImportResult): readonly (readonly [number, string, string])[] {
  return result.rejected.map(({ record, fact, code: reason }) => [record, fact, reason]);
}

function findVisitId(library: Library): string {
  const found = findEnterpriseByCreditCode(library.db, code);
  return listVisits(library.db, found?.id ?? '')[0]?.id ?? '';
}

describe('importRecords', () => {
  it('creates, leaves unchanged what is equal, and updates what differs', () => {
    const library = openNewLibrary();
    const record = {
      enterprise,
      inspection,
      facts: { employees_total: 230, members_total: { state: 'unknown', note: '待查' } },
    };
    expect(run(library, record)).toMatchObject({ read: 1, created: 1, updated: 0, unchanged: 0 });
    const before = getContentHash(library);
    expect(run(library, record)).toMatchObject({ read: 1, created: 0, updated: 0, unchanged: 1 });
    expect(getContentHash(library)).toBe(before);
    const id = findVisitId(library);
    expect(history(library, { table: 'records', row: id, field: 'employees_total' })).toHaveLength(1);
    expect(run(library, { enterprise, inspection, facts: { employees_total: 231 } })).toMatchObject({ updated: 1 });
    expect(readRecord(library.db, id)).toEqual({
      answers: { employees_total: { value: 231 }, members_total: { state: 'unknown' } },
      notes: { members_total: '待查' },
    });
  });

  it('keeps the counts of verdicts up to date and is nothing to undo', () => {
    const library = openNewLibrary();
    run(library, { enterprise, inspection, facts: { chair_selection: 'other' } });
    const id = findVisitId(library);
    expect(findVerdictCounts(library.db, id)).toMatchObject({ gap: 1 });
    run(library, { enterprise, inspection, facts: { chair_selection: 'elected_congress' } });
    expect(findVerdictCounts(library.db, id)).toMatchObject({ gap: 0 });
    expect(undoState(library, id).canUndo).toBe(false);
  });

  it('recounts earlier visits when the enterprise moves to another province', () => {
    const library = openNewLibrary();
    const facts = { union_type: 'independent', members_women: 12, womens_committee: 'member_only' };
    run(library, { enterprise, inspection, facts });
    const id = findVisitId(library);
    const before = findVerdictCounts(library.db, id)?.gap ?? 0;
    run(library, { enterprise: { ...enterprise, region_code: '420106' } });
    expect(findVerdictCounts(library.db, id)?.gap).toBe(before + 1);
  });

  it('writes nothing at all where one record is rejected, and names all that is wrong', () => {
    const library = openNewLibrary();
    const before = getContentHash(library);
    const result = run(
      library,
      { enterprise, inspection, facts: { employees_total: 230 } },
      {
        enterprise: { name: '示例二厂', credit_code: '913101150000000000', region_code: '991234', colour: 'red' },
        inspection: { date: '2026-02-30' },
        facts: {
          employees_total: -1,
          womens_committee: 'perhaps',
          members_total: '34',
          no_such_fact: 1,
          union_founded_on: '2023-13-01',
          payroll_12m: 1.234,
        },
      },
      { inspection, facts: {} },
      { enterprise: { region_code: '310115' }, inspection },
      { enterprise: { name: '示例三厂' }, facts: { employees_total: 1 } },
      { enterprise: { name: '示例四厂' }, inspection: { kind: 'first' } },
      {
        enterprise: { name: '示例五厂' },
        inspection,
        facts: { womens_committee: { state: 'none' }, chair_concurrent_admin: ['none', 'deputy'] },
      },
      'record',
    );
    expect(codesOf(result)).toEqual([
      [1, 'enterprise.colour', 'BAD_SHAPE'],
      [1, 'enterprise.credit_code', 'CREDIT_CODE'],
      [1, 'enterprise.region_code', 'REGION_CODE'],
      [1, 'inspection.date', 'IMPOSSIBLE_DATE'],
      [1, 'employees_total', 'OUT_OF_RANGE'],
      [1, 'womens_committee', 'NOT_IN_LIST'],
      [1, 'members_total', 'WRONG_TYPE'],
      [1, 'no_such_fact', 'UNKNOWN_FACT'],
      [1, 'union_founded_on', 'IMPOSSIBLE_DATE'],
      [1, 'payroll_12m', 'TOO_MANY_DECIMALS'],
      [2, 'enterprise', 'MISSING'],
      [3, 'enterprise.name', 'MISSING'],
      [4, 'inspection', 'MISSING'],
      [5, 'inspection.date', 'MISSING'],
      [6, 'womens_committee', 'BAD_STATE'],
      [6, 'chair_concurrent_admin', 'BAD_SHAPE'],
      [7, 'record', 'WRONG_TYPE'],
    ]);
    expect(result).toMatchObject({ read: 8, created: 0, updated: 0, unchanged: 0 });
    expect(getContentHash(library)).toBe(before);
  });

  it('recognises an enterprise by id, else by credit code, else by name and region', () => {
    const library = openNewLibrary();
    run(library, { enterprise, inspection });
    const id = findEnterpriseByCreditCode(library.db, code)?.id;
    const visits = [
      { enterprise: { id, name: '示例一厂（新名）' }, inspection: { date: '2026-06-01' } },
      { enterprise: { credit_code: code }, inspection: { date: '2026-06-02' } },
      { enterprise: { name: '示例一厂（新名）', region_code: '310115' }, inspection: { date: '2026-06-03' } },
      { enterprise: { name: '示例一厂（新名）', region_code: '420106' }, inspection: { date: '2026-06-04' } },
      {
        enterprise: { name: '示例一厂（新名）', region_code: '310115', credit_code: otherCode },
        inspection: { date: '2026-06-05' },
      },
    ];
    expect(run(library, ...visits)).toMatchObject({ read: 5, created: 5, rejected: [] });
    expect(listVisits(library.db, id ?? '').map(({ date }) => date)).toEqual([
      '2026-06-03',
      '2026-06-02',
      '2026-06-01',
      '2026-05-12',
    ]);
  });

  it('takes two records of one enterprise in one file together, also where it is new', () => {
    const library = openNewLibrary();
    const result = run(
      library,
      { enterprise, inspection },
      { enterprise, inspection: { date: '2026-06-01', kind: 'follow_up' } },
    );
    expect(result).toMatchObject({ created: 2 });
    expect(listVisits(library.db, findEnterpriseByCreditCode(library.db, code)?.id ?? '')).toHaveLength(2);
  });

  it('rejects two records of one visit that differ, and joins them where they do not', () => {
    const library = openNewLibrary();
    const first = { enterprise, inspection, facts: { employees_total: 230 } };
    expect(codesOf(run(library, first, { enterprise, inspection, facts: { employees_total: 231 } }))).toEqual([
      [1, 'employees_total', 'DUPLICATE'],
    ]);
    expect(run(library, first, first, { enterprise, inspection, facts: { members_total: 200 } })).toMatchObject({
      created: 1,
      unchanged: 1,
      updated: 1,
    });
    expect(Object.keys(readRecord(library.db, findVisitId(library)).answers)).toEqual([
      'employees_total',
      'members_total',
    ]);
  });

  it('rejects ids and codes that belong to another enterprise', () => {
    const library = openNewLibrary();
    run(library, { enterprise, inspection }, { enterprise: { name: '示例二厂', credit_code: otherCode }, inspection });
    const id = findVisitId(library);
    const other = findEnterpriseByCreditCode(library.db, otherCode)?.id;
    expect(codesOf(run(library, { enterprise: { id: other }, inspection: { id, date: '2026-05-12' } }))).toEqual([
      [0, 'inspection.id', 'DUPLICATE'],
    ]);
    expect(codesOf(run(library, { enterprise: { id: other, credit_code: code } }))).toEqual([
      [0, 'enterprise.credit_code', 'DUPLICATE'],
    ]);
  });

  it('says that it cannot tell two enterprises of one name apart', () => {
    const library = openNewLibrary();
    const twin = { name: '示例一厂', region_code: '310115' };
    run(library, { enterprise }, { enterprise: { ...twin, credit_code: otherCode } });
    expect(codesOf(run(library, { enterprise: twin, inspection }))).toEqual([[0, 'enterprise.name', 'AMBIGUOUS']]);
  });

  it('changes no completed visit, but takes equal content of one', () => {
    const library = openNewLibrary();
    const record = { enterprise, inspection: { ...inspection, state: 'approved' }, facts: { employees_total: 230 } };
    expect(run(library, record)).toMatchObject({ created: 1 });
    expect(run(library, record)).toMatchObject({ unchanged: 1 });
    expect(codesOf(run(library, { enterprise, inspection, facts: { employees_total: 231 } }))).toEqual([
      [0, 'inspection', 'RECORD_LOCKED'],
    ]);
  });

  it('accepts contradictions and reports them apart', () => {
    const library = openNewLibrary();
    const facts = { employees_total: 10, employees_dispatched: 0, members_total: 12, members_with_card: 13 };
    const result = run(library, { enterprise, inspection, facts });
    expect(result).toMatchObject({ created: 1, rejected: [] });
    expect(result.contradictions.map(({ record, id }) => [record, id])).toEqual([
      [0, 'members-above-workforce'],
      [0, 'members-with-card-above-members-total'],
    ]);
    expect(result.contradictions[0]?.message).toContain('12 人');
  });

  it('finds a contradiction between what is stored and what the file adds', () => {
    const library = openNewLibrary();
    run(library, { enterprise, inspection, facts: { members_total: 12 } });
    expect(run(library, { enterprise, inspection, facts: { members_with_card: 13 } }).contradictions).toHaveLength(1);
  });

  it('looks without writing in a dry run', () => {
    const library = openNewLibrary();
    const before = getContentHash(library);
    const result = importRecords(library, { records: [{ enterprise, inspection }], mode: 'check', language: 'en' });
    expect(result).toMatchObject({ read: 1, created: 1 });
    expect(getContentHash(library)).toBe(before);
  });

  it('overwrites an answer of the window only where the file names it', () => {
    const library = openNewLibrary();
    run(library, { enterprise, inspection, facts: { employees_total: 230 } });
    const id = findVisitId(library);
    write(library, [{ table: 'records', row: id, set: { members_total: { value: 100 } } }]);
    run(library, { enterprise, inspection, facts: { employees_total: 240 } });
    expect(readRecord(library.db, id).answers).toEqual({
      employees_total: { value: 240 },
      members_total: { value: 100 },
    });
  });
});
