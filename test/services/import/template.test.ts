import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import { languages } from '#domain/language.ts';
import { parseCsvTable } from '#services/import/csv-table.ts';
import { importFile } from '#services/import/import-file.ts';
import { toSafeText } from '#services/import/template/safe-text.ts';
import { createTemplate } from '#services/import/template/template-content.ts';
import { writeTemplate } from '#services/import/template/write-template.ts';
import { readSheets } from '../report/support/read-sheets.ts';
import { openNewLibrary } from '../support/library.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-template-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const request = { mode: 'write', language: 'zh-Hans' } as const;

describe.each(languages)('a template in %s', (language) => {
  it('is imported as it is, and as CSV says the same as the workbook', async () => {
    const library = openNewLibrary();
    const folder = makeFolder();
    const workbook = join(folder, 'a.xlsx');
    expect(await writeTemplate(workbook, language)).toEqual({
      file: workbook,
      columns: facts.length + 13,
      examples: 2,
    });
    expect(importFile(library, { file: workbook, ...request })).toMatchObject({ created: 2, rejected: [] });
    const csv = join(folder, 'a.CSV');
    await writeTemplate(csv, language);
    expect(readFileSync(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(importFile(library, { file: csv, ...request })).toMatchObject({ unchanged: 2, rejected: [] });
  });

  it('holds no formula, neither as workbook nor as CSV', async () => {
    const folder = makeFolder();
    await writeTemplate(join(folder, 'a.xlsx'), language);
    const cells = readSheets(readFileSync(join(folder, 'a.xlsx'))).flatMap(({ rows }) => rows.flat());
    expect(cells.length).toBeGreaterThan(facts.length);
    expect(cells.filter(({ hasFormula, text }) => hasFormula || formulaStart.test(text))).toEqual([]);
    await writeTemplate(join(folder, 'a.csv'), language);
    const { heads, rows } = parseCsvTable(readFileSync(join(folder, 'a.csv')));
    expect([heads, ...rows].flat().filter((text) => formulaStart.test(text))).toEqual([]);
  });

  it('says of every column what may stand in it', () => {
    const { values, records } = createTemplate(language);
    const lines = values.slice(2);
    expect(lines.map(([head]) => head)).toEqual(records[0]);
    for (const fact of facts) {
      const [, , allowed = '', help] = lines.find(([, id]) => id === fact.id) ?? [];
      for (const option of fact.options ?? []) expect(allowed).toContain(option.label[language]);
      expect(help).toBe(fact.help[language]);
    }
  });
});

describe('writing a template', () => {
  it('overwrites nothing, and refuses other endings and folders that are not there', async () => {
    const folder = makeFolder();
    const file = join(folder, 'a.csv');
    writeFileSync(file, 'mine');
    await expect(writeTemplate(file, 'en')).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await expect(writeTemplate(join(folder, 'a.ods'), 'en')).rejects.toMatchObject({ code: 'USAGE' });
    expect(existsSync(join(folder, 'a.ods'))).toBe(false);
    await expect(writeTemplate(join(folder, 'none', 'a.xlsx'), 'en')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
    'makes no formula of %j',
    (text) => {
      expect(toSafeText(text)).toBe(`'${text}`);
      expect(toSafeText(`a${text}`)).toBe(`a${text}`);
    },
  );
});
