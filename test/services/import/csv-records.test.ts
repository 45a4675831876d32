import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import { languages } from '#domain/language.ts';
import { findColumn, identityHeads } from '#services/import/csv-heads.ts';
import { toTableRecords } from '#services/import/csv-records.ts';

describe('heads of a table', () => {
  it('are known by id and by label in every language, each for one column only', () => {
    for (const fact of facts) {
      for (const name of [fact.id, ...languages.map((language) => fact.label[language])]) {
        expect({ name, column: findColumn(name) }).toEqual({ name, column: { kind: 'fact', fact: fact.id } });
      }
    }
    for (const { id, label, column } of identityHeads) {
      for (const name of [id, ...languages.map((language) => label[language])])
        expect({ name, column: findColumn(name) }).toEqual({ name, column });
    }
  });
});

describe('toTableRecords', () => {
  it('makes one record a row and leaves empty cells not asked', () => {
    const { records, rejections } = toTableRecords({
      headRow: 1,
      rowNumbers: [2, 3],
      heads: [
        '企业名称',
        'credit_code',
        '檢查日期',
        'Employees',
        'womens_committee',
        '主席兼任行政职务',
        '近12个月工资总额',
        'chair_vacant_since',
        '检查人一',
        'employees_total.note',
      ],
      rows: [
        [
          '示例一厂',
          '91310115XN2006001A',
          '2026年5月12日',
          '1,230',
          '未设',
          '行政副职；其他行政职务',
          '1234.50',
          '未空缺',
          '林示例',
          '花名册',
        ],
        ['示例二厂', '', '2026/5/2', '不清楚', '', '', '', '2026-01-31', '', ''],
      ],
    });
    expect(rejections).toEqual([]);
    expect(records).toEqual([
      {
        enterprise: { name: '示例一厂', credit_code: '91310115XN2006001A' },
        inspection: { date: '2026-05-12', inspectors: [{ name: '林示例', certificate: '' }] },
        facts: {
          employees_total: { value: 1230, note: '花名册' },
          womens_committee: 'none',
          chair_concurrent_admin: ['deputy', 'other_admin'],
          payroll_12m: 1234.5,
          chair_vacant_since: { state: 'none' },
        },
      },
      {
        enterprise: { name: '示例二厂' },
        inspection: { date: '2026-05-02' },
        facts: { employees_total: { state: 'unknown' }, chair_vacant_since: '2026-01-31' },
      },
    ]);
  });

  it('names unknown heads, doubled columns and unreadable cells with their places', () => {
    const { rejections } = toTableRecords({
      headRow: 3,
      rowNumbers: [5],
      heads: ['name', '职工人数', 'employees_total', '职工总数'],
      rows: [['示例一厂', '1', 'many', '']],
    });
    expect(rejections.map(({ record, fact, code, row, column }) => [record, fact, code, `${column}${row}`])).toEqual([
      [0, '职工人数', 'UNKNOWN_FACT', 'B3'],
      [0, '职工总数', 'DUPLICATE_COLUMN', 'D3'],
      [0, 'employees_total', 'WRONG_TYPE', 'C5'],
    ]);
  });

  it('reads unknown heads as somebody has said, and known ones as they are', () => {
    const table = {
      headRow: 1,
      rowNumbers: [2],
      heads: ['单位', '在册 人数', '序号', 'name'],
      rows: [['一厂', '30', '7']],
    };
    const { records, rejections, heads } = toTableRecords(table, {
      单位: 'name',
      在册人数: 'employees_total',
      序号: '-',
      name: '-',
    });
    expect(heads?.map(({ state }) => state)).toEqual(['chosen', 'chosen', 'ignored', 'known']);
    expect(records).toEqual([{ enterprise: { name: '一厂' }, facts: { employees_total: 30 } }]);
    expect(rejections.map(({ fact, code }) => [fact, code])).toEqual([['name', 'DUPLICATE_COLUMN']]);
  });
});
