import type { Block } from '../document.ts';
import { tableLineMm } from '../layout.ts';

/** Widths of columns and heights of rows, which differ from table to table; attributes would need a weaker policy. */
export function listTableStyles(blocks: readonly Block[]): string {
  return blocks.map(toTableStyle).join('');
}

function toTableStyle(block: Block, index: number): string {
  if (block.type === 'table') {
    const widths = block.columns.map(({ share }, at) => `.t${index} .c${at}{width:${share / 10}%}`);
    return `${widths.join('')}.t${index} tbody td{height:${block.lines * tableLineMm}mm}`;
  }
  if (block.type !== 'fields') return '';
  return block.rows.map(({ lines }, row) => `.t${index} .r${row} td{height:${lines * tableLineMm}mm}`).join('');
}
