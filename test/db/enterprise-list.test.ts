import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listEnterprises } from '#db/repositories/enterprise-list.ts';
import type { ListRequest } from '#db/repositories/enterprise-list.ts';
import { readListAhead } from '#db/repositories/list-index.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import type { VerdictCounts } from '#db/rows.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { getErrorCode } from '../support/error-code.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';

const all: ListRequest = {
  search: '',
  sort: 'name',
  descending: false,
  show: 'all',
  offset: 0,
  limit: 200,
  today: '2026-06-30',
};

function names(library: Library, request: Partial<ListRequest> = {}): readonly string[] {
  return listEnterprises(library.db, { ...all, ...request }).rows.map(({ name }) => name);
}

function addEnterprise(library: Library, name: string, set: Readonly<Record<string, string>> = {}): string {
  const row = library.newId();
  write(library, [{ table: 'enterprises', row, set: { name, ...set } }]);
  return row;
}

function counts(given: Partial<VerdictCounts>): VerdictCounts {
  const none = {
    pass: 0,
    gap: 0,
    unknown: 0,
    notApplicable: 0,
    error: 0,
    gapCritical: 0,
    gapMajor: 0,
    gapMinor: 0,
    gapAdvisory: 0,
    contradictions: 0,
  };
  return { ...none, packHash: 'p', ...given };
}

