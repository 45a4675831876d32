import type { Db } from '#db/connection.ts';
import { prepare } from '#db/connection.ts';
import { iteratePages } from '#db/paging.ts';
import { listInspectionIds } from '#db/repositories/inspections.ts';
import type { Answer, FactDefinition, FactValue } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { formatAnswer, formatValue } from '#domain/facts/format-value.ts';
import type { Language } from '#domain/language.ts';
import { identityHeads } from '#services/import/csv-heads.ts';
import type { Head } from '#services/import/csv-heads.ts';
import type { Library } from '../../library.ts';
import { getVisitRecord } from '../../visit-record.ts';
import type { VisitRecord } from '../../visit-record.ts';
import type { Cell } from './cells.ts';
import { heads, kindNames, sheetNames, stateNames } from './words.ts';
import type { Sheet } from './write-workbook.ts';

/**
 * Every visit that is not deleted, one a row: who and when, every fact, then the notes of the facts that have any. Heads
 * and values are those of an import.
 */
export function createRecordSheet({ db }: Library, language: Language): Sheet {
  const noted = listNotedFacts(db);
  const names = [
    ...identityHeads.map(({ label }) => label[language]),
    heads.state[language],
    ...facts.map(({ label }) => label[language]),
    ...noted.map(({ label }) => toNoteHead(label[language], language)),
  ];
  return {
    name: sheetNames.records[language],
    columns: names.map((head) => ({ head, width: 18 })),
    rows: iterateRows(db, noted, language),
  };
}

function toNoteHead(label: string, language: Language): string {
  return language === 'en' ? `${label} ${heads.note.en}` : `${label}${heads.note[language]}`;
}

function listNotedFacts(db: Db): readonly FactDefinition[] {
  const sql = `SELECT DISTINCT m.fact FROM answer_marks m JOIN inspections i ON i.id = m.inspection_id
    WHERE m.note IS NOT NULL AND i.deleted = 0`;
  const noted = new Set(prepare(db, sql).pluck().all());
  return facts.filter(({ id }) => noted.has(id));
}

function* iterateRows(db: Db, noted: readonly FactDefinition[], language: Language): Generator<readonly Cell[]> {
  const fetch = (after: string): readonly string[] => listInspectionIds(db, { after, limit: 200 });
  for (const id of iteratePages({ start: '', fetch, keyOf: (key) => key })) {
    const record = getVisitRecord(db, id);
    yield [
      ...identityHeads.map((head) => toIdentityCell(head, record, language)),
      stateNames[record.inspection.state][language],
      ...facts.map((fact) => toAnswerCell(fact, record.answers[fact.id], language)),
      ...noted.map(({ id: fact }) => record.notes[fact] ?? null),
    ];
  }
}

type ReadCell = (record: VisitRecord, language: Language) => Cell;

const identityCells: Readonly<Record<string, ReadCell>> = {
  enterprise_id: ({ enterprise }) => enterprise.id,
  name: ({ enterprise }) => enterprise.name,
  credit_code: ({ enterprise }) => enterprise.creditCode,
  region_code: ({ enterprise }) => enterprise.regionCode,
  industry_code: ({ enterprise }) => enterprise.industryCode,
  address: ({ enterprise }) => enterprise.address,
  contact_name: ({ enterprise }) => enterprise.contactName,
  contact_phone: ({ enterprise }) => enterprise.contactPhone,
  inspection_id: ({ inspection }) => inspection.id,
  date: ({ inspection }) => ({ date: inspection.date }),
  kind: ({ inspection }, language) => kindNames[inspection.kind][language],
};

function toIdentityCell({ column, id }: Head, record: VisitRecord, language: Language): Cell {
  if (column.kind === 'inspector') return record.inspection.inspectors[column.position]?.[column.key] ?? null;
  return identityCells[id]?.(record, language) ?? null;
}

/** Not asked is empty. An answer that is only carried over says so and is no value to count with. */
function toAnswerCell(fact: FactDefinition, answer: Answer | undefined, language: Language): Cell {
  if (answer === undefined) return null;
  if ('state' in answer || answer.carriedFrom !== undefined) return formatAnswer(fact, answer, language);
  return toValueCell(fact, answer.value, language);
}

function toValueCell(fact: FactDefinition, value: FactValue, language: Language): Cell {
  if (typeof value === 'number') return fact.type === 'money' ? { decimal: value / 100 } : value;
  if (typeof value !== 'string')
    return value.map((id) => formatValue(fact, id, language)).join('；') || formatValue(fact, value, language);
  return fact.type === 'date' ? { date: value } : formatValue(fact, value, language);
}
