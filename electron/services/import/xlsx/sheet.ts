import { readXml } from './read-xml.ts';
import { toCellText } from './cell-text.ts';
import type { CellProblem } from './cell-text.ts';
import type { Workbook } from './workbook.ts';
import { unreadable } from './zip-directory.ts';

/** A cell that cannot be taken, and why; rows and columns from 0. */
export type SheetProblem = {
  readonly row: number;
  readonly column: number;
  readonly code: CellProblem | 'FORMULA' | 'MERGED_CELLS';
};

/** A row that holds something; `number` is the sheet's, from 0. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };

export type SheetContent = { readonly rows: readonly SheetRow[]; readonly problems: readonly SheetProblem[] };

/** Rows with records that are read; a sheet with more is refused. */
export const mostRows = 100_000;
const mostColumns = 1000;

type Draft = { -readonly [K in 'row' | 'column' | 'type' | 'style']: K extends 'type' ? string : number } & {
  content: string[];
  hasFormula: boolean;
};

/** @throws AppError IMPORT_UNREADABLE: too many rows or columns, or no XML. */
export function readSheet(workbook: Workbook): SheetContent {
  const rows: SheetRow[] = [];
  const problems: SheetProblem[] = [];
  const cell: Draft = { row: -1, column: -1, type: 'n', style: 0, content: [], hasFormula: false };
  let cells: string[] = [];
  let takes = false;
  let inReading = false;
  const endCell = (): void => {
    const { row, column } = cell;
    const reading = toCellText({ ...cell, content: cell.content.join('') }, workbook);
    const isEmpty = cell.content.length === 0 || reading.text.trim() === '';
    if (cell.hasFormula) problems.push({ row, column, code: 'FORMULA' });
    else if (!isEmpty && reading.problem !== undefined) problems.push({ row, column, code: reading.problem });
    if (isEmpty && !cell.hasFormula) return;
    if (column >= mostColumns) throw unreadable(`More than ${mostColumns} columns`, 'too_many_columns');
    while (cells.length < column) cells.push('');
    cells[column] = reading.text;
  };
  readXml(workbook.sheet, {
    open: (name, attributes) => {
      if (name === 'row') {
        cell.row = attributes['r'] === undefined ? cell.row + 1 : Number(attributes['r']) - 1;
        cell.column = -1;
        cells = [];
      } else if (name === 'c') beginCell(cell, attributes);
      else if (name === 'f') cell.hasFormula = true;
      else if (name === 'rPh') inReading = true;
      else if (name === 'mergeCell') problems.push({ ...toPlace(attributes['ref'] ?? ''), code: 'MERGED_CELLS' });
      else if (name === 'v' || name === 't') takes = !inReading;
    },
    text: (text) => void (takes && cell.content.push(text)),
    close: (name) => {
      if (name === 'v' || name === 't') takes = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c') endCell();
      else if (name === 'row' && cells.length > 0) rows.push({ number: cell.row, cells });
      // The first row is the heads.
      if (rows.length > mostRows + 1) throw unreadable(`More than ${mostRows} rows`, 'too_many_rows');
    },
  });
  return { rows, problems };
}

function beginCell(cell: Draft, attributes: Readonly<Record<string, string>>): void {
  const place = attributes['r'];
  cell.column = place === undefined ? cell.column + 1 : toPlace(place).column;
  cell.type = attributes['t'] ?? 'n';
  cell.style = Number(attributes['s'] ?? 0);
  cell.content = [];
  cell.hasFormula = false;
}

/** The first cell of `B3` or `B3:D5`, from 0. @throws AppError IMPORT_UNREADABLE. */
function toPlace(reference: string): { readonly row: number; readonly column: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})/i.exec(reference);
  if (match === null) throw unreadable(`No cell is called ${reference}`, 'damaged');
  const [, letters = '', digits = ''] = match;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