describe('listEnterprises', () => {
  it('finds by part of the name, pinyin initials, full pinyin and credit code', () => {
    const library = makeLibrary();
    addEnterprise(library, '晨星精密电子有限公司', { credit_code: '91310115MA1K35XA0T' });
    addEnterprise(library, '重庆长安汽车');
    addEnterprise(library, 'ABC Bearings');
    const finds = (search: string): readonly string[] => names(library, { search });
    expect(finds('星')).toEqual(['晨星精密电子有限公司']);
    expect(finds('精密')).toEqual(['晨星精密电子有限公司']);
    expect(finds('密电子')).toEqual(['晨星精密电子有限公司']);
    expect(finds('cxjm')).toEqual(['晨星精密电子有限公司']);
    expect(finds(' CXjm ')).toEqual(['晨星精密电子有限公司']);
    expect(finds('chenxing')).toEqual(['晨星精密电子有限公司']);
    expect(finds('ma1k35xa')).toEqual(['晨星精密电子有限公司']);
    expect(finds('cqca')).toEqual(['重庆长安汽车']);
    expect(finds('abc b')).toEqual(['ABC Bearings']);
    expect(finds('%')).toEqual([]);
    expect(finds('司91')).toEqual([]);
  });

  it('follows every write at once', () => {
    const library = makeLibrary();
    const visit = addVisit(library, {}, '甲厂');
    expect(names(library)).toEqual(['甲厂']);
    const get = () => listEnterprises(library.db, { ...all, sort: 'employees' }).rows[0];
    expect(get()).toMatchObject({ employees: null, counts: null, date: '2026-05-12', state: 'draft' });
    setAnswer(library, visit, { employees_total: { value: 12 } });
    putVerdictCounts(library.db, visit.inspectionId, counts({ gap: 2 }));
    expect(get()).toMatchObject({ employees: 12, counts: { gap: 2, packHash: 'p' } });
    const later = library.newId();
    write(library, [
      { table: 'inspections', row: later, set: { enterprise_id: visit.enterpriseId, date: '2026-06-01' } },
    ]);
    expect(get()).toMatchObject({ inspectionId: later, employees: null, counts: null, date: '2026-06-01' });
    write(library, [{ table: 'inspections', row: later, set: { state: 'void' } }]);
    expect(get()).toMatchObject({ inspectionId: visit.inspectionId, employees: 12 });
    write(library, [{ table: 'enterprises', row: visit.enterpriseId, set: { name: '乙厂' } }]);
    expect(names(library, { search: '甲' })).toEqual([]);
    expect(names(library, { search: 'yc' })).toEqual(['乙厂']);
    write(library, [{ table: 'enterprises', row: visit.enterpriseId, set: { deleted: 1 } }]);
    expect(listEnterprises(library.db, all)).toMatchObject({ total: 0, matching: 0, rows: [] });
  });

  it('takes back what was rolled back', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { employees_total: { value: 1 } }, '甲厂');
    names(library);
    const edit = { table: 'records', row: visit.inspectionId, set: { employees_total: { value: 9 } } } as const;
    const fail = (): never => {
      expect(listEnterprises(library.db, all).rows[0]?.employees).toBe(9);
      throw new Error('no');
    };
    expect(() => write(library, [edit], { also: fail })).toThrow('no');
    expect(listEnterprises(library.db, all).rows[0]?.employees).toBe(1);
  });

  it('sorts names by pinyin, and what has no value last either way', () => {
    const library = makeLibrary();
    for (const [name, employees] of [
      ['周记', 3],
      ['阿里', null],
      ['明达', 20],
      ['Ford', 7],
    ] as const) {
      addVisit(library, employees === null ? {} : { employees_total: { value: employees } }, name);
    }
    expect(names(library)).toEqual(['阿里', 'Ford', '明达', '周记']);
    expect(names(library, { descending: true })).toEqual(['周记', '明达', 'Ford', '阿里']);
    expect(names(library, { sort: 'employees' })).toEqual(['周记', 'Ford', '明达', '阿里']);
    expect(names(library, { sort: 'employees', descending: true })).toEqual(['明达', 'Ford', '周记', '阿里']);
  });

  it('filters by what the latest visit says', () => {
    const library = makeLibrary();
    const [gap, unknown, clean] = ['有缺口', '待确认', '合规'].map((name) => addVisit(library, {}, name).inspectionId);
    putVerdictCounts(library.db, String(gap), counts({ gap: 1 }));
    putVerdictCounts(library.db, String(unknown), counts({ unknown: 1 }));
    putVerdictCounts(library.db, String(clean), counts({ pass: 1 }));
    addEnterprise(library, '未到访');
    expect(names(library, { show: 'gap' })).toEqual(['有缺口']);
    expect(names(library, { show: 'unknown' })).toEqual(['待确认']);
    expect(names(library, { show: 'not_visited' })).toEqual(['未到访']);
    write(library, [
      { table: 'inspections', row: String(gap), set: { state: 'completed' } },
      { table: 'inspections', row: String(unknown), set: { state: 'returned' } },
    ]);
    expect(names(library, { show: 'completed' })).toEqual(['有缺口']);
    expect(names(library, { show: 'in_progress' })).toEqual(['待确认', '合规']);
    expect(listEnterprises(library.db, { ...all, show: 'gap', search: '合' })).toMatchObject({
      total: 4,
      matching: 0,
      rows: [],
    });
  });

  it('begins with what was returned where it is sorted by name, also before it is read ahead', () => {
    const library = makeLibrary();
    const visits = ['A', 'B', 'C', 'D'].map((name) => addVisit(library, {}, name));
    const [, second, , fourth] = visits.map(({ inspectionId }) => inspectionId);
    for (const row of [String(second), String(fourth)])
      write(library, [{ table: 'inspections', row, set: { state: 'returned' } }]);
    const page = (offset: number): readonly string[] => names(library, { offset, limit: 2 });
    expect([0, 2].flatMap(page)).toEqual(['B', 'D', 'A', 'C']);
    expect(readListAhead(library.db, 99)).toBe(true);
    expect([0, 2].flatMap(page)).toEqual(['B', 'D', 'A', 'C']);
    expect(names(library, { descending: true })).toEqual(['D', 'C', 'B', 'A']);
    expect(names(library, { sort: 'date' })).not.toEqual(['B', 'D', 'A', 'C']);
    // A later visit stands for the enterprise then.
    const set = { enterprise_id: visits[1]?.enterpriseId ?? '', date: '2026-06-01' };
    write(library, [{ table: 'inspections', row: library.newId(), set }]);
    expect(names(library)).toEqual(['D', 'A', 'B', 'C']);
  });

  it('puts more gaps, then more critical ones first when sorted downwards', () => {
    const library = makeLibrary();
    for (const [name, gap, gapCritical] of [
      ['one', 2, 0],
      ['two', 2, 1],
      ['three', 3, 0],
    ] as const) {
      putVerdictCounts(library.db, addVisit(library, {}, name).inspectionId, counts({ gap, gapCritical }));
    }
    expect(names(library, { sort: 'gaps', descending: true })).toEqual(['three', 'two', 'one']);
  });

  it('gives pages that together are the whole', () => {
    const library = makeLibrary();
    for (let number = 0; number < 23; number += 1) addEnterprise(library, `E${number % 7}`);
    const page = (offset: number) => listEnterprises(library.db, { ...all, offset, limit: 10 });
    const pages = [0, 10, 20, 30].map(page);
    expect(pages.map(({ rows }) => rows.length)).toEqual([10, 10, 3, 0]);
    expect(pages.every(({ total, matching }) => total === 23 && matching === 23)).toBe(true);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ enterpriseId }) => enterpriseId))).size).toBe(23);
  });

  it.each([
    [0, 0],
    [0, 201],
    [-1, 10],
    [0.5, 10],
  ])('refuses the page %d of %d', (offset, limit) => {
    expect(getErrorCode(() => listEnterprises(makeLibrary().db, { ...all, offset, limit }))).toBe('INVALID_REQUEST');
  });

  it('is after any writes what a fresh reading of the file gives', () => {
    const library = makeLibrary();
    const visits = ['甲', '乙', '丙', '丁'].map((name) => addVisit(library, {}, name));
    const change = fc.record({
      visit: fc.constantFrom(...visits),
      employees: fc.nat(3),
      gap: fc.nat(3),
      name: fc.constantFrom('甲', '王', 'A'),
    });
    const order = fc.record({
      sort: fc.constantFrom('name', 'employees', 'gaps', 'date'),
      descending: fc.boolean(),
    } as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(change, order), { maxLength: 6 }), (steps) => {
        for (const [{ visit, employees, gap, name }, request] of steps) {
          setAnswer(library, visit, { employees_total: { value: employees } });
          write(library, [{ table: 'enterprises', row: visit.enterpriseId, set: { name } }], {
            also: (db) => putVerdictCounts(db, visit.inspectionId, counts({ gap })),
          });
          const kept = listEnterprises(library.db, { ...all, ...request });
          const values = kept.rows.map((row) => toKey(row, request.sort));
          expect(values).toEqual(sortValues(values, request.descending));
          expect(kept.rows.find((row) => row.enterpriseId === visit.enterpriseId)).toMatchObject({
            name,
            employees,
            counts: { gap },
          });
          expect(new Set(kept.rows.map((row) => row.enterpriseId)).size).toBe(4);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is the same before, while and after it is read ahead', () => {
    const library = makeLibrary();
    for (let index = 0; index < 23; index += 1) addEnterprise(library, `企业${'甲乙丙丁戊'[index % 5]}${index}`);
    const page = (offset: number): readonly string[] => names(library, { offset, limit: 5 });
    const first = page(0);
    expect(readListAhead(library.db, 7)).toBe(false);
    expect(page(0)).toEqual(first);
    const pages = [0, 5, 10, 15, 20].flatMap(page);
    const added = addEnterprise(library, '企业甲甲');
    expect(names(library)).toContain('企业甲甲');
    write(library, [{ table: 'enterprises', row: added, set: { deleted: 1 } }]);
    expect(readListAhead(library.db, 7)).toBe(true);
    expect(names(library)).toEqual(pages);
    expect(names(library, { sort: 'region' }).toSorted()).toEqual(pages.toSorted());
  });

  it('lists an enterprise once, at its new place, that was renamed while it was read ahead', () => {
    const library = makeLibrary();
    const ids = 'ABCDEFGHIJ'.split('').map((name) => addEnterprise(library, name));
    expect(readListAhead(library.db, 4)).toBe(false);
    write(library, [{ table: 'enterprises', row: ids[1] ?? '', set: { name: 'Y' } }]);
    write(library, [{ table: 'enterprises', row: ids[8] ?? '', set: { name: '0' } }]);
    expect(readListAhead(library.db, 3)).toBe(false);
    expect(readListAhead(library.db, 99)).toBe(true);
    expect(names(library)).toEqual(['0', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'Y']);
    expect(names(library, { search: 'y' })).toEqual(['Y']);
    expect(names(library, { search: 'e' })).toEqual(['E']);
  });
});

type Row = ReturnType<typeof listEnterprises>['rows'][number];

const pinyinOfNames: Readonly<Record<string, string>> = {
  甲: 'jia',
  乙: 'yi',
  丙: 'bing',
  丁: 'ding',
  王: 'wang',
  A: 'a',
};

function toKey(row: Row, sort: 'name' | 'employees' | 'gaps' | 'date'): string | number {
  if (sort === 'name') return pinyinOfNames[row.name] ?? row.name;
  if (sort === 'employees') return row.employees ?? Infinity;
  return sort === 'gaps' ? (row.counts?.gap ?? Infinity) : (row.date ?? '');
}

function sortValues(values: readonly (string | number)[], descending: boolean): readonly (string | number)[] {
  const known = values.filter((value) => value !== Infinity).toSorted(compare);
  return [...(descending ? known.toReversed() : known), ...values.filter((value) => value === Infinity)];
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
