import { fromPlainValue, frozenField, noteSuffix } from '#db/columns.ts';
import type { Db } from '#db/connection.ts';
import { listRequiredFields, plainColumns } from '#db/plain-fields.ts';
import type { PlainTable } from '#db/plain-fields.ts';
import { findFrozenCell } from '#db/repositories/frozen-verdicts.ts';
import { iterateRawPages } from '#db/repositories/raw-rows.ts';
import type { RawMark, RawRow } from '#db/repositories/raw-rows.ts';
import type { LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { fits } from '../merge/shown-row.ts';
import { createAnswerText } from './answer-text.ts';

/**
 * A row of a table. `parts` are its cells that are not null, by field in order, each as `"field":` and the canonical JSON
 * of the cell; absent where a column holds something else than the program writes: such a row is to be read by itself.
 */
export type RowText = { readonly row: string; readonly parts?: readonly string[] };

/**
 * Reads all rows of a table as texts, in pages, without making objects of them: what a content hash is made of, and what
 * the entries of the log are held against. Equal to the canonical JSON of `findRowCells`.
 */
export function* iterateRowTexts(db: Db, table: LogTable): Generator<readonly RowText[]> {
  const read = table === 'records' ? readRecord : createPlainReader(db, table);
  for (const page of iterateRawPages(db, table)) {
    yield page.map((raw) => {
      const parts = readSafely(raw, read);
      return { row: raw.stored[0], ...(parts === undefined ? {} : { parts }) };
    });
  }
}

/** The canonical JSON of the cells of a row. */
export function joinCells(parts: readonly string[]): string {
  let text = '';
  for (let at = 0; at < parts.length; at += 2) text += `${at === 0 ? '' : ','}${parts[at] ?? ''}${parts[at + 1] ?? ''}`;
  return `{${text}}`;
}

/** Says whether the fields of an entry are those cells and nothing else, with nothing replaced: `{"a":[1],"b":[2]}`. */
export function isEntryOf(parts: readonly string[], fields: string): boolean {
  let at = 0;
  for (let part = 0; part < parts.length; part += 2) {
    const key = parts[part] ?? '';
    const cell = parts[part + 1] ?? '';
    if (fields[at] !== (part === 0 ? '{' : ',') || !fields.startsWith(key, at + 1)) return false;
    at += 1 + key.length;
    if (fields[at] !== '[' || !fields.startsWith(cell, at + 1)) return false;
    at += 1 + cell.length;
    if (fields[at] !== ']') return false;
    at += 1;
  }
  return at > 0 && fields[at] === '}' && at + 1 === fields.length;
}

type Read = (raw: RawRow) => readonly string[] | undefined;

/** What has no canonical text, or does not fit its column, is no usual row. */
function readSafely(raw: RawRow, read: Read): readonly string[] | undefined {
  try {
    return read(raw);
  } catch (cause) {
    if (cause instanceof AppError || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** The facts in the order of canonical JSON, in which a note comes right after its answer. */
const recordFields = facts
  .map((fact, at) => ({
    id: fact.id,
    at: at + 1,
    toText: createAnswerText(fact),
    answerKey: `${toCanonicalJson(fact.id)}:`,
    noteKey: `${toCanonicalJson(fact.id + noteSuffix)}:`,
  }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function readRecord({ stored, marks }: RawRow): readonly string[] | undefined {
  const parts: string[] = [];
  let next = 0;
  for (const { id, at, toText, answerKey, noteKey } of recordFields) {
    const mark = findMark(marks, next, id);
    const [, , state, carriedFrom, note] = mark ?? noMark;
    const value = stored[at] ?? null;
    if (value !== null || state !== null) {
      const answer = toText({ value, state, carriedFrom });
      if (answer === undefined) return undefined;
      parts.push(answerKey, answer);
    }
    if (note === '') return undefined;
    if (note !== null) parts.push(noteKey, toCanonicalJson(note));
    if (mark !== undefined) next += 1;
  }
  // A mark that was not come to is of no fact of ours.
  return next === marks.length ? parts : undefined;
}

const noMark: RawMark = ['', '', null, null, null];

function findMark(marks: readonly RawMark[], next: number, id: string): RawMark | undefined {
  const mark = marks[next];
  return mark !== undefined && mark[1] === id ? mark : undefined;
}

function createPlainReader(db: Db, table: PlainTable): Read {
  const names = table === 'inspections' ? [...plainColumns[table], frozenField] : plainColumns[table];
  const fields = names.map((name, at) => ({ name, at: at + 1, key: `${toCanonicalJson(name)}:` }));
  fields.sort((a, b) => (a.name < b.name ? -1 : 1));
  const required = listRequiredFields(table);
  return ({ stored }) => {
    const parts: string[] = [];
    for (const { name, at, key } of fields) {
      const isFrozen = name === frozenField && table === 'inspections';
      const cell = isFrozen ? findFrozenCell(db, stored[0]) : fromPlainValue(table, name, stored[at] ?? null);
      if (cell === null && required.includes(name)) return undefined;
      if (cell === null) continue;
      if (!isFrozen && !fits(table, name, cell)) return undefined;
      parts.push(key, toCanonicalJson(cell));
    }
    return parts;
  };
}
