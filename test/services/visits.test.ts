import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/fact.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { listEnterprises } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers, saveNote } from '#services/visit-answers.ts';
import { getVisit, redo, saveVisitDetails, undo } from '#services/visits.ts';
import { countRows, failureOf, makeLibrary, makeVisit } from './support/app-library.ts';

const language = 'en';
const firstPage = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 } as const;

describe('saveAnswers', () => {
  it('records values and states, and says what follows from them', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const answers = {
      employees_total: { value: 230 },
      chair_concurrent_admin: { value: ['hr_head'] },
      members_with_card: { state: 'unknown' },
      last_audit_report_on: { state: 'none' },
    } as const;
    const saved = saveAnswers(library, { inspectionId, answers, language });
    const visit = getVisit(library, { inspectionId, language });
    expect(visit.answers).toEqual(answers);
    expect(saved.assessment).toEqual(visit.assessment);
    expect(saved.undo).toEqual({ canUndo: true, canRedo: false });
    expect(saved.savedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('keeps the counts of the list equal to the verdicts shown', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const answers = {
      union_type: { value: 'independent' },
      members_women: { value: 34 },
      womens_committee: { value: 'none' },
    };
    const saved = saveAnswers(library, { inspectionId, language, answers });
    expect(saved.assessment.counts.gap).toBeGreaterThan(0);
    expect(listEnterprises(library, firstPage).rows[0]?.counts).toEqual(saved.assessment.counts);
  });

  it('clears an answer: not asked again', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const before = getVisit(library, { inspectionId, language });
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 230 } } });
    saveAnswers(library, { inspectionId, language, answers: { employees_total: null } });
    expect(getVisit(library, { inspectionId, language })).toEqual({
      ...before,
      undo: { canUndo: true, canRedo: false },
    });
  });

  it('confirms what was carried over from the last visit', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const carried = { value: 230, carriedFrom: '2025-05-01' };
    write(library, [{ table: 'records', row: inspectionId, set: { employees_total: carried } }], { kind: 'import' });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({ employees_total: carried });
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 230 } } });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({ employees_total: { value: 230 } });
  });

  it.each<[string, Answer, string]>([
    ['employees_total', { value: -1 }, 'OUT_OF_RANGE'],
    ['employees_total', { value: 1.5 }, 'WRONG_TYPE'],
    ['employees_total', { value: '12' }, 'WRONG_TYPE'],
    ['union_type', { value: 'club' }, 'NOT_IN_LIST'],
    ['last_audit_report_on', { value: '2026-02-30' }, 'IMPOSSIBLE_DATE'],
    ['employees_total', { state: 'none' }, 'BAD_STATE'],
    ['chair_concurrent_admin', { value: ['hr_head', 'hr_head'] }, 'BAD_SHAPE'],
    ['no_such_fact', { value: 1 }, 'UNKNOWN_FACT'],
    ['__proto__', { value: 1 }, 'UNKNOWN_FACT'],
    ['toString', { state: 'unknown' }, 'UNKNOWN_FACT'],
  ])('refuses %s = %o as %s together with everything sent with it', (fact, answer, code) => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const before = countRows(library);
    const answers = Object.fromEntries([
      [fact, answer],
      ['members_total', { value: 5 }],
    ] as const);
    expect(failureOf(() => saveAnswers(library, { inspectionId, answers, language }))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact, code }],
    });
    expect(countRows(library)).toEqual(before);
  });

  it('takes money in fen as stored', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const money = facts.find((fact) => fact.type === 'money')?.id ?? expect.unreachable();
    saveAnswers(library, { inspectionId, language, answers: { [money]: { value: 1_234_567 } } });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({ [money]: { value: 1_234_567 } });
    const broken = { [money]: { value: 0.5 } };
    expect(failureOf(() => saveAnswers(library, { inspectionId, language, answers: broken })).code).toBe(
      'RECORD_REJECTED',
    );
  });

  it.each(['completed', 'submitted', 'approved', 'void'])('refuses every edit of a visit in state %s', (state) => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 1 } } });
    write(library, [{ table: 'inspections', row: inspectionId, set: { state } }]);
    const before = countRows(library);
    const edits = [
      () => saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 2 } } }),
      () => saveNote(library, { inspectionId, language, fact: 'employees_total', note: 'x' }),
      () => saveVisitDetails(library, { inspectionId, language, date: '2026-05-13' }),
      () => undo(library, { inspectionId, language }),
      () => redo(library, { inspectionId, language }),
    ];
    for (const edit of edits) expect(failureOf(edit).code).toBe('RECORD_LOCKED');
    expect(countRows(library)).toEqual(before);
  });

  it('takes edits of a returned visit', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    write(library, [{ table: 'inspections', row: inspectionId, set: { state: 'returned' } }]);
    const saved = saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 2 } } });
    expect(saved.undo.canUndo).toBe(true);
  });
});

