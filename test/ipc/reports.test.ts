import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRecords } from '#services/import/import-records.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { makeLibrary, makeVisit } from '../services/support/app-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { readSheets } from '../services/report/support/read-sheets.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

function open(records: number, reportFile?: string) {
  const library = makeLibrary();
  if (records > 0) {
    const population = [...createSurveyPopulation()].slice(0, records);
    importRecords(library, { records: population, mode: 'write', language: 'en' });
  }
  const handlers = createLibraryHandlers(library, reportFile === undefined ? {} : { reportFile });
  return { library, desk: openDesk({ handlers }) };
}

describe('saveReport', () => {
  it('writes the workbook where the dialog says and tells name and hash, no path', async () => {
    const file = join(makeTemporaryFolder(), 'report.xlsx');
    const { library, desk } = open(3, file);
    makeVisit(library);
    const sha256 = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    const answer = await desk.ask('saveReport');
    expect(answer).toEqual({ ok: true, value: { state: 'saved', name: 'report.xlsx', sha256: sha256() } });
    expect(readSheets(readFileSync(file)).map(({ name }) => name)).toContain('statistics');
    expect(await desk.ask('getReportProgress')).toEqual({ ok: true, value: { rows: null } });
  });

  it('does nothing where no file was chosen', async () => {
    expect(await open(0).desk.ask('saveReport')).toEqual({ ok: true, value: { state: 'cancelled' } });
  });

  it('is stopped without a trace: what the file held before stands', async () => {
    const file = join(makeTemporaryFolder(), 'report.xlsx');
    writeFileSync(file, 'before');
    const { desk } = open(206, file);
    const saving = desk.ask('saveReport');
    await expect
      .poll(() => desk.ask('getReportProgress'), { timeout: 20_000 })
      .not.toEqual({
        ok: true,
        value: { rows: null },
      });
    await desk.ask('cancelReport');
    expect(await saving).toEqual({ ok: true, value: { state: 'cancelled' } });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(dirname(file))).toEqual(['report.xlsx']);
  });

  it('says why it failed, without a path', async () => {
    const file = join(makeTemporaryFolder(), 'none', 'report.xlsx');
    const { desk } = open(0, file);
    const answer = await desk.ask('saveReport');
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(JSON.stringify(answer)).not.toContain(dirname(file));
    expect(existsSync(file)).toBe(false);
  });
});

describe('listEnterprises by a rule', () => {
  const page = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 200 };

  it('lists as many as the summary counts, and follows what is written', async () => {
    const { library, desk } = open(8);
    const { rules } = summarizeVerdicts(library);
    const found = rules.find(({ counts }) => counts.unknown > 0 && counts.unknown < 8);
    const rule = { rule: found?.rule ?? '', verdict: 'unknown' };
    const count = async (): Promise<unknown> => {
      const answer = await desk.ask('listEnterprises', { ...page, rule });
      return answer.ok ? (answer.value as { matching: number }).matching : answer;
    };
    expect(await count()).toBe(found?.counts.unknown);
    makeVisit(library);
    expect(await count()).toBe((found?.counts.unknown ?? 0) + 1);
    const counts = { all: await count(), unknown: await count(), not_visited: 0 };
    expect(await desk.ask('countEnterprises', { search: '', rule })).toMatchObject({ value: counts });
    expect(await desk.ask('listEnterprises', page)).toMatchObject({ value: { matching: 9 } });
  });

  it.each([{ rule: 'x' }, { rule: '', verdict: 'gap' }, { rule: 'x', verdict: 'wrong' }, 'x'])(
    'refuses %j',
    async (rule) => {
      const answer = await open(0).desk.ask('listEnterprises', { ...page, rule });
      expect(answer).toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    },
  );
});

describe('openDroppedImport', () => {
  it('opens the file as one that was chosen, and tells its bare name', async () => {
    const file = join(makeTemporaryFolder(), 'records.csv');
    writeFileSync(file, 'name,date\n示例（虚构）,2026-05-12\n');
    const { desk } = open(0);
    const answer = await desk.ask('openDroppedImport', { path: file });
    expect(answer).toMatchObject({ ok: true, value: { name: 'records.csv' } });
    expect(JSON.stringify(answer)).not.toContain(dirname(file));
  });

  it('opens nothing without a path', async () => {
    expect(await open(0).desk.ask('openDroppedImport', { path: '' })).toMatchObject({
      error: { code: 'INVALID_REQUEST' },
    });
  });
});
