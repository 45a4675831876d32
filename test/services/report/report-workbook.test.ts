import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import { figures } from '#domain/facts/figures.ts';
import { languages } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { createEnterprise, createVisit } from '#services/enterprises.ts';
import { importRecords } from '#services/import/import-records.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import { importFile } from '#services/import/import-file.ts';
import { writeReportWorkbook } from '#services/report/report-workbook.ts';
import { computeStatistics } from '#services/statistics/compute-statistics.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { saveAnswers, saveNote } from '#services/visit-answers.ts';
import { getVisitRecord } from '#services/visit-record.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { enterpriseInput, makeCreditCode, makeLibrary } from '../support/app-library.ts';
import { readSheets } from './support/read-sheets.ts';
import type { ReadSheet } from './support/read-sheets.ts';

function makeFilledLibrary() {
  const library = makeLibrary();
  const { enterpriseId } = createEnterprise(library, {
    ...enterpriseInput,
    name: '=HYPERLINK("http://x")&虚构<公司>',
    creditCode: makeCreditCode(1),
    regionCode: '310115',
    address: '＝1+1',
  });
  const visit = { enterpriseId, kind: 'first', inspectors: [{ name: '王芳', certificate: '00017' }] } as const;
  const { inspectionId } = createVisit(library, { ...visit, date: '2026-05-12' });
  const answers = {
    employees_total: { value: 230 },
    payroll_12m: { value: 123_456_70 },
    union_type: { value: 'independent' },
    union_founded_on: { value: '2019-04-26' },
    union_establishment_approved: { value: 'no' },
    party_org: { value: 'yes' },
    members_with_card: { state: 'refused' },
    chair_concurrent_admin: { value: ['hr_head', 'deputy'] },
  } as const;
  saveAnswers(library, { inspectionId, answers, language: 'en' });
  saveNote(library, { inspectionId, fact: 'members_total', note: '-待补', language: 'en' });
  const records = [...createSurveyPopulation()].slice(0, 5);
  importRecords(library, { records, mode: 'write', language: 'zh-Hans' });
  return { library, inspectionId, enterpriseId };
}

async function write(language: Language = 'zh-Hans') {
  const filled = makeFilledLibrary();
  const file = join(makeTemporaryFolder(), 'report.xlsx');
  const written = await writeReportWorkbook(filled.library, file, language);
  return { ...filled, file, written, sheets: readSheets(readFileSync(file)) };
}

