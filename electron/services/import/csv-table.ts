import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { AppError } from '#domain/error.ts';

/** A table as read from a file: texts only, nothing interpreted (leading zeros and long codes stay as they are). */
export type TextTable = {
  readonly heads: readonly string[];
  /** One per record, as long as `heads`; empty where the row ends early. */
  readonly rows: readonly (readonly string[])[];
};

const delimiters = [',', ';', '\t'] as const;
const zipSignature = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads CSV in UTF-8 (with or without byte-order mark) or GB 18030, separated by comma, semicolon or tab.
 * @throws AppError IMPORT_UNREADABLE where the file is no such table.
 */
export function parseCsvTable(bytes: Uint8Array): TextTable {
  if (zipSignature.every((byte, index) => bytes[index] === byte)) {
    throw new AppError(
      'IMPORT_UNREADABLE',
      'XLSX workbooks cannot be imported by this version; save the sheet as CSV',
      {
        reason: 'xlsx',
      },
    );
  }
  const text = decodeText(bytes);
  const [heads, ...rows] = splitCells(text);
  if (heads === undefined) throw new AppError('IMPORT_UNREADABLE', 'The file has no heading row', { reason: 'empty' });
  const tooLong = rows.findIndex((row) => row.slice(heads.length).some((cell) => cell !== ''));
  if (tooLong !== -1) {
    throw new AppError('IMPORT_UNREADABLE', `Record ${tooLong} has more cells than there are heads`, {
      record: tooLong,
    });
  }
  return { heads, rows: rows.map((row) => heads.map((_head, column) => row[column] ?? '')) };
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
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
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
