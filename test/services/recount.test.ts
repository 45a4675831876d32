import { expect, it } from 'vitest';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { countUncounted, keepCounts } from '#services/recount.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { makeLibrary, makeVisit } from './support/app-library.ts';

const language = 'en';

it('counts what is missing or of another pack, in batches, as a save would', () => {
  const library = makeLibrary();
  const visits = Array.from({ length: 5 }, () => makeVisit(library).inspectionId);
  for (const [index, inspectionId] of visits.entries()) {
    saveAnswers(library, { inspectionId, language, answers: { employees_total: { value: index * 50 } } });
  }
  const before = visits.map((id) => findVerdictCounts(library.db, id));
  library.db.prepare("UPDATE verdict_counts SET pack_hash = 'another', gap = 0").run();
  library.db.prepare('DELETE FROM verdict_counts WHERE inspection_id = ?').run(visits[2]);
  const batches = [...countUncounted(library, 2)];
  expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
  for (const batch of batches) keepCounts(library, batch);
  expect(visits.map((id) => findVerdictCounts(library.db, id))).toEqual(before);
  expect([...countUncounted(library, 2)]).toEqual([]);
});

it('does not overwrite the counts of a visit that was saved meanwhile', () => {
  const library = makeLibrary();
  const { inspectionId } = makeVisit(library);
  library.db.prepare('DELETE FROM verdict_counts').run();
  const batches = [...countUncounted(library)];
  saveAnswers(library, { inspectionId, language, answers: { union_type: { value: 'none' } } });
  const saved = findVerdictCounts(library.db, inspectionId);
  for (const batch of batches) keepCounts(library, batch);
  expect(findVerdictCounts(library.db, inspectionId)).toEqual(saved);
  expect(batches[0]?.[0]?.counts).not.toEqual(saved);
});
