import { posix } from 'node:path';
import { readXml } from './read-xml.ts';
import { findZipFile, unreadable } from './zip-directory.ts';
import type { ZipArchive } from './zip-directory.ts';

/** What a sheet's cells refer to. */
export type Workbook = {
  readonly sheet: Buffer;
  readonly sharedStrings: readonly string[];
  /** By the number of a cell's style: whether its number is a date. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904 (old Macintosh workbooks) and not from 1900. */
  readonly countsFrom1904: boolean;
};

/** Names of the sheet with the records; without one of these the first visible sheet is taken. */
const recordSheets: readonly string[] = ['记录', '記錄', 'records'];

type Sheet = { readonly name: string; readonly relation: string; readonly isHidden: boolean };

/** @throws AppError IMPORT_UNREADABLE where the archive is no workbook or has no sheet. */
export function openWorkbook(archive: ZipArchive): Workbook {
  const { sheets, countsFrom1904 } = readSheets(getPart(archive, 'xl/workbook.xml'));
  const targets = readRelations(getPart(archive, 'xl/_rels/workbook.xml.rels'));
  const sheet = chooseSheet(sheets);
  const path = targets.get(sheet.relation);
  if (path === undefined) throw unreadable(`The sheet ${sheet.name} is missing`, 'damaged');
  return {
    sheet: getPart(archive, path),
    sharedStrings: readSharedStrings(findZipFile(archive, 'xl/sharedStrings.xml')),
    dateStyles: readDateStyles(findZipFile(archive, 'xl/styles.xml')),
    countsFrom1904,
  };
}

function getPart(archive: ZipArchive, path: string): Buffer {
  const part = findZipFile(archive, path);
  if (part === undefined) throw unreadable(`No workbook: ${path} is missing`, 'not_a_workbook');
  return part;
}

function readSheets(part: Buffer): { readonly sheets: readonly Sheet[]; readonly countsFrom1904: boolean } {
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', relation, isHidden });
    },
  });
  return { sheets, countsFrom1904 };
}

function chooseSheet(sheets: readonly Sheet[]): Sheet {
  const named = sheets.find(({ name }) => recordSheets.includes(name.trim().toLowerCase()));
  const chosen = named ?? sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  if (chosen === undefined) throw unreadable('The workbook has no sheet', 'empty');
  return chosen;
}

function readRelations(part: Buffer): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(part, {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship')
        targets.set(id, posix.join(target.startsWith('/') ? '' : 'xl', target).replace(/^\//, ''));
    },
  });
  return targets;
}

/** The runs of a text in several styles are joined; readings above characters are left out. */
function readSharedStrings(part: Buffer | undefined): readonly string[] {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let pieces: string[] = [];
  let takes = false;
  let inReading = false;
  readXml(part, {
    open: (name) => {
      if (name === 'si') pieces = [];
      else if (name === 'rPh') inReading = true;
      else if (name === 't') takes = !inReading;
    },
    text: (text) => void (takes && pieces.push(text)),
    close: (name) => {
      if (name === 't') takes = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') texts.push(decodeEscapes(pieces.join('')));
    },
  });
  return texts;
}

/** Office Open XML writes what XML cannot hold as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Built-in formats that show a day (ECMA-376, part 1, 18.8.30, with those of East Asian systems). */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)
  );
}

/** Codes of own formats with a year or a day in them, outside quotes, colours and conditions. */
function isDateCode(code: string): boolean {
  return /[yd]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

function readDateStyles(part: Buffer | undefined): readonly boolean[] {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const ownDates = new Map<number, boolean>();
  let inCellStyles = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') ownDates.set(Number(attributes['numFmtId']), isDateCode(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const format = Number(attributes['numFmtId'] ?? 0);
        styles.push(ownDates.get(format) ?? isBuiltInDate(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}
