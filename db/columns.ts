import type { Cell, LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { parseFrozenVerdicts } from '#domain/frozen-verdicts.ts';
import { findFieldRule, plainColumns } from './plain-fields.ts';
import type { FieldRule, PlainTable } from './plain-fields.ts';

export type SqlValue = number | string | null;

/** A field of a visit that is kept in a table of its own: large, and seldom read. */
export const frozenField = 'frozen_verdicts';

export const noteSuffix = '.note';

/** A field of a record: a fact's answer, or the note on it. */
export type RecordField = { readonly fact: FactDefinition; readonly part: 'answer' | 'note' };

const recordFields: ReadonlyMap<string, RecordField> = new Map(
  facts.flatMap((fact): [string, RecordField][] => [
    [fact.id, { fact, part: 'answer' }],
    [fact.id + noteSuffix, { fact, part: 'note' }],
  ]),
);

export function findRecordField(field: string): RecordField | undefined {
  return recordFields.get(field);
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
  if (isFrozenField(table, field)) return toFrozenCell(cell);
  const rule = findFieldRule(table, field);
  if (rule === undefined) throw new AppError('INVALID_REQUEST', `No field ${table}.${field}`, { table, field });
  if (cell === null && rule !== 'required') return null;
  const formed = formers[toFormerName(rule)](cell, rule);
  if (formed === undefined) throw misfit(table, field);
  return formed;
}

/** The column's value for a cell in the form of `toPlainCell`. */
export function toPlainValue(table: PlainTable, field: string, cell: Cell): SqlValue {
  const rule = findFieldRule(table, field);
  if (rule === 'flag') return cell === null ? 0 : 1;
  if (rule === 'inspectors' || rule === 'list') return JSON.stringify(cell ?? []);
  if (rule === 'document') return JSON.stringify(cell ?? {});
  if (cell === null) return isChoice(rule) ? (rule[0] ?? null) : null;
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
}

/** The cell that a stored column stands for: the inverse of `toPlainValue`. */
export function fromPlainValue(table: PlainTable, field: string, value: SqlValue): Cell {
  const rule = findFieldRule(table, field);
  if (value === null) return null;
  if (rule === 'flag') return value === 1 ? 1 : null;
  if (rule === 'inspectors' || rule === 'list' || rule === 'document') {
    return toPlainCell(table, field, JSON.parse(String(value)) as Cell);
  }
  return toPlainCell(table, field, value);
}

type Former = (cell: Cell, rule: FieldRule) => Cell | undefined;

/** Gives a cell its logged form; undefined where the field cannot hold it. */
const formers: Readonly<Record<'text' | 'choice' | 'count' | 'flag' | 'inspectors' | 'list' | 'document', Former>> = {
  text: (cell, rule) => {
    if (typeof cell !== 'string' || (rule === 'required' && cell === '')) return undefined;
    return cell === '' ? null : cell;
  },
  choice: (cell, rule) => {
    if (!isChoice(rule) || typeof cell !== 'string' || !rule.includes(cell)) return undefined;
    return cell === rule[0] ? null : cell;
  },
  count: (cell) => (typeof cell === 'number' && Number.isSafeInteger(cell) && cell >= 0 ? cell : undefined),
  flag: (cell) => {
    if (cell === false || cell === 0) return null;
    return cell === true || cell === 1 ? 1 : undefined;
  },
  inspectors: toInspectorsCell,
  list: (cell) => {
    if (!isList(cell) || !cell.every((item) => typeof item === 'string')) return undefined;
    return cell.length === 0 ? null : [...new Set(cell)].sort();
  },
  document: (cell) => {
    if (typeof cell !== 'object' || cell === null || isList(cell)) return undefined;
    return Object.keys(cell).length === 0 ? null : cell;
  },
};

function toFormerName(rule: FieldRule): keyof typeof formers {
  if (isChoice(rule)) return 'choice';
  return rule === 'required' || rule === 'optional' ? 'text' : rule;
}

function isChoice(rule: FieldRule | undefined): rule is readonly string[] {
  return typeof rule === 'object';
}

function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell);
}

function toFrozenCell(cell: Cell): Cell {
  if (cell === null) return null;
  const frozen = parseFrozenVerdicts(cell);
  if (frozen === undefined) throw misfit('inspections', frozenField);
  return frozen;
}

function toInspectorsCell(cell: Cell): Cell | undefined {
  if (!isList(cell)) return undefined;
  const inspectors: Cell[] = [];
  for (const item of cell) {
    const { name, certificate } = Object(item) as { readonly name?: unknown; readonly certificate?: unknown };
    if (typeof name !== 'string') return undefined;
    inspectors.push({ certificate: typeof certificate === 'string' ? certificate : '', name });
  }
  return inspectors.length === 0 ? null : inspectors;
}

function misfit(table: string, field: string): AppError {
  return new AppError('INVALID_REQUEST', `The field ${table}.${field} cannot hold this`, { table, field });
}
