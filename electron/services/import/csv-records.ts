import { getFact } from '#domain/facts/dictionary.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { parseTypedText } from '#domain/facts/typed-text.ts';
import { findColumn, toHeadKey } from './csv-heads.ts';
import type { Column } from './csv-heads.ts';
import type { TextTable } from './csv-table.ts';
import type { ImportRejection, Reject } from './rejection.ts';

/** A table as records of the interchange format, and what was wrong with its heads and cells. */
export type TableRecords = { readonly records: readonly unknown[]; readonly rejections: readonly ImportRejection[] };

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
export function toTableRecords(table: TextTable): TableRecords {
  const rejections: ImportRejection[] = [];
  const columns = readHeads(table.heads, rejections);
  const records = table.rows.map((cells, index) => {
    const reject: Reject = (fact, code, message) => rejections.push({ record: index, fact, code, message });
    const draft: RecordDraft = { enterprise: {}, inspection: {}, inspectors: [], facts: {}, notes: {} };
    columns.forEach((column, position) => {
      const cell = (cells[position] ?? '').trim();
      if (column !== undefined && cell !== '') readCell({ draft, column, cell }, reject);
    });
    return toRawRecord(draft);
  });
  return { records, rejections };
}

function readHeads(heads: readonly string[], rejections: ImportRejection[]): readonly (Column | undefined)[] {
  const seen = new Set<string>();
  return heads.map((name) => {
    const column = findColumn(name);
    const key = column === undefined ? toHeadKey(name) : JSON.stringify(column);
    if (column === undefined) {
      rejections.push({
        record: 0,
        fact: name,
        code: 'UNKNOWN_FACT',
        message: `No fact is called ${JSON.stringify(name)}`,
      });
    } else if (seen.has(key)) {
      rejections.push({ record: 0, fact: name, code: 'DUPLICATE_COLUMN', message: 'Another column means the same' });
    }
    seen.add(key);
    return column;
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
