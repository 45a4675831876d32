import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { toTableRecords } from '#services/import/csv-records.ts';
import { parseXlsxTable } from '#services/import/xlsx/xlsx-table.ts';
import { makeWorkbook, makeZip, textRow } from './support/workbook.ts';

const heads = ['企业名称', 'credit_code', '检查日期', 'employees_total', 'payroll_12m', 'union_founded_on'];

function refusal(bytes: Uint8Array): unknown {
  try {
    parseXlsxTable(bytes);
  } catch (error) {
    return error;
  }
  return expect.unreachable('it was read');
}

function withReason(reason: string): unknown {
  return expect.objectContaining({ code: 'IMPORT_UNREADABLE', details: expect.objectContaining({ reason }) });
}

describe('a workbook of a writer library', () => {
  it('is read as texts: dates of cells and of texts, numbers in full, codes as they are', async () => {
    const date = { type: Date, value: new Date('2026-05-12T00:00:00Z'), format: 'yyyy/m/d' } as const;
    const bytes = await writeXlsxFile([
      heads,
      ['示例一厂', '91310115XN2006001A', date, 230, 0.1 + 0.2, '2019年4月26日'],
      [null, null, null, null, null, null],
      ['示例二厂', null, '2026-05-13', null, null, null],
    ]).toBuffer();
    const table = parseXlsxTable(bytes);
    expect(table).toEqual({
      heads,
      rows: [
        ['示例一厂', '91310115XN2006001A', '2026-05-12', '230', '0.3', '2019年4月26日'],
        ['示例二厂', '', '2026-05-13'],
      ],
      headRow: 1,
      rowNumbers: [2, 4],
      problems: [],
    });
  });

  it('has its records on the sheet of that name, else on the first that is shown', async () => {
    const sheets = [
      { sheet: '说明', data: [['说明']] },
      { sheet: '记录', data: [['企业名称'], ['示例一厂']] },
    ];
    expect(parseXlsxTable(await writeXlsxFile(sheets).toBuffer()).heads).toEqual(['企业名称']);
    const workbook =
      '<workbook><sheets><sheet name="A" state="hidden" r:id="x"/><sheet name="B" r:id="rId1"/></sheets></workbook>';
    expect(parseXlsxTable(makeWorkbook({ sheet: textRow(1, ['name']), workbook })).heads).toEqual(['name']);
  });

  it('rejects formulas, merged cells, errors and codes whose digits are lost, each with its place', async () => {
    const bytes = await writeXlsxFile([
      heads,
      ['示例一厂', Number('913101152006001111'), '2026-05-12', { type: 'Formula', value: '=100+130' }, null, null],
      [{ value: '示例二厂', columnSpan: 2 }, null, '2026-05-13', 5, null, null],
    ]).toBuffer();
    const { rejections } = toTableRecords(parseXlsxTable(bytes));
    expect(rejections.map(({ record, fact, code, row, column }) => [record, fact, code, `${column}${row}`])).toEqual([
      [0, 'enterprise.credit_code', 'LOST_DIGITS', 'B2'],
      [0, 'employees_total', 'FORMULA', 'D2'],
      [1, 'enterprise.name', 'MERGED_CELLS', 'A3'],
    ]);
  });

  it('does not mind what stands in a column that is not read', async () => {
    const bytes = await writeXlsxFile([
      ['企业名称', '合计'],
      ['示例一厂', { type: 'Formula', value: '=1+1' }],
    ]).toBuffer();
    expect(toTableRecords(parseXlsxTable(bytes), { 合计: '-' }).rejections).toEqual([]);
    expect(toTableRecords(parseXlsxTable(bytes)).rejections.map(({ code }) => code)).toEqual([
      'UNKNOWN_FACT',
      'FORMULA',
    ]);
  });
});

