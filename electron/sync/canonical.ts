import { AppError } from '#domain/error.ts';
import type { Cell } from './change.ts';

/** ASCII without NUL is in every normal form: most texts end here. */
const plainText = /^[\u0001-\u007f]*$/;

/**
 * The one text of a value: keys sorted by UTF-16 code unit, no white space, whole numbers only, strings well-formed and
 * in NFC. Two devices that mean the same write the same bytes, so that hashes agree.
 * @throws AppError INVALID_REQUEST where the value has no such text.
 */
export function toCanonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      assertCanonicalText(value);
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw refuse(`the number ${value}`);
      return String(value);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : toCanonicalContainer(value);
    default:
      throw refuse(`a ${typeof value}`);
  }
}

/** The value with its texts in NFC, without lone surrogates and NUL (SQL functions stop at it), -0 as 0. */
export function normaliseCell(cell: Cell): Cell {
  if (typeof cell === 'string') return normaliseText(cell);
  if (typeof cell === 'number') return cell === 0 ? 0 : cell;
  if (cell === null || typeof cell !== 'object') return cell;
  if (isList(cell)) return cell.map(normaliseCell);
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, normaliseCell(value)]));
}

export function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return toCanonicalJson(a) === toCanonicalJson(b);
}

function toCanonicalContainer(value: object): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${toCanonicalJson(key)}:${toCanonicalJson(item)}`).join(',')}}`;
}

function assertCanonicalText(text: string): void {
  if (plainText.test(text)) return;
  if (!text.isWellFormed() || text.normalize('NFC') !== text || text.includes('\0')) throw refuse('a text');
}

function normaliseText(text: string): string {
  if (plainText.test(text)) return text;
  return text.replaceAll('\0', '').toWellFormed().normalize('NFC');
}

function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell);
}

function refuse(what: string): AppError {
  return new AppError('INVALID_REQUEST', `There is no canonical text for ${what}`);
}
