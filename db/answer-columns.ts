import type { Cell } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import type { Answer, FactDefinition, FactType, FactValue, NoValueState } from '#domain/fact.ts';
import { findRecordField } from './columns.ts';
import type { SqlValue } from './columns.ts';

/** An answer as it lies in two tables: the typed column, and the mark where there is more to say. */
export type StoredAnswer = {
  readonly value: SqlValue;
  readonly state: NoValueState | null;
  readonly carriedFrom: string | null;
};

const noValueStates: readonly NoValueState[] = ['none', 'unknown', 'refused', 'not_applicable'];

/**
 * The cell of a record's field in the one form that is logged.
 * @throws AppError INVALID_REQUEST where the fact is unknown or cannot hold the cell.
 */
export function toRecordCell(field: string, cell: Cell): Cell {
  const known = findRecordField(field);
  if (known === undefined) throw new AppError('INVALID_REQUEST', `No fact ${field}`, { field });
  if (cell === null) return null;
  if (known.part === 'note') {
    if (typeof cell !== 'string') throw misfit(field);
    return cell === '' ? null : cell;
  }
  return { ...parseAnswer(known.fact, cell) };
}

/**
 * Says whether a record's field can hold the cell and the cell has the form of `toRecordCell`, without making that: this
 * is asked of every answer of a merge.
 */
export function isRecordCell(field: string, cell: Cell): boolean {
  const known = findRecordField(field);
  if (known === undefined) return false;
  if (cell === null) return true;
  if (known.part === 'note') return typeof cell === 'string' && cell !== '';
  if (typeof cell !== 'object' || Array.isArray(cell)) return false;
  return isAnswerCell(known.fact, cell as Readonly<Record<string, unknown>>);
}

function isAnswerCell(fact: FactDefinition, cell: Readonly<Record<string, unknown>>): boolean {
  let parts = 0;
  for (const part in cell) if (Object.hasOwn(cell, part)) parts += 1;
  const { value, state, carriedFrom } = cell;
  if (carriedFrom !== undefined && typeof carriedFrom !== 'string') return false;
  if (parts !== (carriedFrom === undefined ? 1 : 2)) return false;
  if (state !== undefined) return noValueStates.some((known) => known === state);
  const formed = value === undefined ? undefined : parsers[fact.type](value, fact);
  if (formed === value) return formed !== undefined;
  // A set is formed anew: sorted, each element once.
  return isSameList(formed, value);
}

function isSameList(formed: FactValue | undefined, value: unknown): boolean {
  if (!Array.isArray(formed) || !Array.isArray(value)) return false;
  return formed.length === value.length && formed.every((item, at) => item === value[at]);
}

export function toStoredAnswer(fact: FactDefinition, cell: Cell): StoredAnswer {
  if (cell === null) return { value: null, state: null, carriedFrom: null };
  const answer = parseAnswer(fact, cell);
  const carriedFrom = answer.carriedFrom ?? null;
  if ('state' in answer) return { value: null, state: answer.state, carriedFrom };
  return {
    value: typeof answer.value === 'object' ? JSON.stringify(answer.value) : answer.value,
    state: null,
    carriedFrom,
  };
}

/** The answer of a stored row; undefined: not asked. */
export function fromStoredAnswer(fact: FactDefinition, stored: StoredAnswer): Answer | undefined {
  const carried = stored.carriedFrom === null ? {} : { carriedFrom: stored.carriedFrom };
  if (stored.state !== null) return { state: stored.state, ...carried };
  if (stored.value === null) return undefined;
  return { value: fact.type === 'set' ? parseSet(String(stored.value)) : stored.value, ...carried };
}

/** @throws AppError INVALID_REQUEST. */
function parseAnswer(fact: FactDefinition, cell: Cell): Answer {
  const { value, state, carriedFrom } = Object(cell) as Readonly<Record<string, unknown>>;
  if (carriedFrom !== undefined && typeof carriedFrom !== 'string') throw misfit(fact.id);
  const carried = carriedFrom === undefined ? {} : { carriedFrom };
  if (state !== undefined) {
    const known = noValueStates.find((candidate) => candidate === state);
    if (known === undefined || value !== undefined) throw misfit(fact.id);
    return { state: known, ...carried };
  }
  return { value: parseValue(fact, value), ...carried };
}

/** Shape only, as the column needs it; ranges and dates are checked where people type them. */
function parseValue(fact: FactDefinition, value: unknown): FactValue {
  const parsed = parsers[fact.type](value, fact);
  if (parsed === undefined) throw misfit(fact.id);
  return parsed;
}

type Parser = (value: unknown, fact: FactDefinition) => FactValue | undefined;

const parsers: Readonly<Record<FactType, Parser>> = {
  integer: toCount,
  money: toCount,
  date: (value) => (typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\d$/.test(value) ? value : undefined),
  yes_no: (value) => (value === 'yes' || value === 'no' ? value : undefined),
  enum: (value, fact) => (isOption(fact, value) ? value : undefined),
  set: (value, fact) => (isListOfOptions(fact, value) ? [...new Set(value)].sort() : undefined),
  text: (value) => (typeof value === 'string' ? value : undefined),
};

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function isListOfOptions(fact: FactDefinition, value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => isOption(fact, item));
}

function isOption(fact: FactDefinition, value: unknown): value is string {
  return fact.options?.some(({ id }) => id === value) === true;
}

function parseSet(stored: string): readonly string[] {
  const elements: unknown = JSON.parse(stored);
  return Array.isArray(elements) ? elements.map(String) : [];
}

function misfit(field: string): AppError {
  return new AppError('INVALID_REQUEST', `The fact ${field} cannot hold this`, { field });
}
