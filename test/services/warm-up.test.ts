import { expect, it } from 'vitest';
import { closeLibrary, countWrites } from '#services/library.ts';
import { warmUp } from '#services/warm-up.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

it('writes nothing, and takes one request after the other', async () => {
  const library = makeLibrary();
  addVisit(library, { members_total: { value: 7 } });
  const before = countWrites(library);
  let steps = 0;
  const count = (step: () => void): void => {
    steps += 1;
    setImmediate(step);
  };
  await warmUp(library, { language: 'en', later: count });
  // Three searches, the list, the visit.
  expect(steps).toBe(5);
  expect(countWrites(library)).toBe(before);
});

it('ends quietly in an empty library, in one that is closed meanwhile, and while a long write is under way', async () => {
  const library = makeLibrary();
  await warmUp(library, { language: 'zh-Hans', later: setImmediate });
  let steps = 0;
  const count = (step: () => void): void => {
    steps += 1;
    setImmediate(step);
  };
  library.db.exec('BEGIN');
  await warmUp(library, { language: 'zh-Hans', later: count });
  library.db.exec('ROLLBACK');
  const closing = warmUp(library, { language: 'zh-Hans', later: count });
  closeLibrary(library);
  await closing;
  expect(steps).toBe(2);
});
