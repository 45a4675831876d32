import { describe, expect, it } from 'vitest';
import { listConflicts } from '#db/repositories/conflicts.ts';
import {
  countEnterprises,
  findEnterprise,
  findEnterpriseByCreditCode,
  findEnterprisesByNameAndRegion,
  getEnterprise,
  iterateEnterprises,
} from '#db/repositories/enterprises.ts';
import { findInspection, getInspection, listVisits } from '#db/repositories/inspections.ts';
import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import { getFullRecord, iterateAllRecords } from '#db/repositories/records.ts';
import { findVerdictCounts, listUncounted, putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { factIds } from '#domain/facts/dictionary.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { getErrorCode } from '../support/error-code.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';

function remove(library: Library, table: 'enterprises' | 'inspections', row: string): void {
  write(library, [{ table, row, set: { deleted: 1 } }]);
}

describe('enterprises', () => {
  it('are found by id, credit code, and name with region', () => {
    const library = makeLibrary();
    const { db } = library;
    const { enterpriseId } = addVisit(library, {}, '甲厂');
    write(library, [
      { table: 'enterprises', row: enterpriseId, set: { credit_code: '91310115MA1K35XA0T', contact_name: '李' } },
    ]);
    const expected = {
      id: enterpriseId,
      name: '甲厂',
      creditCode: '91310115MA1K35XA0T',
      regionCode: '310115',
      industryCode: null,
      address: null,
      contactName: '李',
      contactPhone: null,
      mergedInto: null,
      isDeleted: false,
    };
    expect(getEnterprise(db, enterpriseId)).toEqual(expected);
    expect(findEnterpriseByCreditCode(db, '91310115MA1K35XA0T')).toEqual(expected);
    expect(findEnterprisesByNameAndRegion(db, { name: '甲厂', regionCode: '310115' })).toEqual([expected]);
    expect(findEnterprisesByNameAndRegion(db, { name: '甲厂', regionCode: null })).toEqual([]);
    expect(findEnterprise(db, 'x')).toBeUndefined();
    expect(getErrorCode(() => getEnterprise(db, 'x'))).toBe('NOT_FOUND');
  });

  it('are gone from searches once deleted, not from their id', () => {
    const library = makeLibrary();
    const { db } = library;
    const { enterpriseId } = addVisit(library, {}, '甲厂');
    addVisit(library, {}, '乙厂');
    remove(library, 'enterprises', enterpriseId);
    expect(countEnterprises(db)).toBe(1);
    expect([...iterateEnterprises(db)].map(({ name }) => name)).toEqual(['乙厂']);
    expect(findEnterprisesByNameAndRegion(db, { name: '甲厂', regionCode: '310115' })).toEqual([]);
    expect(getEnterprise(db, enterpriseId).isDeleted).toBe(true);
  });
});

describe('inspections', () => {
  it('are listed newest first and found by enterprise and date', () => {
    const library = makeLibrary();
    const { db } = library;
    const { enterpriseId, inspectionId } = addVisit(library);
    const later = library.newId();
    const inspectors = [
      { name: '王敏', certificate: '沪工检001' },
      { name: '李', certificate: '' },
    ];
    const set = { enterprise_id: enterpriseId, date: '2027-01-01', kind: 'follow_up', inspectors };
    write(library, [{ table: 'inspections', row: later, set }]);
    expect(listVisits(db, enterpriseId).map(({ id }) => id)).toEqual([later, inspectionId]);
    expect(getInspection(db, later)).toMatchObject({ kind: 'follow_up', inspectors });
    expect(findInspection(db, { enterpriseId, date: '2027-01-01' })?.id).toBe(later);
    remove(library, 'inspections', later);
    expect(findInspection(db, { enterpriseId, date: '2027-01-01' })).toBeUndefined();
    expect(listVisits(db, enterpriseId).map(({ id }) => id)).toEqual([inspectionId]);
    expect(getErrorCode(() => getInspection(db, 'x'))).toBe('NOT_FOUND');
  });
});

describe('records', () => {
  it('come as the engine reads them: the values in the order of the facts, and marks only for states and what was carried over', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_total: { value: 3 }, womens_committee: { state: 'refused' } });
    setAnswer(library, visit, { 'members_total.note': 'x', party_org: { value: 'yes', carriedFrom: '2024-01-01' } });
    const { values, marks, enterprise } = getFullRecord(library.db, visit.inspectionId);
    expect(enterprise.id).toBe(visit.enterpriseId);
    const row = Object.fromEntries(factIds.map((id, index) => [id, values[index]]));
    expect(row).toMatchObject({ members_total: 3, womens_committee: null, party_org: 'yes', members_women: null });
    expect(marks).toEqual([
      { fact: 'party_org', state: null, carriedFrom: '2024-01-01' },
      { fact: 'womens_committee', state: 'refused', carriedFrom: null },
    ]);
  });

  it('are streamed one per enterprise, the latest that is neither void nor deleted', () => {
    const library = makeLibrary();
    const { db } = library;
    const { enterpriseId, inspectionId } = addVisit(library, {}, '甲厂');
    const [later, last] = [library.newId(), library.newId()];
    const dates = [
      [later, '2026-07-01'],
      [last, '2026-08-01'],
    ] as const;
    write(
      library,
      dates.map(([row, date]) => ({ table: 'inspections', row, set: { enterprise_id: enterpriseId, date } })),
    );
    write(library, [{ table: 'enterprises', row: library.newId(), set: { name: '未到访' } }]);
    const latest = (filter = {}): readonly string[] =>
      [...iterateLatestRecords(db, filter)].map(({ inspection }) => inspection.id);
    expect(latest()).toEqual([last]);
    write(library, [{ table: 'inspections', row: last, set: { state: 'void' } }]);
    expect(latest()).toEqual([later]);
    expect(latest({ to: '2026-06-30' })).toEqual([inspectionId]);
    expect(latest({ from: '2026-07-02' })).toEqual([]);
    remove(library, 'inspections', later);
    expect(latest()).toEqual([inspectionId]);
    expect([...iterateAllRecords(db)].length).toBe(2);
    remove(library, 'enterprises', enterpriseId);
    expect(latest()).toEqual([]);
  });

  it('are filtered by region, industry, ownership and size', () => {
    const library = makeLibrary();
    const add = (name: string, set: Readonly<Record<string, string>>, employees: number, ownership: string): void => {
      const { enterpriseId } = addVisit(
        library,
        { employees_total: { value: employees }, ownership: { value: ownership } },
        name,
      );
      write(library, [{ table: 'enterprises', row: enterpriseId, set }]);
    };
    add('甲', { region_code: '310115', industry_code: 'C34' }, 24, 'private');
    add('乙', { region_code: '310000', industry_code: 'C39' }, 25, 'foreign');
    add('丙', { region_code: '420106', industry_code: 'F51' }, 300, 'private');
    addVisit(library, {}, '丁');
    const find = (filter: Parameters<typeof iterateLatestRecords>[1]): string =>
      [...iterateLatestRecords(library.db, filter)].map(({ enterprise }) => enterprise.name).join('');
    expect(find({ region: '31' })).toBe('甲乙丁');
    expect(find({ region: '310115' })).toBe('甲丁');
    expect(find({ industry: 'C' })).toBe('甲乙');
    expect(find({ ownership: 'private' })).toBe('甲丙');
    expect(find({ sizeClass: '1-24' })).toBe('甲');
    expect(find({ sizeClass: '25-99' })).toBe('乙');
    expect(find({ sizeClass: '300+', ownership: 'private', region: '42' })).toBe('丙');
  });

  it('are of no ownership and no size while these are only carried over', () => {
    const library = makeLibrary();
    const carriedFrom = '2025-03-02';
    addVisit(library, { employees_total: { value: 24, carriedFrom }, ownership: { value: 'private' } }, '甲');
    addVisit(library, { employees_total: { value: 24 }, ownership: { value: 'private', carriedFrom } }, '乙');
    const find = (filter: Parameters<typeof iterateLatestRecords>[1]): string =>
      [...iterateLatestRecords(library.db, filter)].map(({ enterprise }) => enterprise.name).join('');
    expect(find({ sizeClass: '1-24' })).toBe('乙');
    expect(find({ ownership: 'private' })).toBe('甲');
    expect(find({})).toBe('甲乙');
  });

  it('may be written while they are read', () => {
    const library = makeLibrary();
    for (let number = 0; number < 5; number += 1) addVisit(library, {}, `E${number}`);
    let seen = 0;
    for (const { inspection } of iterateLatestRecords(library.db)) {
      write(library, [{ table: 'records', row: inspection.id, set: { members_total: { value: 1 } } }]);
      seen += 1;
    }
    expect(seen).toBe(5);
  });
});