function getSheet(sheets: readonly ReadSheet[], name: string): ReadSheet {
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

describe('writeReportWorkbook', () => {
  it('writes six sheets and says what the file is', async () => {
    const { sheets, file, written } = await write();
    expect(sheets.map(({ name }) => name)).toEqual(['说明', '统计', '按规则汇总', '问题清单', '待核实', '记录']);
    const bytes = readFileSync(file);
    expect(written).toEqual({ file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it('holds the numbers of the statistics as numbers', async () => {
    const { library, sheets } = await write('en');
    const { rows } = getSheet(sheets, 'statistics');
    const expected = computeStatistics(library, {}).figures;
    expect(rows).toHaveLength(figures.length + 1);
    for (const [index, { id, base, count, unknown, percent, low, high }] of expected.entries()) {
      const cells = rows[index + 1] ?? [];
      const numbers = [base, count, unknown, percent, low, high].filter((number) => number !== null);
      expect(cells[0]?.text).toBe(id);
      expect(cells.slice(2).map(({ type, text }) => [type, text])).toEqual(
        numbers.map((number) => ['n', String(number)]),
      );
    }
  });

  it('counts by rule what the summary counts, and lists each of these gaps and unknowns', async () => {
    const { library, sheets } = await write();
    const summary = summarizeVerdicts(library);
    const counts = getSheet(sheets, '按规则汇总')
      .rows.slice(1)
      .map((cells) => cells.slice(4).map(({ text }) => Number(text)));
    expect(counts).toEqual(
      summary.rules.map(({ counts: { gap, unknown, pass, not_applicable: na, error } }) => [
        gap,
        unknown,
        pass,
        na,
        error,
      ]),
    );
    expect(summary.counts.gap).toBeGreaterThan(3);
    expect(getSheet(sheets, '问题清单').rows).toHaveLength(summary.counts.gap + 1);
    expect(getSheet(sheets, '待核实').rows).toHaveLength(summary.counts.unknown + 1);
  });

  it('names law and article of a problem, and says where an article is to be confirmed', async () => {
    const { sheets } = await write();
    const [, ...problems] = getSheet(sheets, '问题清单').rows;
    const laws = problems.map((cells) => cells[10]?.text ?? '');
    expect(laws.every((law) => law !== '')).toBe(true);
    expect(laws.some((law) => /第.+条/.test(law))).toBe(true);
    for (const law of laws.filter((text) => text.includes('[条款待核]'))) {
      const place = law.split('；').find((part) => part.includes('[条款待核]'));
      expect(place).not.toMatch(/第.+条/);
    }
  });

  it('lists problems of a completed visit as they were frozen', async () => {
    const { library, inspectionId } = makeFilledLibrary();
    const before = summarizeVerdicts(library).counts;
    completeVisit(library, { inspectionId, reasons: {}, language: 'en' });
    const file = join(makeTemporaryFolder(), 'report.xlsx');
    await writeReportWorkbook(library, file, 'zh-Hans');
    const { rows } = getSheet(readSheets(readFileSync(file)), '问题清单');
    expect(rows).toHaveLength(before.gap + 1);
    const own = rows.filter((cells) => cells.some(({ text }) => text === makeCreditCode(1)));
    expect(own.map((cells) => cells[5]?.text)).toEqual(own.map(() => '已完成'));
    expect(own.length).toBeGreaterThan(0);
  });

  it('keeps codes and leading zeros as text, numbers as numbers, days as days, states as words', async () => {
    const { sheets } = await write();
    const { rows } = getSheet(sheets, '记录');
    const heads = rows[0]?.map(({ text }) => text) ?? [];
    const row = rows.find((cells) => cells.some(({ text }) => text === makeCreditCode(1)));
    const cell = (head: string) => row?.find(({ column }) => column === heads.indexOf(head));
    const at = (head: string) => {
      const { type, text } = cell(head) ?? { type: '', text: '' };
      return { type, text };
    };
    expect(at('统一社会信用代码')).toEqual({ type: 'inlineStr', text: makeCreditCode(1) });
    expect(at('行政区划代码')).toEqual({ type: 'inlineStr', text: '310115' });
    expect(at('检查人一证件号')).toEqual({ type: 'inlineStr', text: '00017' });
    const label = (id: string) => facts.find((fact) => fact.id === id)?.label['zh-Hans'] ?? '';
    expect(at(label('employees_total'))).toEqual({ type: 'n', text: '230' });
    expect(at(label('payroll_12m'))).toEqual({ type: 'n', text: '123456.7' });
    expect(at(label('union_founded_on'))).toEqual({ type: 'n', text: '43581' });
    expect(at(label('members_with_card'))).toEqual({ type: 'inlineStr', text: '拒绝/未出示' });
    expect(at(label('party_org'))).toEqual({ type: 'inlineStr', text: '是' });
    expect(cell(label('employees_women'))).toBeUndefined();
  });

  it('writes no formula, whatever somebody typed', async () => {
    const { sheets } = await write();
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter(({ hasFormula }) => hasFormula)).toEqual([]);
    const texts = cells.filter(({ type }) => type === 'inlineStr').map(({ text }) => text);
    expect(texts).toContain('\'=HYPERLINK("http://x")&虚构<公司>');
    expect(texts).toContain("'＝1+1");
    expect(texts).toContain("'-待补");
    expect(texts.filter((text) => /^[=+\-@\t\r\n＝＋－＠]/.test(text))).toEqual([]);
  });

  it('can be read by the import of another library, answers, notes and all', async () => {
    const { file, library, inspectionId } = await write();
    const other = makeLibrary();
    expect(importFile(other, { file, mode: 'write', language: 'en' })).toMatchObject({ created: 6, rejected: [] });
    const { answers, notes, inspection } = getVisitRecord(library.db, inspectionId);
    const copy = getVisitRecord(other.db, inspectionId);
    expect(copy.answers).toEqual(answers);
    // The apostrophe that makes a text safe for spreadsheets stays in it.
    expect(copy.notes).toEqual({ members_total: `'${notes['members_total']}` });
    expect(copy.inspection).toMatchObject({ date: inspection.date, inspectors: inspection.inspectors });
    expect(copy.enterprise).toMatchObject({ creditCode: makeCreditCode(1), regionCode: '310115' });
  });

  it.each(languages)('has heads and words in %s', async (language) => {
    const { sheets } = await write(language);
    const names = { 'zh-Hans': '问题清单', 'zh-Hant': '問題清單', en: 'problems' };
    const states = { 'zh-Hans': '草稿', 'zh-Hant': '草稿', en: 'Draft' };
    expect(getSheet(sheets, names[language]).rows[1]?.[5]?.text).toBe(states[language]);
  });

  it('replaces a file as a whole and leaves nothing beside it', async () => {
    const { library } = makeFilledLibrary();
    const folder = makeTemporaryFolder();
    const file = join(folder, 'report.xlsx');
    writeFileSync(file, 'before');
    await writeReportWorkbook(library, file, 'en');
    expect(readSheets(readFileSync(file))).toHaveLength(6);
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
  });

  it('leaves what was there where it cannot be written', async () => {
    const { library } = makeFilledLibrary();
    const folder = makeTemporaryFolder();
    const file = join(folder, 'report.xlsx');
    // A folder of that name cannot be replaced by a file.
    mkdirSync(file);
    await expect(writeReportWorkbook(library, file, 'en')).rejects.toMatchObject({ name: expect.any(String) });
    expect(readdirSync(folder)).toEqual(['report.xlsx']);
    await expect(writeReportWorkbook(library, join(folder, 'none', 'a.xlsx'), 'en')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
