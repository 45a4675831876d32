import { statSync } from 'node:fs';
import type { Language } from '#domain/language.ts';
import { hashFile } from '../hash-file.ts';
import type { Library } from '../library.ts';
import { createProblemSheet, createUnknownSheet } from './workbook/list-sheets.ts';
import { createRecordSheet } from './workbook/record-sheet.ts';
import { createAboutSheet, createFigureSheet, createRuleSheet } from './workbook/sum-sheets.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';
import type { Sheet } from './workbook/write-workbook.ts';

export type WrittenReport = { readonly file: string; readonly sha256: string; readonly bytes: number };

export type ReportOptions = {
  readonly language: Language;
  /** Told now and then how many rows have been written; how many there will be is known only at the end. */
  readonly onProgress?: (rows: number) => void;
};

/**
 * Writes statistics, sums by rule, problems, what is to be verified, and records of a library as a workbook (XLSX). What
 * the file's name held before stands until the whole workbook is on disk.
 * @throws AppError NOT_FOUND (its folder), STORAGE_*.
 */
export function writeReportWorkbook(library: Library, file: string, language: Language): Promise<WrittenReport> {
  return buildReportWorkbook(library, file, { language });
}

/** As `writeReportWorkbook`, telling how far it has come. */
export async function buildReportWorkbook(
  library: Library,
  file: string,
  options: ReportOptions,
): Promise<WrittenReport> {
  await writeWorkbook(file, iterateSheets(library, options));
  return { file, sha256: hashFile(file), bytes: statSync(file).size };
}

const makers = [
  createAboutSheet,
  createFigureSheet,
  createRuleSheet,
  createProblemSheet,
  createUnknownSheet,
  createRecordSheet,
];
const rowsBetweenNews = 500;

/** One after the other: a sheet is begun when the one before it is written. */
function* iterateSheets(library: Library, { language, onProgress }: ReportOptions): Generator<Sheet> {
  let written = 0;
  const onRow = (): void => {
    written += 1;
    if (written % rowsBetweenNews === 0) onProgress?.(written);
  };
  for (const make of makers) {
    const sheet = make(library, language);
    yield { ...sheet, rows: watch(sheet.rows, onRow) };
  }
}

function* watch<Row>(rows: Iterable<Row>, onRow: () => void): Generator<Row> {
  for (const row of rows) {
    yield row;
    onRow();
  }
}