describe('verdict counts', () => {
  it('are missing until put and stale under another pack', () => {
    const library = makeLibrary();
    const { db } = library;
    const ids = [addVisit(library).inspectionId, addVisit(library).inspectionId].toSorted();
    const counts = {
      pass: 1,
      gap: 2,
      unknown: 3,
      notApplicable: 4,
      error: 0,
      gapCritical: 1,
      gapMajor: 1,
      gapMinor: 0,
      gapAdvisory: 0,
      contradictions: 0,
      packHash: 'p',
    };
    expect(listUncounted(db, { packHash: 'p', limit: 10 })).toEqual(ids);
    expect(listUncounted(db, { packHash: 'p', limit: 10, after: String(ids[0]) })).toEqual([ids[1]]);
    for (const id of ids) putVerdictCounts(db, id, counts);
    expect(findVerdictCounts(db, String(ids[0]))).toEqual(counts);
    expect(listUncounted(db, { packHash: 'p', limit: 10 })).toEqual([]);
    expect(listUncounted(db, { packHash: 'q', limit: 1 })).toEqual([ids[0]]);
    expect(findVerdictCounts(db, 'x')).toBeUndefined();
  });
});

describe('conflicts', () => {
  it('are none where one device writes', () => {
    const library = makeLibrary();
    addVisit(library, { members_total: { value: 1 } });
    expect(listConflicts(library.db)).toEqual([]);
  });
});
