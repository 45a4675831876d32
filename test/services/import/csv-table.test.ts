import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseCsvTable } from '#services/import/csv-table.ts';

const text = '企业名称,职工总数\r\n"示例，一厂",0230\r\n\r\n示例二厂,\r\n';
const table = {
  heads: ['企业名称', '职工总数'],
  rows: [
    ['示例，一厂', '0230'],
    ['示例二厂', ''],
  ],
  headRow: 1,
};

describe('parseCsvTable', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text}`)],
    ['GB 18030', iconv.encode(text, 'gb18030')],
    ['tabs', Buffer.from('企业名称\t职工总数\n示例，一厂\t0230\n示例二厂\n')],
    ['semicolons', Buffer.from('"企业名称";职工总数\n示例，一厂;0230\n示例二厂;\n')],
  ])('reads %s', (_name, bytes) => {
    const { rows, rowNumbers, ...read } = parseCsvTable(bytes);
    // A line that ends early lacks its last cells.
    expect({ ...read, rows: rows.map(([name, total = '']) => [name, total]) }).toEqual(table);
    expect(rowNumbers).toHaveLength(2);
  });

  it('tells where its records stand, empty lines counted', () => {
    expect(parseCsvTable(Buffer.from('\n企业名称\n"示例\n一厂"\n,\n\n示例二厂\n'))).toMatchObject({
      headRow: 2,
      rowNumbers: [3, 6],
    });
  });

  it('keeps rare characters of GB 18030', () => {
    const rare = '企业名称\n示例㐱𠮷厂\n';
    expect(parseCsvTable(iconv.encode(rare, 'gb18030')).rows).toEqual([['示例㐱𠮷厂']]);
  });

  it.each([
    ['an empty file', Buffer.from('')],
    ['bytes of no text', Buffer.from([0xff, 0xff, 0xff, 0x00, 0x81])],
    ['an open quote', Buffer.from('name\n"abc\n')],
    ['a row longer than the heads', Buffer.from('name\na,b\n')],
  ])('refuses %s', (_name, bytes) => {
    expect(() => parseCsvTable(bytes)).toThrow(expect.objectContaining({ code: 'IMPORT_UNREADABLE' }));
  });
});
