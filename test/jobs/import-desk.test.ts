import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { countEnterprises } from '#db/repositories/enterprises.ts';
import { AppError } from '#domain/error.ts';
import { getContentHash } from '#services/content-hash.ts';
import { listEnterprises } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { createImportDesk } from '../../electron/jobs/import-desk.ts';
import type { ImportDesk } from '../../electron/jobs/import-desk.ts';
import { makeLibrary } from '../services/support/app-library.ts';

const workerFile = new URL('../../electron/jobs/import-worker.ts', import.meta.url);
const language = 'zh-Hans' as const;
let desk: ImportDesk | undefined;
afterEach(async () => desk?.cancel());

function openDesk(library: Library, beforeWrite: () => Promise<void> = async () => undefined): ImportDesk {
  desk = createImportDesk({ library: Promise.resolve(library), workerFile, beforeWrite });
  return desk;
}

function writeFile(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function makeCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `示例${row}厂,2026-05-12,${row}`);
  return ['企业名称,检查日期,职工总数', ...lines].join('\n');
}

async function toWorkbook(rows: SheetData): Promise<Uint8Array> {
  return writeXlsxFile(rows).toBuffer();
}

const list = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 } as const;

describe('an import of the window', () => {
  it('shows what would happen, writes nothing until told, and can be taken back', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const { open, preview, run, list: listBatches, takeBack } = openDesk(library);
    const bytes = await toWorkbook([
      ['企业名称', '检查日期', '职工总数'],
      ['示例一厂', '2026-05-12', 230],
      ['示例二厂', '2026-05-13', 30],
    ]);
    const { token, name } = await open(writeFile('记录.xlsx', bytes));
    expect(name).toBe('记录.xlsx');
    expect(await preview({ token, heads: {}, language })).toMatchObject({ read: 2, created: 2, reasons: 0 });
    expect(getContentHash(library)).toBe(before);
    const outcome = await run({ token, heads: {} });
    expect(outcome).toMatchObject({ state: 'written', created: 2, updated: 0, unchanged: 0 });
    expect(listEnterprises(library, list)).toMatchObject({ total: 2, rows: [{ employees: 30 }, { employees: 230 }] });
    expect(verifyLibrary(library).problems).toEqual([]);
    const [batch] = await listBatches();
    expect(batch).toMatchObject({ batchId: expect.any(String), fileName: '记录.xlsx', takenBackAt: null });
    expect(await takeBack(batch?.batchId ?? '')).toMatchObject({ state: 'done', removed: 4, kept: 0 });
    expect(countEnterprises(library.db)).toBe(0);
  });

  it('reads GB 18030, and heads as they were said to mean', async () => {
    const library = makeLibrary();
    const { open, preview, run } = openDesk(library);
    const text = '单位,检查日期,职工总数,序号\n示例㐱厂,2026/5/12,30,1\n';
    const { token } = await open(writeFile('记录.csv', iconv.encode(text, 'gb18030')));
    const first = await preview({ token, heads: {}, language });
    expect(first).toMatchObject({ read: 1, created: 0, rejectedRecords: 1 });
    expect(first?.rejections.map(({ code, row, column }) => [code, `${column}${row}`])).toEqual([
      ['UNKNOWN_FACT', 'A1'],
      ['UNKNOWN_FACT', 'D1'],
      ['MISSING', 'undefined2'],
    ]);
    expect(await run({ token, heads: {} })).toEqual({ state: 'rejected' });
    const heads = { 单位: 'name', 序号: '-' };
    expect(await preview({ token, heads, language })).toMatchObject({
      created: 1,
      reasons: 0,
      heads: [
        { name: '单位', key: '单位', state: 'chosen', target: 'name' },
        { state: 'known', target: 'date' },
        { state: 'known', target: 'employees_total' },
        { state: 'ignored', target: null },
      ],
    });
    expect(await run({ token, heads })).toMatchObject({ state: 'written', created: 1 });
    expect(listEnterprises(library, list).rows[0]?.name).toBe('示例㐱厂');
  });

  it('tells of a file that cannot be read, without its path', async () => {
    const library = makeLibrary();
    const { open, preview } = openDesk(library);
    const { token } = await open(writeFile('坏.xlsx', Buffer.from('PK not a workbook')));
    const failure: unknown = await preview({ token, heads: {}, language }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'IMPORT_UNREADABLE', details: { reason: 'not_a_zip' } });
    const missing = await open('/nowhere/记录.csv');
    const lost: unknown = await preview({ token: missing.token, heads: {}, language }).catch((error: unknown) => error);
    expect(lost).toMatchObject({ code: 'NOT_FOUND', details: {} });
    expect(String(lost)).not.toContain('nowhere');
    await expect(preview({ token, heads: {}, language })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says how far it has come, and leaves nothing where it is cancelled half-way', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const { open, preview, run, getProgress, cancel, list: listBatches } = openDesk(library);
    const file = writeFile('长.csv', makeCsv(3000));
    const { token } = await open(file);
    expect(await preview({ token, heads: {}, language })).toMatchObject({ created: 3000 });
    const running = run({ token, heads: {} });
    while (getProgress().stage !== 'writing') await new Promise((resolve) => setTimeout(resolve, 1));
    expect(getProgress()).toMatchObject({ total: 9000 });
    const edit = { table: 'enterprises', row: library.newId(), set: { name: '另一家' } } as const;
    expect(() => write(library, [edit])).toThrow(expect.objectContaining({ code: 'LIBRARY_IN_USE' }));
    await cancel();
    expect(await running).toEqual({ state: 'cancelled' });
    expect(getProgress().stage).toBe('idle');
    expect(getContentHash(library)).toBe(before);
    expect(await listBatches()).toEqual([]);
    expect(write(library, [edit])).toHaveLength(1);
    expect(existsSync(file)).toBe(true);
    await expect(run({ token, heads: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stops checking where it is cancelled', async () => {
    const { open, preview, cancel } = openDesk(makeLibrary());
    const { token } = await open(writeFile('长.csv', makeCsv(20_000)));
    const looking = preview({ token, heads: {}, language });
    await cancel();
    expect(await looking).toBeUndefined();
  });

  it('takes nothing of a file with one wrong cell among many', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const { open, preview, run } = openDesk(library);
    const { token } = await open(writeFile('长.csv', `${makeCsv(500)}\n示例末厂,2026-02-30,5`));
    expect(await preview({ token, heads: {}, language })).toMatchObject({
      read: 501,
      created: 500,
      rejectedRecords: 1,
      rejections: [{ record: 500, fact: 'inspection.date', code: 'IMPOSSIBLE_DATE', row: 502, column: 'B' }],
    });
    expect(await run({ token, heads: {} })).toEqual({ state: 'rejected' });
    expect(getContentHash(library)).toBe(before);
  });

  it('is not begun where what has to come before it fails or lasts until it is cancelled', async () => {
    const library = makeLibrary();
    const before = getContentHash(library);
    const full = new AppError('STORAGE_FULL', 'no room for the backup');
    const failing = openDesk(library, () => Promise.reject(full));
    const { token } = await failing.open(writeFile('短.csv', makeCsv(3)));
    await expect(failing.run({ token, heads: {} })).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    await failing.cancel();
    const slow = openDesk(library, async () => void slow.cancel());
    const other = await slow.open(writeFile('短.csv', makeCsv(3)));
    expect(await slow.run({ token: other.token, heads: {} })).toEqual({ state: 'cancelled' });
    expect(getContentHash(library)).toBe(before);
  });
});
