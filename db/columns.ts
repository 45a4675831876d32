import type { Cell, LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { inspectionKinds, inspectionStates } from './rows.ts';

export type SqlValue = number | string | null;

type TextRule = 'required' | 'optional' | readonly string[];

/** The fields of the two plain tables; a list names the allowed texts, its first being the default (the cell null). */
const textFields: Readonly<Record<'enterprises' | 'inspections', Readonly<Record<string, TextRule>>>> = {
  enterprises: {
    name: 'required',
    credit_code: 'optional',
    region_code: 'optional',
    industry_code: 'optional',
    address: 'optional',
    contact_name: 'optional',
    contact_phone: 'optional',
  },
  inspections: {
    enterprise_id: 'required',
    date: 'required',
    kind: inspectionKinds,
    state: inspectionStates,
    pack_id: 'optional',
    pack_hash: 'optional',
    state_reason: 'optional',
  },
};

export const plainColumns = {
  enterprises: [...Object.keys(textFields.enterprises), 'deleted'],
  inspections: [...Object.keys(textFields.inspections), 'inspectors', 'deleted'],
} as const satisfies Readonly<Record<'enterprises' | 'inspections', readonly string[]>>;

export type PlainTable = keyof typeof plainColumns;

/** A field of a visit that is kept in a table of its own: large, and seldom read. */
export const frozenField = 'frozen_verdicts';

export const noteSuffix = '.note';

/** A field of a record: a fact's answer, or the note on it. */
export type RecordField = { readonly fact: FactDefinition; readonly part: 'answer' | 'note' };

export function findRecordField(field: string): RecordField | undefined {
  const part = field.endsWith(noteSuffix) ? 'note' : 'answer';
  const fact = findFact(part === 'note' ? field.slice(0, -noteSuffix.length) : field);
  return fact && { fact, part };
}

/** Says whether this program knows the field; fields of a newer program are kept in the log only. */
export function isKnownField(table: LogTable, field: string): boolean {
  if (table === 'records') return findRecordField(field) !== undefined;
  return plainColumns[table].includes(field) || isFrozenField(table, field);
}

export function isFrozenField(table: LogTable, field: string): boolean {
  return table === 'inspections' && field === frozenField;
}

/**
 * The cell in the one form that is logged, so that equal contents are equal cells: a default is null, a choice of many
 * is sorted, an answer has no other keys than its own.
 * @throws AppError INVALID_REQUEST where the field is unknown or cannot hold the cell.
 */
export function toPlainCell(table: PlainTable, field: string, cell: Cell): Cell {
  if (field === 'deleted') return toDeletedCell(cell);
  if (table === 'inspections' && field === 'inspectors') return toInspectorsCell(cell);
  if (isFrozenField(table, field)) return toFrozenCell(cell);
  const rule = textFields[table][field];
  if (rule === undefined) throw new AppError('INVALID_REQUEST', `No field ${table}.${field}`, { table, field });
  if (cell === null && rule !== 'required') return null;
  if (typeof cell !== 'string' || !isAllowed(rule, cell)) throw misfit(table, field);
  const isDefault = cell === '' || (typeof rule === 'object' && cell === rule[0]);
  return isDefault ? null : cell;
}

function isAllowed(rule: TextRule, text: string): boolean {
  return typeof rule === 'object' ? rule.includes(text) : rule !== 'required' || text !== '';
}

/** The column's value for a cell in the form of `toPlainCell`. */
export function toPlainValue(table: PlainTable, field: string, cell: Cell): SqlValue {
  if (field === 'deleted') return cell === null ? 0 : 1;
  if (field === 'inspectors') return JSON.stringify(cell ?? []);
  const rule = table === 'enterprises' ? textFields.enterprises[field] : textFields.inspections[field];
  if (cell === null) return typeof rule === 'object' ? (rule[0] ?? null) : null;
  return typeof cell === 'string' ? cell : null;
}

/** The cell that a stored column stands for: the inverse of `toPlainValue`. */
export function fromPlainValue(table: PlainTable, field: string, value: SqlValue): Cell {
  if (field === 'deleted') return value === 1 ? 1 : null;
  if (field === 'inspectors') return toInspectorsCell(JSON.parse(String(value)) as Cell);
  return value === null ? null : toPlainCell(table, field, String(value));
}

function toFrozenCell(cell: Cell): Cell {
  if (cell === null) return null;
  const frozen = parseFrozenVerdicts(cell);
  if (frozen === undefined) throw misfit('inspections', frozenField);
  return frozen;
}

function toDeletedCell(cell: Cell): Cell {
  if (cell === null || cell === false || cell === 0) return null;
  if (cell === true || cell === 1) return 1;
  throw misfit('', 'deleted');
}

function toInspectorsCell(cell: Cell): Cell {
  if (cell === null) return null;
  if (!Array.isArray(cell)) throw misfit('inspections', 'inspectors');
  const inspectors = cell.map((item: unknown) => {
    const { name, certificate } = Object(item) as { readonly name?: unknown; readonly certificate?: unknown };
    if (typeof name !== 'string') throw misfit('inspections', 'inspectors');
    return { certificate: typeof certificate === 'string' ? certificate : '', name };
  });
  return inspectors.length === 0 ? null : inspectors;
}

function misfit(table: string, field: string): AppError {
  return new AppError('INVALID_REQUEST', `The field ${table}.${field} cannot hold this`, { table, field });
}
