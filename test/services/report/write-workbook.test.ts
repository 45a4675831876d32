import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decodeEscapes } from '#services/import/xlsx/workbook.ts';
import { toLetters } from '#services/report/workbook/cells.ts';
import type { Cell } from '#services/report/workbook/cells.ts';
import { writeWorkbook } from '#services/report/workbook/write-workbook.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { readSheets } from './support/read-sheets.ts';

const columns = [
  { head: 'A', width: 10 },
  { head: 'B', width: 10 },
];

async function writeRows(rows: Iterable<readonly Cell[]>, rowsPerSheet?: number) {
  const file = join(makeTemporaryFolder(), 'a.xlsx');
  await writeWorkbook(file, [{ name: '表 & 1', columns, rows }], rowsPerSheet);
  return readSheets(readFileSync(file));
}

describe('writeWorkbook', () => {
  it('keeps any text, but for the apostrophe before what begins like a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const [sheet] = await writeRows(texts.map((text) => [text]));
          const read = sheet?.rows.slice(1).map((cells) => decodeEscapes(cells[0]?.text ?? ''));
          expect(read).toEqual(
            texts.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text).toWellFormed()),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [index]);
    const sheets = await writeRows(rows, 4);
    expect(sheets.map(({ name }) => name)).toEqual(['表 & 1', '表 & 1 (2)', '表 & 1 (3)']);
    const numbers = sheets.flatMap((sheet) => sheet.rows.slice(1).map(([cell]) => Number(cell?.text)));
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const { rows: read } of sheets) expect(read[0]?.map(({ text }) => text)).toEqual(['A', 'B']);
  });

  it('has a sheet with its heads where there is no row', async () => {
    const sheets = await writeRows([]);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.rows).toHaveLength(1);
  });

  it('reads rows while it writes and not before: memory does not grow with them', async () => {
    let made = 0;
    let most = 0;
    const heap: number[] = [];
    function* makeRows(): Generator<readonly Cell[]> {
      for (; made < 60_000; made += 1) {
        if (made % 10_000 === 0) heap.push(measureHeap());
        // A text of its own each time: repeated ones would share their memory.
        yield [Buffer.alloc(1_600, `文字${made} `).toString('utf8'), made];
        most = Math.max(most, made);
      }
    }
    const sheets = await writeRows(makeRows());
    expect(most).toBe(59_999);
    expect(sheets[0]?.rows).toHaveLength(60_001);
    // All rows together are some 100 MB of text; held at once they would show.
    expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(40_000_000);
  });

  it('leaves nothing behind where the rows fail', async () => {
    const folder = makeTemporaryFolder();
    function* makeRows(): Generator<readonly Cell[]> {
      yield ['a'];
      throw new Error('no more');
    }
    const work = writeWorkbook(join(folder, 'a.xlsx'), [{ name: 'x', columns, rows: makeRows() }]);
    await expect(work).rejects.toThrow('no more');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes the same file for the same content', async () => {
    const folder = makeTemporaryFolder();
    const write = async (name: string): Promise<Buffer> => {
      await writeWorkbook(join(folder, name), [{ name: 'x', columns, rows: [['a', 1]] }]);
      return readFileSync(join(folder, name));
    };
    expect((await write('a.xlsx')).equals(await write('b.xlsx'))).toBe(true);
  });

  it('writes days as days, and those that spreadsheets cannot count as text', async () => {
    const [sheet] = await writeRows([[{ date: '1970-01-01' }, { date: '1899-05-04' }]]);
    expect(sheet?.rows[1]?.map(({ type, text }) => [type, text])).toEqual([
      ['n', '25569'],
      ['inlineStr', '1899-05-04'],
    ]);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('calls column %d %s', (column, letters) => {
  expect(toLetters(column)).toBe(letters);
});

/** What is still in use: what others left behind in this process, and when it is cleared away, says nothing. */
function measureHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
