import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Fields, Table as TableBlock } from '../document.ts';
import { tableLineMm } from '../layout.ts';
import type { Look } from './look.ts';
import { mm, textWidth } from './page.ts';
import { toRuns } from './text.ts';

type CellOptions = {
  readonly width: number;
  readonly isHead: boolean;
  readonly isCentred: boolean;
  /** It is on the page of the row that follows. */
  readonly isHeld: boolean;
};

/** Rows are not split, and the head is on every page. The last `heldRows` are on the page of what follows. */
export function toTable(
  { columns, rows, lines }: TableBlock,
  look: Look,
  { heldRows }: { readonly heldRows: number },
): Table {
  const widths = columns.map(({ share }) => Math.round((textWidth * share) / 1000));
  const height = toHeight(lines);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) =>
      toCell(column.head, look, { width: widths[at] ?? 0, isHead: true, isCentred: true, isHeld: true }),
    ),
  });
  const body = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        height,
        children: row.map((text, at) =>
          toCell(text, look, {
            width: widths[at] ?? 0,
            isHead: false,
            isCentred: false,
            isHeld: index >= rows.length - heldRows,
          }),
        ),
      }),
  );
  return createTable(widths, [head, ...body]);
}

export function toFieldTable({ rows }: Fields, look: Look): Table {
  const label = Math.round(textWidth * 0.3);
  const widths = [label, textWidth - label];
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        height: toHeight(row.lines),
        children: [
          toCell(row.label, look, { width: label, isHead: true, isCentred: false, isHeld: false }),
          toCell(row.value, look, { width: textWidth - label, isHead: false, isCentred: false, isHeld: false }),
        ],
      }),
  );
  return createTable(widths, body);
}

function createTable(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    columnWidths: [...widths],
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [...rows],
  });
}

function toHeight(lines: number): { readonly value: number; readonly rule: 'atLeast' } {
  return { value: mm(lines * tableLineMm), rule: HeightRule.ATLEAST };
}

function toCell(text: string, look: Look, { width, isHead, isCentred, isHeld }: CellOptions): TableCell {
  const runs = toRuns(text, { size: look.size.table * 2, bold: isHead });
  const alignment = isCentred ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [
      new Paragraph({
        alignment,
        keepNext: isHeld,
        spacing: { line: Math.round(look.size.table * 29) },
        children: [...runs],
      }),
    ],
  });
}
