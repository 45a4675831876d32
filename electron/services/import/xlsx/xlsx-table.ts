import { toTextTable } from '../csv-table.ts';
import type { TextTable } from '../csv-table.ts';
import { readSheet } from './sheet.ts';
import { openWorkbook } from './workbook.ts';
import { openZip } from './zip-directory.ts';

const zipSignature = [0x50, 0x4b];

/** Says whether the bytes begin like a workbook. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return zipSignature.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads the sheet called 记录, 記錄 or records, or else the first one that is not hidden, of an Office Open XML workbook
 * (ECMA-376). Nothing is calculated, and nothing outside the file is opened.
 * @throws AppError IMPORT_UNREADABLE with `reason` where the file is no such workbook or is too large.
 */
export function parseXlsxTable(bytes: Uint8Array): TextTable {
  const { rows, problems } = readSheet(openWorkbook(openZip(bytes)));
  const table = toTextTable(
    rows.map(({ cells, number }) => ({ cells: cells.map((cell) => cell.trim()), number: number + 1 })),
  );
  return { ...table, problems: problems.map((problem) => ({ ...problem, row: problem.row + 1 })) };
}
