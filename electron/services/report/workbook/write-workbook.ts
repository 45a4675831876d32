import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withWriteErrors } from '#db/errors.ts';
import { toHeadRowXml, toRowXml } from './cells.ts';
import type { Cell } from './cells.ts';
import {
  rootRelations,
  styleSheet,
  toContentTypes,
  toSheetEnd,
  toSheetPath,
  toSheetStart,
  toWorkbook,
  toWorkbookRelations,
} from './parts.ts';
import { createZipFile } from './zip-file.ts';
import type { ZipFile } from './zip-file.ts';

export type Column = {
  readonly head: string;
  /** In characters. */
  readonly width: number;
};

export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Read once, row by row, while the sheet is written. */
  readonly rows: Iterable<readonly Cell[]>;
};

/** Rows that a sheet can hold, its head among them (ECMA-376 leaves it open; every program has this limit). */
const mostRows = 1_048_576;

/**
 * Writes a workbook row by row: memory does not grow with it. A sheet with more rows than fit goes on in another one.
 * At every instant the file's name holds what was there before or the whole workbook, on disk.
 * @throws AppError NOT_FOUND (its folder), STORAGE_*, and what reading the rows throws; the file is then as it was.
 */
export async function writeWorkbook(
  file: string,
  sheets: Iterable<Sheet>,
  rowsPerSheet: number = mostRows,
): Promise<void> {
  const temporary = join(dirname(file), `.${randomUUID()}.part`);
  const handle = withWriteErrors(file, () => openSync(temporary, 'wx', 0o600));
  try {
    try {
      await writeParts(createZipFile(handle), sheets, rowsPerSheet);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    withWriteErrors(file, () => {
      throw cause;
    });
  }
  withWriteErrors(file, () => syncFolderOf(file));
}

async function writeParts(zip: ZipFile, sheets: Iterable<Sheet>, rowsPerSheet: number): Promise<void> {
  await zip.add('_rels/.rels', [rootRelations]);
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = sheet.rows[Symbol.iterator]();
    let next = rows.next();
    let part = 1;
    do {
      names.push(part === 1 ? sheet.name : `${sheet.name} (${part})`);
      const state = { next, rows };
      await zip.add(toSheetPath(names.length), toSheetXml(sheet.columns, state, rowsPerSheet));
      next = state.next;
      part += 1;
    } while (next.done !== true);
  }
  await zip.add('xl/styles.xml', [styleSheet]);
  await zip.add('xl/workbook.xml', [toWorkbook(names)]);
  await zip.add('xl/_rels/workbook.xml.rels', [toWorkbookRelations(names.length)]);
  await zip.add('[Content_Types].xml', [toContentTypes(names.length)]);
  zip.finish();
}

/** Where reading has come to; the row at hand is not written yet. */
type Reading = { next: IteratorResult<readonly Cell[]>; readonly rows: Iterator<readonly Cell[]> };

function* toSheetXml(columns: readonly Column[], reading: Reading, rowsPerSheet: number): Generator<string> {
  yield toSheetStart(columns.map(({ width }) => width));
  yield toHeadRowXml(columns.map(({ head }) => head));
  let number = 1;
  while (reading.next.done !== true && number < rowsPerSheet) {
    number += 1;
    yield toRowXml(reading.next.value, number);
    reading.next = reading.rows.next();
  }
  yield toSheetEnd(columns.length, number);
}
