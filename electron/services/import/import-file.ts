import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import type { Library } from '#services/library.ts';
import { toTableRecords } from './csv-records.ts';
import type { TableRecords } from './csv-records.ts';
import { parseCsvTable } from './csv-table.ts';
import type { TextTable } from './csv-table.ts';
import { importRecords } from './import-records.ts';
import type { ImportRequest, ImportResult } from './import-records.ts';
import { findObject } from './parse-fields.ts';
import { isWorkbook, parseXlsxTable } from './xlsx/xlsx-table.ts';

/** Larger files are refused before they are read. */
export const greatestImportBytes = 512 * 1024 * 1024;

/**
 * Imports a file of the interchange format (JSON) or a table (XLSX, CSV). Which one it is shows in its content.
 * @throws AppError NOT_FOUND, IMPORT_UNREADABLE, and what `importRecords` throws.
 */
export function importFile(
  library: Library,
  { file, ...request }: { readonly file: string } & Pick<ImportRequest, 'mode' | 'language'>,
): ImportResult {
  const source = parseImport(readImportFile(file));
  const records = source.kind === 'table' ? toTableRecords(source.table) : source;
  return importRecords(library, { ...records, ...request, fileName: basename(file) });
}

/** What a file holds: a table whose heads are still to be understood, or the records of a document. */
export type ImportSource =
  | { readonly kind: 'table'; readonly table: TextTable }
  | ({ readonly kind: 'document' } & TableRecords);

/** The content of a file by its bytes. @throws AppError IMPORT_UNREADABLE. */
export function parseImport(bytes: Uint8Array): ImportSource {
  if (isWorkbook(bytes)) return { kind: 'table', table: parseXlsxTable(bytes) };
  if (looksLikeJson(bytes)) return { kind: 'document', ...parseDocument(bytes) };
  return { kind: 'table', table: parseCsvTable(bytes) };
}

/** @throws AppError NOT_FOUND, IMPORT_UNREADABLE where it is too large, STORAGE_REFUSED. */
export function readImportFile(file: string): Uint8Array {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new AppError('NOT_FOUND', `There is no file ${file}`, { file });
  if (size > greatestImportBytes) {
    throw new AppError('IMPORT_UNREADABLE', `Files above ${greatestImportBytes} bytes are not imported`, {
      file,
      size,
      reason: 'too_large',
    });
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw new AppError('STORAGE_REFUSED', `The file cannot be read: ${file}`, { file }, error);
  }
}

/** JSON begins with a brace, or a list by mistake; a table never does. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  return start.startsWith('{') || start.startsWith('[');
}

function parseDocument(bytes: Uint8Array): TableRecords {
  const document = findObject(parseJson(bytes));
  if (document?.['format'] !== 'union-records/1') {
    throw new AppError('IMPORT_UNREADABLE', 'Not a union-records/1 document', {
      format: document?.['format'] ?? null,
      reason: 'format',
    });
  }
  const records: unknown = document['records'];
  if (!Array.isArray(records)) throw new AppError('IMPORT_UNREADABLE', '"records" is no list', { reason: 'records' });
  return { records, rejections: [] };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('IMPORT_UNREADABLE', 'Not readable as JSON in UTF-8', { reason: 'json' }, error);
  }
}
