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

/**
 * Says whether `text`, from which `value` was parsed, is its canonical text. The usual text is recognised without making
 * it again, which a merge does for every entry.
 */
export function isCanonicalJson(text: string, value: unknown): boolean {
  const isUsual = plainText.test(text) || (text.isWellFormed() && text.normalize('NFC') === text);
  // NUL and lone surrogates stand in a text of JSON as escapes.
  const hasEscapes = text.includes('\\u0000') || text.includes('\\ud');
  if (isUsual && !hasEscapes && isInOrder(value) && JSON.stringify(value) === text) return true;
  return toCanonicalJson(value) === text;
}

/** Whole numbers only, and the keys of every object in their order. */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    if ((before !== undefined && before >= key) || !isInOrder(item)) return false;
    before = key;
  }
  return true;
}

/** The value with its texts in NFC, without lone surrogates and NUL (SQL functions stop at it), -0 as 0. */
export function normaliseCell(cell: Cell): Cell {
  if (typeof cell === 'string') return normaliseText(cell);
  if (typeof cell === 'number') return cell === 0 ? 0 : cell;
  if (cell === null || typeof cell !== 'object') return cell;
  if (isList(cell)) return cell.map(normaliseCell);
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, normaliseCell(value)]));
}

/** Says whether two cells have the same canonical text, without making it: this is asked of every field of a merge. */
export function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    return a.every((item, at) => isSameCell(item, b[at] ?? null));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSameCell(a[key] ?? null, b[key] ?? null));
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
