import { expect, it } from 'vitest';
import { saveAnswers } from '#services/visit-answers.ts';
import { getHistory } from '#services/visit-history.ts';
import { undo } from '#services/visits.ts';
import { failureOf, makeLibrary, makeVisit } from './support/app-library.ts';

it('tells every change of a fact in words, oldest first', () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const key = { inspectionId, language: 'en' } as const;
  saveAnswers(library, { ...key, answers: { employees_total: { value: 1230 } } });
  saveAnswers(library, { ...key, answers: { employees_total: { state: 'unknown' } } });
  undo(library, key);
  saveAnswers(library, { ...key, answers: { employees_total: null } });
  const steps = getHistory(library, { ...key, fact: 'employees_total' });
  expect(steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['edit', 'Not asked', '1,230 persons'],
    ['edit', '1,230 persons', expect.stringMatching(/know/i)],
    ['undo', expect.stringMatching(/know/i), '1,230 persons'],
    ['edit', '1,230 persons', 'Not asked'],
  ]);
  expect(steps[0]).toMatchObject({ author: '王芳', device: 'laptop' });
});

it('shows what a newer program wrote as it stands', () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  saveAnswers(library, { inspectionId, language: 'en', answers: { employees_total: { value: 5 } } });
  const cell = { value: { unit: 'households', amount: 3 } };
  library.db.prepare('UPDATE changes SET fields = replace(fields, ?, ?)').run('{"value":5}', JSON.stringify(cell));
  const [step] = getHistory(library, { inspectionId, language: 'en', fact: 'employees_total' });
  expect(step?.to).toBe(JSON.stringify(cell));
});

it('does not know a fact or a visit that is not there', () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  const missing = '01900000-0000-7000-8000-000000000000';
  expect(failureOf(() => getHistory(library, { inspectionId, language: 'en', fact: 'x' })).code).toBe('NOT_FOUND');
  expect(
    failureOf(() => getHistory(library, { inspectionId: missing, language: 'en', fact: 'employees_total' })).code,
  ).toBe('NOT_FOUND');
});
