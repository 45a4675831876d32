import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { syncFolderOf } from '#db/durable-file.ts';
import { withWriteErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { toSafeText } from './safe-text.ts';
import { createTemplate } from './template-content.ts';
import type { TemplateCell, TemplateContent } from './template-content.ts';

export type TemplateResult = { readonly file: string; readonly columns: number; readonly examples: number };

/**
 * Writes an empty table to fill in: XLSX with the allowed values on a second sheet, or CSV in UTF-8 with a byte-order
 * mark, which spreadsheet programs need. No file is overwritten.
 * @throws AppError USAGE for another ending, FILE_EXISTS, NOT_FOUND (its folder), STORAGE_*.
 */
export async function writeTemplate(file: string, language: Language): Promise<TemplateResult> {
  const template = createTemplate(language);
  writeNewFile(file, await toBytes(extname(file).toLowerCase(), template));
  return { file, columns: template.records[0]?.length ?? 0, examples: template.records.length - 1 };
}

async function toBytes(ending: string, template: TemplateContent): Promise<Uint8Array> {
  if (ending === '.xlsx') return toWorkbook(template);
  if (ending === '.csv') return Buffer.from(`\uFEFF${template.records.map(toCsvLine).join('\r\n')}\r\n`);
  throw new AppError('USAGE', 'The file must end in .xlsx or .csv', { ending });
}

function toCsvLine(cells: readonly TemplateCell[]): string {
  return cells.map((cell) => (typeof cell === 'string' ? quote(toSafeText(cell)) : (cell ?? ''))).join(',');
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function toWorkbook({ sheets, records, values }: TemplateContent): Promise<Uint8Array> {
  const [heads = [], ...examples] = records;
  const data = [heads.map((cell) => toHeadCell(String(cell))), ...examples.map((row) => row.map(toCell))];
  const [note = [], valueHeads = [], ...lines] = values;
  const help = [note.map(toCell), valueHeads.map(toHeadCell), ...lines.map((line) => line.map(toWrappedCell))];
  return writeXlsxFile([
    { sheet: sheets[0], data, stickyRowsCount: 1, columns: heads.map(() => ({ width: 18 })) },
    { sheet: sheets[1], data: help, stickyRowsCount: 2, columns: [28, 30, 60, 80].map((width) => ({ width })) },
  ]).toBuffer();
}

function toHeadCell(text: string) {
  return { type: String, value: toSafeText(text), fontWeight: 'bold', backgroundColor: '#eef2f7', wrap: true } as const;
}

/** Texts are written as text (format `@`), so that spreadsheet programs keep long codes and leading zeros. */
function toCell(cell: TemplateCell) {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell } as const;
  return { type: String, value: toSafeText(cell), format: '@' } as const;
}

function toWrappedCell(text: string) {
  return { type: String, value: toSafeText(text), wrap: true, alignVertical: 'top' } as const;
}

function writeNewFile(file: string, bytes: Uint8Array): void {
  withWriteErrors(file, () => {
    const handle = openNew(file);
    try {
      writeSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    syncFolderOf(file);
  });
}

function openNew(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    if (reason === 'EEXIST') throw new AppError('FILE_EXISTS', `There is a file ${file} already`, { file }, error);
    if (reason === 'ENOENT') throw new AppError('NOT_FOUND', `There is no folder for ${file}`, { file }, error);
    throw error;
  }
}
