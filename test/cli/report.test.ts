import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentKinds } from '#domain/document-kinds.ts';
import { setPrinting } from '#services/document-files/printing.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { ensureDocumentFonts } from '../../scripts/build/document-fonts.ts';
import { issueNew } from '../services/documents/support.ts';
import { makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';
import type { CommandRun } from './run.ts';

const inspectionId = '01980000-0000-7000-8000-00000000000a';

beforeAll(async () => {
  const folder = await ensureDocumentFonts();
  // Printing needs an Electron: test/e2e/printing.test.ts has one.
  const printPdf = async (html: string): Promise<Uint8Array> => Buffer.from(`/Type /Pages /Count 3 ${html}`);
  setPrinting({ printPdf, getFontFolder: async () => folder });
}, 120_000);

async function makeVisit(): Promise<{ readonly folder: string; readonly file: string }> {
  const { folder, file } = await makeLibrary();
  const { inspection, facts } = makeRecord() as { readonly inspection: object; readonly facts: object };
  const record = makeRecord({
    inspection: { ...inspection, id: inspectionId },
    facts: { ...facts, union_type: 'independent', members_total: 100, members_women: 34 },
  });
  await run('import', file, writeText(folder, 'records.json', toDocument(record)));
  return { folder, file };
}

function report(file: string, ...words: readonly string[]): Promise<CommandRun> {
  return run('report', file, '--inspection', inspectionId, ...words);
}

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('report', () => {
  it('writes each format and says what it wrote', async () => {
    const { folder, file } = await makeVisit();
    for (const format of ['docx', 'html', 'pdf']) {
      const out = path.join(folder, `notice.${format}`);
      const { status, json } = await report(file, '--format', format, '--kind', 'notice', '--out', out);
      expect(status).toBe(0);
      expect(json).toEqual({ out, sha256: hash(out), ...(format === 'pdf' ? { pages: 3 } : {}) });
    }
    expect(readFileSync(path.join(folder, 'notice.docx')).subarray(0, 2).toString()).toBe('PK');
    const html = readFileSync(path.join(folder, 'notice.html'), 'utf8');
    for (const part of [
      '整改意见书',
      '示例·晨禾机械（虚构）有限公司',
      '91310115XN2006001A',
      '>草稿<',
      'data:font/ttf;base64,',
    ])
      expect(html).toContain(part);
  });

  it('knows every kind in every language', async () => {
    const { folder, file } = await makeVisit();
    const out = path.join(folder, 'out.html');
    for (const kind of [...documentKinds, 'record'])
      expect((await report(file, '--format', 'html', '--kind', kind, '--out', out, '--lang', 'zh-Hant')).status).toBe(
        0,
      );
    await report(file, '--format', 'html', '--kind', 'record', '--out', out, '--lang', 'en');
    expect(readFileSync(out, 'utf8')).toContain('Inspection Record');
  });

  it('writes the same file each time, in the place of what was there', async () => {
    const { folder, file } = await makeVisit();
    const out = writeText(folder, 'notice.docx', 'old');
    const first = await report(file, '--format', 'docx', '--kind', 'notice', '--out', out);
    expect((await report(file, '--format', 'docx', '--kind', 'notice', '--out', out)).json).toEqual(first.json);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('gives the issued document as it was frozen, byte for byte', async () => {
    const { folder, file } = await makeVisit();
    const library = openLibrary({ file, access: 'write' });
    completeVisit(library, { inspectionId, language: 'zh-Hans', reasons: {} });
    const { number } = await issueNew(library, inspectionId);
    closeLibrary(library);
    const out = path.join(folder, 'issued.docx');
    await report(file, '--format', 'docx', '--kind', 'notice', '--out', out);
    expect(readFileSync(out, 'utf8')).toBe(`docx ${number}`);
    await report(file, '--format', 'html', '--kind', 'notice', '--out', out);
    expect(readFileSync(out, 'utf8')).toContain(String(number));
    expect(readFileSync(out, 'utf8')).not.toContain('草稿');
    await report(file, '--format', 'html', '--kind', 'notice', '--out', out, '--lang', 'en');
    expect(readFileSync(out, 'utf8')).toContain('>DRAFT<');
  });

  it.each([
    ['no format', ['--kind', 'notice', '--out', 'x']],
    ['another format', ['--format', 'odt', '--kind', 'notice', '--out', 'x']],
    ['no kind', ['--format', 'docx', '--out', 'x']],
    ['another kind', ['--format', 'docx', '--kind', 'fine', '--out', 'x']],
    ['no place', ['--format', 'docx', '--kind', 'notice']],
    ['another language', ['--format', 'docx', '--kind', 'notice', '--out', 'x', '--lang', 'fr']],
    ['a visit for the workbook', ['--format', 'xlsx', '--out', 'x.xlsx']],
  ])('refuses %s', async (_what, words) => {
    const { file } = await makeVisit();
    const { status, json } = await report(file, ...words);
    expect(status).toBe(2);
    expect(json).toMatchObject({ error: { code: 'USAGE' } });
    expect(existsSync('x')).toBe(false);
  });

  it('says that the visit or the folder is not there, and leaves nothing behind', async () => {
    const { folder, file } = await makeVisit();
    const out = path.join(folder, 'x.docx');
    const words = ['--format', 'docx', '--kind', 'record', '--out', out] as const;
    expect(await run('report', file, '--inspection', 'nowhere', ...words)).toMatchObject({
      status: 2,
      json: { error: { code: 'NOT_FOUND' } },
    });
    expect(existsSync(out)).toBe(false);
    const elsewhere = path.join(folder, 'missing', 'x.docx');
    expect(await report(file, '--format', 'docx', '--kind', 'record', '--out', elsewhere)).toMatchObject({
      status: 2,
      json: { error: { code: 'NOT_FOUND' } },
    });
  });

  it('never puts a document in the place of the library', async () => {
    const { file } = await makeVisit();
    const before = hash(file);
    expect((await report(file, '--format', 'docx', '--kind', 'notice', '--out', file)).status).toBe(2);
    expect(hash(file)).toBe(before);
  });

  it('says that printing cannot be had, and keeps the old file', async () => {
    const { folder, file } = await makeVisit();
    const out = path.join(folder, 'notice.pdf');
    writeFileSync(out, 'old');
    const { AppError } = await import('#domain/error.ts');
    const folderOfFonts = await ensureDocumentFonts();
    setPrinting({
      printPdf: async () => {
        throw new AppError('PRINTING_UNAVAILABLE', 'none here');
      },
      getFontFolder: async () => folderOfFonts,
    });
    const { status, json } = await report(file, '--format', 'pdf', '--kind', 'notice', '--out', out);
    expect([status, json]).toMatchObject([4, { error: { code: 'PRINTING_UNAVAILABLE' } }]);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });

  it('writes the workbook of the whole library', async () => {
    const { folder, file } = await makeVisit();
    const out = path.join(folder, 'all.xlsx');
    const { status, json } = await run('report', file, '--format', 'xlsx', '--out', out);
    expect([status, json]).toEqual([0, { out, sha256: hash(out) }]);
  });
});
