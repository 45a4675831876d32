import { readXml } from '#services/import/xlsx/read-xml.ts';
import { findZipFile, openZip } from '#services/import/xlsx/zip-directory.ts';

export type ReadCell = {
  /** From 0. */
  readonly column: number;
  readonly type: string;
  readonly text: string;
  readonly hasFormula: boolean;
};

export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly ReadCell[])[] };

/** Every sheet of a workbook with the cells that are in it, as they stand in the file. */
export function readSheets(bytes: Uint8Array): readonly ReadSheet[] {
  const archive = openZip(bytes);
  const read = (path: string): Buffer => {
    const part = findZipFile(archive, path);
    if (part === undefined) throw new Error(`no ${path}`);
    return part;
  };
  const names: string[] = [];
  readXml(read('xl/workbook.xml'), {
    open: (name, attributes) => void (name === 'sheet' && names.push(attributes['name'] ?? '')),
  });
  const types = read('[Content_Types].xml').toString();
  const relations = read('xl/_rels/workbook.xml.rels').toString();
  return names.map((name, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    if (!types.includes(`/${path}`) || !relations.includes(`worksheets/sheet${index + 1}.xml`))
      throw new Error(`${path} is not named`);
    return { name, rows: readRows(read(path)) };
  });
}

function readRows(sheet: Buffer): readonly (readonly ReadCell[])[] {
  const rows: ReadCell[][] = [];
  let cell = { column: 0, type: '', text: '', hasFormula: false };
  readXml(sheet, {
    open: (name, attributes) => {
      if (name === 'row') rows.push([]);
      else if (name === 'f') cell.hasFormula = true;
      else if (name === 'c')
        cell = { column: toColumn(attributes['r'] ?? ''), type: attributes['t'] ?? 'n', text: '', hasFormula: false };
    },
    text: (text) => void (cell.text += text),
    close: (name) => {
      if (name === 'c') rows.at(-1)?.push(cell);
    },
  });
  return rows;
}

function toColumn(place: string): number {
  return [...place.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
