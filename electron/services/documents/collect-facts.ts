import { facts } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { sections } from '#domain/facts/sections.ts';
import type { Language } from '#domain/language.ts';
import type { DocumentInput, FactRow } from '#reports/document-input.ts';
import type { VisitRecord } from '../visit-record.ts';

/** What was recorded at a visit, section by section in the dictionary's order; facts that nobody asked are not named. */
export function listSections({ answers, notes }: VisitRecord, language: Language): DocumentInput['sections'] {
  return sections.map(({ id, label }) => ({
    label: label[language],
    rows: facts
      .filter((fact) => fact.section === id && (answers[fact.id] !== undefined || notes[fact.id] !== undefined))
      .map((fact): FactRow => ({
        label: fact.label[language],
        value: formatAnswer(fact, answers[fact.id], language),
        note: notes[fact.id] ?? '',
      })),
  }));
}
