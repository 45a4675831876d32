import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, FactDefinition } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { getContentHash } from '#services/content-hash.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { createVisit, getEnterprise } from '#services/enterprises.ts';
import { importRecords } from '#services/import/import-records.ts';
import { getHistory } from '#services/visit-history.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers, saveNote } from '#services/visit-answers.ts';
import { getVisit, undo } from '#services/visits.ts';
import { makeLibrary, makeVisit } from './support/app-library.ts';

const language = 'en';
type Given = Readonly<Record<string, Answer>>;

function beginVisit(library: Library, enterpriseId: string, date: string): string {
  return createVisit(library, { enterpriseId, date, kind: 'follow_up', inspectors: [], carryOver: true }).inspectionId;
}

/** An enterprise that was visited on that day with these answers. */
function makeVisited(library: Library, { date, answers }: { readonly date: string; readonly answers: Given }): string {
  const { enterpriseId, inspectionId } = makeVisit(library, date);
  if (Object.keys(answers).length > 0) saveAnswers(library, { inspectionId, answers, language });
  return enterpriseId;
}

describe('a visit that begins with the answers of the last one', () => {
  it('takes values and "none" over with the day they are from, and neither notes nor what was not known then', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeVisit(library, '2025-03-02');
    const answers: Given = {
      employees_total: { value: 230 },
      chair_concurrent_admin: { value: ['hr_head'] },
      last_audit_report_on: { state: 'none' },
      womens_committee: { state: 'not_applicable' },
      members_with_card: { state: 'unknown' },
      payroll_12m: { state: 'refused' },
    };
    saveAnswers(library, { inspectionId, answers, language });
    saveNote(library, { inspectionId, fact: 'employees_total', note: 'roster', language });
    const next = beginVisit(library, enterpriseId, '2026-05-12');
    const carriedFrom = '2025-03-02';
    expect(getVisit(library, { inspectionId: next, language }).answers).toEqual({
      employees_total: { value: 230, carriedFrom },
      chair_concurrent_admin: { value: ['hr_head'], carriedFrom },
      last_audit_report_on: { state: 'none', carriedFrom },
      womens_committee: { state: 'not_applicable', carriedFrom },
    });
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('begins empty where it is not asked to carry over', () => {
    const library = makeLibrary();
    const enterpriseId = makeVisited(library, { date: '2025-03-02', answers: { employees_total: { value: 230 } } });
    const visit = { enterpriseId, date: '2026-05-12', kind: 'follow_up', inspectors: [] } as const;
    const { inspectionId } = createVisit(library, visit);
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({});
  });

  it('begins empty at a first visit, and with nothing of a later, void or deleted visit', () => {
    const library = makeLibrary();
    const enterpriseId = makeVisited(library, { date: '2026-06-01', answers: { employees_total: { value: 1 } } });
    for (const [date, set] of [
      ['2024-01-01', { state: 'void' }],
      ['2024-02-01', { deleted: true }],
    ] as const) {
      const inspectionId = beginVisit(library, enterpriseId, date);
      saveAnswers(library, { inspectionId, answers: { employees_total: { value: 2 } }, language });
      write(library, [{ table: 'inspections', row: inspectionId, set }]);
    }
    const next = beginVisit(library, enterpriseId, '2026-05-12');
    expect(getVisit(library, { inspectionId: next, language })).toMatchObject({ answers: {}, previous: null });
  });

  it('keeps the older day of what the visit in between did not confirm', () => {
    const library = makeLibrary();
    const answers = { employees_total: { value: 230 }, members_total: { value: 180 } };
    const enterpriseId = makeVisited(library, { date: '2024-03-02', answers });
    const between = beginVisit(library, enterpriseId, '2025-03-02');
    saveAnswers(library, { inspectionId: between, answers: { members_total: { value: 190 } }, language });
    const next = beginVisit(library, enterpriseId, '2026-05-12');
    expect(getVisit(library, { inspectionId: next, language }).answers).toEqual({
      employees_total: { value: 230, carriedFrom: '2024-03-02' },
      members_total: { value: 190, carriedFrom: '2025-03-02' },
    });
  });

  it('leaves undo nothing to do until something is answered, and then brings the marks back', () => {
    const library = makeLibrary();
    const answers = { employees_total: { value: 230 }, members_total: { value: 180 } };
    const enterpriseId = makeVisited(library, { date: '2025-03-02', answers });
    const inspectionId = beginVisit(library, enterpriseId, '2026-05-12');
    const before = getVisit(library, { inspectionId, language });
    expect(before.undo).toEqual({ canUndo: false, canRedo: false });
    saveAnswers(library, { inspectionId, answers, language });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual(answers);
    const { facts: touched, visit } = undo(library, { inspectionId, language });
    expect(touched.toSorted()).toEqual(['employees_total', 'members_total']);
    expect(visit.answers).toEqual(before.answers);
    expect(visit.undo).toEqual({ canUndo: false, canRedo: true });
  });

  it('shows in the history where a value is from and when it was confirmed', () => {
    const library = makeLibrary();
    const answers = { employees_total: { value: 230 } };
    const enterpriseId = makeVisited(library, { date: '2025-03-02', answers });
    const inspectionId = beginVisit(library, enterpriseId, '2026-05-12');
    saveAnswers(library, { inspectionId, answers, language });
    const steps = getHistory(library, { inspectionId, fact: 'employees_total', language });
    expect(steps.map(({ kind, to }) => [kind, to.includes('2025-03-02')])).toEqual([
      ['import', true],
      ['edit', false],
    ]);
  });

  it('does not change the visit that the answers are from', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeVisit(library, '2025-03-02');
    saveAnswers(library, { inspectionId, answers: { employees_total: { value: 230 } }, language });
    const before = getVisit(library, { inspectionId, language });
    const next = beginVisit(library, enterpriseId, '2026-05-12');
    saveAnswers(library, { inspectionId: next, answers: { employees_total: { value: 5 } }, language });
    expect(getVisit(library, { inspectionId, language })).toEqual(before);
  });

  it('keeps its marks in a dump', () => {
    const library = makeLibrary();
    const answers = { employees_total: { value: 230 }, last_audit_report_on: { state: 'none' } } as const;
    beginVisit(library, makeVisited(library, { date: '2025-03-02', answers }), '2026-05-12');
    const other = makeLibrary();
    const records: readonly unknown[] = JSON.parse(JSON.stringify([...iterateDump(library)]));
    expect(importRecords(other, { records, mode: 'write', language }).rejected).toEqual([]);
    expect(getContentHash(other)).toBe(getContentHash(library));
  });

  it('judges nothing by what is not confirmed: as if nothing had been asked', () => {
    fc.assert(
      fc.property(givenAnswers, (answers) => {
        const library = makeLibrary();
        const enterpriseId = makeVisited(library, { date: '2025-03-02', answers });
        const prefilled = getVisit(library, {
          inspectionId: beginVisit(library, enterpriseId, '2026-05-12'),
          language,
        });
        const empty = getVisit(library, { inspectionId: makeVisit(library).inspectionId, language });
        expect(prefilled.assessment).toEqual(empty.assessment);
        const [newest] = getEnterprise(library, enterpriseId).visits;
        expect(newest?.counts).toEqual(empty.assessment.counts);
      }),
      { numRuns: 15 },
    );
  });

  it('has the answers of the last visit once everything is confirmed', () => {
    fc.assert(
      fc.property(givenAnswers, (answers) => {
        const library = makeLibrary();
        const enterpriseId = makeVisited(library, { date: '2025-03-02', answers });
        const inspectionId = beginVisit(library, enterpriseId, '2026-05-12');
        const carried = getVisit(library, { inspectionId, language }).answers;
        const confirmed = Object.entries(carried).map(([fact]) => [fact, answers[fact] ?? null] as const);
        if (confirmed.length > 0) {
          saveAnswers(library, { inspectionId, answers: Object.fromEntries(confirmed), language });
        }
        const kept = Object.entries(answers).filter(([, answer]) => 'value' in answer || answer.state === 'none');
        expect(getVisit(library, { inspectionId, language }).answers).toEqual(Object.fromEntries(kept));
        expect(verifyLibrary(library).problems).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

const givenAnswers: fc.Arbitrary<Given> = fc
  .subarray([...facts])
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((fact) => [fact.id, toArbitraryAnswer(fact)]))));

function toArbitraryAnswer(fact: FactDefinition): fc.Arbitrary<Answer> {
  const states = [...(fact.mayBeNone ? (['none'] as const) : []), 'unknown', 'refused'] as const;
  return fc.oneof(
    { weight: 4, arbitrary: toArbitraryValue(fact).map((value) => ({ value })) },
    { weight: 1, arbitrary: fc.constantFrom(...states).map((state) => ({ state })) },
  );
}

function toArbitraryValue(fact: FactDefinition): fc.Arbitrary<number | string | readonly string[]> {
  const options = (fact.options ?? []).map(({ id }) => id);
  switch (fact.type) {
    case 'integer':
    case 'money':
      return fc.integer({ min: 0, max: 1_000 });
    case 'date':
      return fc.constantFrom('2019-05-01', '2023-11-30', '2025-02-28');
    case 'yes_no':
      return fc.constantFrom('yes', 'no');
    case 'enum':
      return fc.constantFrom(...options);
    case 'set':
      return fc.constantFrom(...options).map((option) => [option]);
    case 'text':
      return fc.constantFrom('甲公司工会', '王芳');
  }
}
