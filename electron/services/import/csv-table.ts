import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { AppError } from '#domain/error.ts';

/** A table as read from a file: texts only, nothing interpreted (leading zeros and long codes stay as they are). */
export type TextTable = {
  readonly heads: readonly string[];
  /** One per record, never longer than `heads`; what is missing at the end is empty. */
  readonly rows: readonly (readonly string[])[];
  /** Where the heads and each record stand in the file, from 1. */
  readonly headRow: number;
  readonly rowNumbers: readonly number[];
  /** Cells that cannot be taken, whatever they hold. */
  readonly problems?: readonly TableProblem[];
};

/** A cell of a workbook that is not taken; `row` as in `rowNumbers`, `column` from 0. */
export type TableProblem = {
  readonly row: number;
  readonly column: number;
  readonly code: 'FORMULA' | 'MERGED_CELLS' | 'LOST_DIGITS' | 'ERROR_VALUE';
};

const delimiters = [',', ';', '\t'] as const;

/**
 * Reads CSV in UTF-8 (with or without byte-order mark) or GB 18030, separated by comma, semicolon or tab.
 * @throws AppError IMPORT_UNREADABLE where the file is no such table.
 */
export function parseCsvTable(bytes: Uint8Array): TextTable {
  const text = decodeText(bytes);
  const lines = splitCells(text)
    .map((cells, index) => ({ cells, number: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return toTextTable(lines);
}

/** A line of a table with its number in the file, from 1. */
export type TableLine = { readonly cells: readonly string[]; readonly number: number };

/**
 * A table whose first line is its heads.
 * @throws AppError IMPORT_UNREADABLE where there is none, or a line has more cells than heads.
 */
export function toTextTable([first, ...lines]: readonly TableLine[]): TextTable {
  const heads = first?.cells;
  const rows = lines.map(({ cells }) => cells);
  if (first === undefined || heads === undefined)
    throw new AppError('IMPORT_UNREADABLE', 'The file has no heading row', { reason: 'empty' });
  const tooLong = rows.findIndex((row) => row.slice(heads.length).some((cell) => cell !== ''));
  if (tooLong !== -1) {
    throw new AppError('IMPORT_UNREADABLE', `Record ${tooLong} has more cells than there are heads`, {
      record: tooLong,
      reason: 'row_too_long',
    });
  }
  return { heads, rows, headRow: first.number, rowNumbers: lines.map(({ number }) => number) };
}

/**
 * Text of a file in UTF-8 or, where it is not valid UTF-8, in GB 18030 (what Chinese Excel writes).
 * @throws AppError IMPORT_UNREADABLE where it is neither.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030');
    if (text.includes('\uFFFD') || text.includes('\0')) {
      throw new AppError('IMPORT_UNREADABLE', 'The file is neither UTF-8 nor GB 18030 text', { reason: 'encoding' });
    }
    return text;
  }
}

function splitCells(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: findDelimiter(text),
      relaxColumnCount: true,
      trim: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError('IMPORT_UNREADABLE', `Not a readable CSV table: ${message}`, { reason: 'syntax' }, error);
  }
}

/** The separator that occurs most in the first line outside quotes. */
function findDelimiter(text: string): string {
  const firstLine = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '';
  const unquoted = firstLine.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => unquoted.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
