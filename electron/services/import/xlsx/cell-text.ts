import { decodeEscapes } from './workbook.ts';
import type { Workbook } from './workbook.ts';

/** A cell as the sheet's XML tells. */
export type RawCell = {
  /** `s`, `inlineStr`, `str`, `b`, `e`, `d`, or `n` for a number. */
  readonly type: string;
  readonly style: number;
  readonly content: string;
};

/** Why a cell is not taken. */
export type CellProblem = 'LOST_DIGITS' | 'ERROR_VALUE';

export type CellReading = { readonly text: string; readonly problem?: CellProblem };

/** Spreadsheets keep 15 significant digits: from here on some may be gone. */
const firstInexact = 1e15;
const msPerDay = 86_400_000;
/** Days between 1899-12-30, from where 1900 is counted after its invented leap day, and 1904-01-01. */
const daysTo1904 = 1462;

/** What a person would type for the cell: dates as 2026-05-12, numbers in full, texts as they are. */
export function toCellText(cell: RawCell, workbook: Workbook): CellReading {
  switch (cell.type) {
    case 's':
      return { text: workbook.sharedStrings[Number(cell.content)] ?? '' };
    case 'inlineStr':
    case 'str':
      return { text: decodeEscapes(cell.content) };
    case 'b':
      return { text: cell.content === '1' ? 'true' : 'false' };
    case 'd':
      return { text: cell.content.slice(0, 10) };
    case 'e':
      return { text: cell.content, problem: 'ERROR_VALUE' };
    default:
      return toNumberText(cell, workbook);
  }
}

function toNumberText({ style, content }: RawCell, workbook: Workbook): CellReading {
  const number = Number(content);
  if (!Number.isFinite(number)) return { text: content, problem: 'ERROR_VALUE' };
  if (workbook.dateStyles[style] === true) return { text: toIsoDate(number, workbook) ?? content };
  if (Math.abs(number) >= firstInexact) return { text: content, problem: 'LOST_DIGITS' };
  // 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
  return { text: String(Number(number.toPrecision(15))) };
}

function toIsoDate(serial: number, { countsFrom1904 }: Workbook): string | undefined {
  const days = Math.floor(serial) + (countsFrom1904 ? daysTo1904 : 0);
  if (days < 1 || days > 2_958_465) return undefined;
  // Spreadsheets believe in 29 February 1900, which is day 60.
  const time = Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * msPerDay;
  return new Date(time).toISOString().slice(0, 10);
}
