import { isCalendarDate, toDayNumber } from '#domain/calendar.ts';
import { toSafeText } from '#services/import/template/safe-text.ts';

/** A cell: a text (codes too, so that no digit is lost), a whole number, a number with decimals, a day, or nothing. */
export type Cell = string | number | null | { readonly decimal: number } | { readonly date: string };

/** Numbers of the cell styles in `parts.ts`. */
export const styles = { head: 1, text: 2, integer: 3, decimal: 4, date: 5 } as const;

/** Excel keeps at most so many characters of a cell. */
const longestText = 32_767;
/** Day 0 of spreadsheets is 30 December 1899, counted from 1 March 1900 on; earlier days are written as text. */
const daysTo1970 = 25_569;
const firstDay = '1900-03-01';

/** One row of a sheet as XML; `number` counts from 1. */
export function toRowXml(cells: readonly Cell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, column) => toCellXml(cell, `${toLetters(column)}${number}`)).join('')}</row>`;
}

export function toHeadRowXml(heads: readonly string[]): string {
  return `<row r="1">${heads.map((head, column) => toTextXml(head, `${toLetters(column)}1`, styles.head)).join('')}</row>`;
}

/** A, B … Z, AA …; the first column is 0. */
export function toLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : toLetters(Math.floor(column / 26) - 1) + last;
}

/** Text for XML: its five signs, and what XML cannot hold in the way of Office Open XML (`_x0001_`). */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replaceAll(unspeakable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

// Control characters are what this is about.
// oxlint-disable-next-line no-control-regex
const unspeakable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function toCellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return toTextXml(cell, place, styles.text);
  if (typeof cell === 'number') return toNumberXml(cell, place, styles.integer);
  if ('decimal' in cell) return toNumberXml(cell.decimal, place, styles.decimal);
  if (!isCalendarDate(cell.date) || cell.date < firstDay) return toTextXml(cell.date, place, styles.text);
  return toNumberXml(toDayNumber(cell.date) + daysTo1970, place, styles.date);
}

function toTextXml(text: string, place: string, style: number): string {
  const content = escapeXml(toSafeText(text.slice(0, longestText - 1)));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
}

function toNumberXml(number: number, place: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${number}</v></c>`;
}