describe('saveNote', () => {
  it('keeps a note beside an answer, or without one, and clears a blank one', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 2 } } });
    saveNote(library, { inspectionId, language, fact: 'employees_total', note: '名册第 3 页' });
    saveNote(library, { inspectionId, language, fact: 'members_total', note: '待补' });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({
      employees_total: { value: 2, note: '名册第 3 页' },
      members_total: { note: '待补' },
    });
    saveNote(library, { inspectionId, language, fact: 'members_total', note: ' \n' });
    saveNote(library, { inspectionId, language, fact: 'employees_total', note: null });
    expect(getVisit(library, { inspectionId, language }).answers).toEqual({ employees_total: { value: 2 } });
  });

  it.each([
    ['no_such_fact', 'x', 'UNKNOWN_FACT'],
    ['employees_total', '\u0000', 'BAD_TEXT'],
  ])('refuses a note to %s', (fact, note, code) => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    expect(failureOf(() => saveNote(library, { inspectionId, language, fact, note })).issues).toEqual([{ fact, code }]);
  });
});

describe('saveVisitDetails', () => {
  it('judges by the law of the new date', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    saveAnswers(library, {
      inspectionId,
      language,
      answers: { union_type: { value: 'none' }, employees_total: { value: 60 } },
    });
    const inForce = (visit: ReturnType<typeof getVisit>): string =>
      JSON.stringify(visit.assessment.verdicts.map((verdict) => verdict.basis.map((basis) => basis.from)));
    const present = getVisit(library, { inspectionId, language });
    const past = saveVisitDetails(library, { inspectionId, language, date: '2006-09-01' });
    expect(inForce(past)).not.toBe(inForce(present));
    expect(past.inspection.date).toBe('2006-09-01');
    expect(listEnterprises(library, firstPage).rows[0]?.counts).toEqual(past.assessment.counts);
  });

  it('leaves what is not named as it is', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const inspectors = [{ name: '王芳', certificate: 'A-17' }];
    saveVisitDetails(library, { inspectionId, language, inspectors });
    const visit = saveVisitDetails(library, { inspectionId, language, kind: 'follow_up' });
    expect(visit.inspection).toMatchObject({ date: '2026-05-12', kind: 'follow_up', inspectors });
    expect(
      saveVisitDetails(library, { inspectionId, language, kind: 'first', inspectors: [] }).inspection,
    ).toMatchObject({
      kind: 'first',
      inspectors: [],
    });
  });
});

describe('undo and redo', () => {
  it('go back and forth through the edits of the visit, with the verdicts', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    const empty = getVisit(library, { inspectionId, language });
    saveAnswers(library, { inspectionId, language, answers: { union_type: { value: 'none' } } });
    const one = getVisit(library, { inspectionId, language });
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 60 } } });
    const two = getVisit(library, { inspectionId, language });
    const back = undo(library, { inspectionId, language });
    expect(back.facts).toEqual(['employees_total']);
    expect(back.visit).toEqual({ ...one, undo: { canUndo: true, canRedo: true } });
    expect(undo(library, { inspectionId, language }).visit.answers).toEqual(empty.answers);
    expect(listEnterprises(library, firstPage).rows[0]?.counts).toEqual(empty.assessment.counts);
    redo(library, { inspectionId, language });
    expect(redo(library, { inspectionId, language }).visit).toEqual(two);
  });

  it('say when there is nothing', () => {
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    expect(failureOf(() => undo(library, { inspectionId, language })).code).toBe('UNDO_NOTHING');
    expect(failureOf(() => redo(library, { inspectionId, language })).code).toBe('UNDO_NOTHING');
  });
});

describe('a visit', () => {
  it('shows, counts and stores the same after any sequence of edits', () => {
    const choices = ['employees_total', 'members_total', 'members_women'] as const;
    const answer = fc.oneof(
      fc.nat({ max: 300 }).map((value) => ({ value })),
      fc.constantFrom({ state: 'unknown' } as const, { state: 'refused' } as const),
      fc.constant(null),
    );
    const edit = fc.oneof(
      { weight: 4, arbitrary: fc.record({ fact: fc.constantFrom(...choices), answer }) },
      { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    );
    const library = makeLibrary();
    const { inspectionId } = makeVisit(library);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        for (const step of edits) applyStep(step);
        const visit = getVisit(library, { inspectionId, language });
        expect(listEnterprises(library, firstPage).rows[0]?.counts).toEqual(visit.assessment.counts);
      }),
      { numRuns: 60 },
    );
    expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });

    function applyStep(step: 'undo' | 'redo' | { fact: string; answer: Answer | null }): void {
      if (typeof step === 'object') {
        saveAnswers(library, { inspectionId, language, answers: { [step.fact]: step.answer } });
        expect(getVisit(library, { inspectionId, language }).answers[step.fact]).toEqual(step.answer ?? undefined);
        return;
      }
      const { undo: state } = getVisit(library, { inspectionId, language });
      if (step === 'undo' && state.canUndo) undo(library, { inspectionId, language });
      if (step === 'redo' && state.canRedo) redo(library, { inspectionId, language });
    }
  });
});
