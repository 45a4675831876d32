import { expect, it } from 'vitest';
import { listEnterprises } from '#services/enterprises.ts';
import { getLibraryView } from '#services/session.ts';
import { getStatisticsView } from '#services/statistics-view.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getVisit } from '#services/visits.ts';
import { makeLibrary, makeVisit } from './support/app-library.ts';

const language = 'en';

it('sums up the latest visits the way each of them is judged', () => {
  const library = makeLibrary();
  const visits = [makeVisit(library), makeVisit(library)];
  saveAnswers(library, {
    ...visits[0],
    inspectionId: visits[0]?.inspectionId ?? '',
    language,
    answers: { union_type: { value: 'none' } },
  });
  const single = visits.map(({ inspectionId }) => getVisit(library, { inspectionId, language }).assessment);
  const summary = summarizeVerdicts(library);
  expect(summary.visits).toBe(2);
  for (const kind of ['pass', 'gap', 'unknown', 'not_applicable', 'error'] as const) {
    expect(summary.counts[kind]).toBe((single[0]?.counts[kind] ?? 0) + (single[1]?.counts[kind] ?? 0));
  }
  for (const { rule, counts } of summary.rules) {
    const verdicts = single.map((assessment) => assessment.verdicts.find((verdict) => verdict.rule === rule)?.verdict);
    expect(counts.unknown).toBe(verdicts.filter((verdict) => verdict === 'unknown').length);
    expect(counts.not_applicable).toBe(verdicts.filter((verdict) => verdict === 'not_applicable').length);
  }
});

it('labels every figure and keeps to the filter', () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: 230 } } });
  const all = getStatisticsView(library, {});
  expect(all.population).toBe(1);
  expect(all.figures.every((figure) => figure.label.en !== '')).toBe(true);
  expect(getStatisticsView(library, { region: '31', sizeClass: undefined }).population).toBe(0);
  expect(getStatisticsView(library, { region: '42', sizeClass: '200-299' }).population).toBe(1);
});

it('says what is open', () => {
  const library = makeLibrary();
  makeVisit(library);
  expect(getLibraryView(library)).toEqual({
    name: 'library.unidb',
    sample: false,
    enterprises: 1,
    deviceName: 'laptop',
  });
  expect(
    listEnterprises(library, { search: '晨星', sort: 'name', descending: false, show: 'all', offset: 0, limit: 1 })
      .matching,
  ).toBe(1);
});
