import { getFact } from '#domain/facts/dictionary.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { parseTypedText } from '#domain/facts/typed-text.ts';
import { toHeadKey } from './csv-heads.ts';
import type { Column } from './csv-heads.ts';
import type { TableProblem, TextTable } from './csv-table.ts';
import type { ImportRejection, Reject } from './rejection.ts';
import { listHeadRejections, readHeads } from './table-heads.ts';
import type { HeadChoices, HeadReading } from './table-heads.ts';
import { createTablePlaces, toFieldName, toLetters } from './table-places.ts';
import type { TablePlaces } from './table-places.ts';

/** A file as records of the interchange format, and what was wrong with its heads and cells. */
export type TableRecords = {
  readonly records: readonly unknown[];
  readonly rejections: readonly ImportRejection[];
  /** Of a table: what its heads mean, and where its records stand. */
  readonly heads?: readonly HeadReading[];
  readonly places?: TablePlaces;
};

type RecordDraft = {
  readonly enterprise: Record<string, unknown>;
  readonly inspection: Record<string, unknown>;
  readonly inspectors: Record<'name' | 'certificate', string>[];
  readonly facts: Record<string, unknown>;
  readonly notes: Record<string, string>;
};

const kindWords: Readonly<Record<string, string>> = {
  首次: 'first',
  首次检查: 'first',
  首次檢查: 'first',
  firstvisit: 'first',
  复查: 'follow_up',
  複查: 'follow_up',
  followup: 'follow_up',
  'follow-up': 'follow_up',
};

/** One record a row. Every unknown head and unreadable cell is named; an empty cell is not asked. */
export function toTableRecords(table: TextTable, choices: HeadChoices = {}): TableRecords {
  const heads = readHeads(table, choices);
  const rejections = [...listHeadRejections(table, heads), ...listProblems(table, heads)];
  const refused = new Set(rejections.map(({ row, column }) => `${column}${row}`));
  const columns = heads.map(({ column }) => column);
  const letters = heads.map((_head, position) => toLetters(position));
  const records = table.rows.map((cells, record) => {
    const row = table.rowNumbers[record] ?? 0;
    const draft: RecordDraft = { enterprise: {}, inspection: {}, inspectors: [], facts: {}, notes: {} };
    cells.forEach((text, position) => {
      const column = columns[position];
      const cell = text.trim();
      const letter = letters[position] ?? '';
      if (column === undefined || cell === '' || refused.has(`${letter}${row}`)) return;
      readCell({ draft, column, cell }, (fact, code, message) =>
        rejections.push({ record, fact, code, message, row, column: letter }),
      );
    });
    return toRawRecord(draft);
  });
  return { records, rejections, heads, places: createTablePlaces(table, columns) };
}

const problemTexts: Readonly<Record<TableProblem['code'], string>> = {
  FORMULA: 'The cell is calculated; put the value in its place',
  MERGED_CELLS: 'Cells are merged; separate them, one value a cell',
  LOST_DIGITS: 'A number of more than 15 digits, some of which are lost; write it as text',
  ERROR_VALUE: 'The cell shows an error',
};

/** Cells of a workbook that cannot be taken, but for those of columns that are not read. */
function listProblems(table: TextTable, heads: readonly HeadReading[]): readonly ImportRejection[] {
  const recordsByRow = new Map(table.rowNumbers.map((row, record) => [row, record]));
  return (table.problems ?? []).flatMap(({ row, column, code }) => {
    const head = heads[column];
    if (head?.state === 'ignored') return [];
    const fact = head?.column === undefined ? (head?.name ?? '') : toFieldName(head.column);
    const message = problemTexts[code];
    return [{ record: recordsByRow.get(row) ?? 0, fact, code, message, row, column: toLetters(column) }];
  });
}

type CellReading = { readonly draft: RecordDraft; readonly column: Column; readonly cell: string };

function readCell({ draft, column, cell }: CellReading, reject: Reject): void {
  switch (column.kind) {
    case 'enterprise':
      draft.enterprise[column.key] = cell;
      return;
    case 'inspection':
      draft.inspection[column.key] = toInspectionValue(column.key, cell);
      return;
    case 'inspector':
      draft.inspectors[column.position] = {
        name: '',
        certificate: '',
        ...draft.inspectors[column.position],
        [column.key]: cell,
      };
      return;
    case 'note':
      draft.notes[column.fact] = cell;
      return;
    case 'fact':
      readFact(draft, { fact: column.fact, cell }, reject);
  }
}

function toInspectionValue(key: string, cell: string): string {
  if (key === 'kind') return kindWords[toHeadKey(cell)] ?? cell;
  return key === 'date' ? toIsoDate(cell) : cell;
}

/** 2026/5/12, 2026.5.12 and 2026年5月12日 as 2026-05-12; anything else stays and is judged as it is. */
function toIsoDate(cell: string): string {
  const match = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(cell.normalize('NFKC'));
  if (match === null) return cell;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readFact(
  draft: RecordDraft,
  { fact, cell }: { readonly fact: string; readonly cell: string },
  reject: Reject,
): void {
  const definition = getFact(fact);
  const typed = parseTypedText(definition, cell);
  if (!typed.ok) reject(fact, typed.code, typed.message);
  else if (typed.answer !== undefined) draft.facts[fact] = toInterchangeAnswer(definition, { answer: typed.answer });
}

function toRawRecord({ enterprise, inspection, inspectors, facts, notes }: RecordDraft): unknown {
  const noted = Object.entries(notes).map(([fact, note]): [string, unknown] => [fact, withNote(facts[fact], note)]);
  const named = inspectors.filter((inspector) => inspector !== undefined);
  const visit = named.length === 0 ? inspection : { ...inspection, inspectors: named };
  return {
    enterprise,
    ...(Object.keys(visit).length === 0 ? {} : { inspection: visit }),
    facts: { ...facts, ...Object.fromEntries(noted) },
  };
}

function withNote(fact: unknown, note: string): unknown {
  if (fact === undefined) return { note };
  return typeof fact === 'object' && !Array.isArray(fact) ? { ...fact, note } : { value: fact, note };
}