describe('a workbook made by other programs', () => {
  it('may share strings, with several styles in one, readings and escaped characters', () => {
    const sharedStrings =
      '<x:sst xmlns:x="m"><x:si><x:t>na</x:t></x:si><x:si><x:r><x:t>示例</x:t></x:r><x:r><x:t>一厂_x000A_甲</x:t></x:r><x:rPh><x:t>shili</x:t></x:rPh></x:si></x:sst>';
    const sheet =
      '<sheetData><row><c t="inlineStr"><is><t>name</t></is></c></row><row><c t="s"><v>1</v></c></row></sheetData>';
    expect(parseXlsxTable(makeWorkbook({ sheet, sharedStrings })).rows).toEqual([['示例一厂\n甲']]);
  });

  it.each([
    ['1', '1', '1900-01-01'],
    ['1', '59', '1900-02-28'],
    ['1', '61', '1900-03-01'],
    ['1', '46154.75', '2026-05-12'],
    ['2', '46154', '2026-05-12'],
    ['0', '46154', '46154'],
    ['1', '-3', '-3'],
  ])('has dates by their format: style %s, number %s is %s', (style, number, text) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`;
    const sheet = `${textRow(1, ['date'])}<row r="2"><c r="A2" s="${style}"><v>${number}</v></c></row>`;
    expect(parseXlsxTable(makeWorkbook({ sheet, styles })).rows).toEqual([[text]]);
  });

  it('may count days from 1904', () => {
    const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>';
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const sheet = `${textRow(1, ['date'])}<row r="2"><c s="0"><v>44692</v></c></row>`;
    expect(parseXlsxTable(makeWorkbook({ sheet, styles, workbook })).rows).toEqual([['2026-05-12']]);
  });

  it('may hold truth values, ISO dates and errors', () => {
    const cells = '<c t="b"><v>1</v></c><c t="d"><v>2026-05-12T00:00:00</v></c><c t="e"><v>#N/A</v></c>';
    const table = parseXlsxTable(makeWorkbook({ sheet: `${textRow(1, ['a', 'b', 'c'])}<row r="2">${cells}</row>` }));
    expect(table.rows).toEqual([['true', '2026-05-12', '#N/A']]);
    expect(table.problems).toEqual([{ row: 2, column: 2, code: 'ERROR_VALUE' }]);
  });
});

describe('a file that is no workbook to be read', () => {
  it.each([
    ['bytes that only begin like one', Buffer.from('PK\x03\x04 and nothing more', 'latin1'), 'not_a_zip'],
    ['an archive of something else', makeZip([{ name: 'readme.txt', content: 'x' }]), 'not_a_workbook'],
    ['a sheet that is no XML', makeWorkbook({ sheet: '<row>' }), 'damaged'],
    ['no rows', makeWorkbook({ sheet: '<sheetData/>' }), 'empty'],
    [
      'a row longer than its heads',
      makeWorkbook({ sheet: textRow(1, ['a']) + textRow(2, ['b', 'c']) }),
      'row_too_long',
    ],
    ['a cell that no sheet has', makeWorkbook({ sheet: '<row><c r="?"><v>1</v></c></row>' }), 'damaged'],
    [
      'a cell far to the right',
      makeWorkbook({ sheet: `${textRow(1, ['a'])}<row r="2"><c r="XFD2"><v>1</v></c></row>` }),
      'too_many_columns',
    ],
  ])('is refused: %s', (_name, bytes, reason) => {
    expect(refusal(bytes)).toEqual(withReason(reason));
  });

  it('is refused where it defines entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><workbook/>';
    expect(refusal(makeWorkbook({ sheet: '', workbook: bomb }))).toEqual(withReason('doctype'));
  });

  it('is refused before it is unpacked where it would unpack to too much', () => {
    const huge = { name: 'xl/media/a.bin', content: Buffer.alloc(64), claimedSize: 600 * 1024 * 1024 };
    expect(refusal(makeWorkbook({ sheet: textRow(1, ['a']), more: [huge] }))).toEqual(withReason('zip_bomb'));
  });

  it('is refused where a part is larger than the archive claims', () => {
    const content = `<sst>${' '.repeat(5_000_000)}</sst>`;
    const liar = { name: 'xl/sharedStrings.xml', content, claimedSize: 1000 };
    const refused = refusal(makeWorkbook({ sheet: textRow(1, ['a']), more: [liar] }));
    expect(refused).toEqual(withReason('damaged'));
    // Not a byte more is unpacked than was claimed.
    expect(refused).toHaveProperty('cause.code', 'ERR_BUFFER_TOO_LARGE');
  });

  it('is refused where bytes of it are missing', () => {
    const whole = makeWorkbook({ sheet: textRow(1, ['name']) });
    for (let length = whole.length - 6; length > 4; length -= 7)
      expect(refusal(whole.subarray(0, length))).toEqual(expect.objectContaining({ code: 'IMPORT_UNREADABLE' }));
  });
});

describe('a long sheet', () => {
  const rows = (count: number): string =>
    Array.from({ length: count }, (_, row) => `<row r="${row + 2}"><c><v>${row}</v></c></row>`).join('');

  it('is read up to 100,000 rows, and refused with one more', () => {
    const table = parseXlsxTable(makeWorkbook({ sheet: textRow(1, ['employees_total']) + rows(100_000) }));
    expect(table.rows).toHaveLength(100_000);
    expect(table.rows.at(-1)).toEqual(['99999']);
    expect(refusal(makeWorkbook({ sheet: textRow(1, ['employees_total']) + rows(100_001) }))).toEqual(
      withReason('too_many_rows'),
    );
  });
});
