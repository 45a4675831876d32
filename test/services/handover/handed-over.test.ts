import { expect, it } from 'vitest';
import { findLibraryFact } from '#db/repositories/library-facts.ts';
import { listEnterprises } from '#services/enterprises.ts';
import { recordHandOver, recordPartialHandOver } from '#services/handover/hand-over.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { setAnswer } from '../../support/test-library.ts';
import type { Visit } from '../../support/test-library.ts';
import { handOverLibrary, makeFilledLibrary } from './support/hand-over.ts';

function listChanged(library: Library): readonly (string | null)[] {
  const page = { search: '', sort: 'name', descending: false, show: 'changed', offset: 0, limit: 50 } as const;
  return listEnterprises(library, page).rows.map(({ inspectionId }) => inspectionId);
}

function change(library: Library, visit: Visit | undefined, members: number): void {
  if (visit !== undefined) setAnswer(library, visit, { members_total: { value: members } });
}

it('nothing has changed after a hand-over of the whole library but what was written since the file was made', async () => {
  const { library, visits } = makeFilledLibrary();
  const { done, key } = await handOverLibrary(library);
  change(library, visits[1], 70);
  expect(listChanged(library)).toHaveLength(3);
  recordHandOver(library, done, key);
  expect(listChanged(library)).toEqual([visits[1]?.inspectionId]);
  const copy = openLibrary({ file: done.out, access: 'read' });
  expect(findLibraryFact(copy.db, 'handed_over')).toBeUndefined();
  closeLibrary(copy);
});

it('a part that is handed over leaves it at that, whatever its seal covers', async () => {
  const { library, visits } = makeFilledLibrary();
  const { done, key } = await handOverLibrary(library);
  recordHandOver(library, done, key);
  change(library, visits[1], 70);
  const only = { enterprises: new Set([visits[0]?.enterpriseId ?? '']), withAttachments: 'all' } as const;
  const part = await handOverLibrary(library, { key, only });
  recordPartialHandOver(library, part.done, key);
  expect(listChanged(library)).toEqual([visits[1]?.inspectionId]);
  const neverWhole = makeFilledLibrary();
  const first = await handOverLibrary(neverWhole.library, {
    only: { enterprises: new Set([neverWhole.visits[0]?.enterpriseId ?? '']), withAttachments: 'all' },
  });
  recordPartialHandOver(neverWhole.library, first.done, first.key);
  expect(listChanged(neverWhole.library)).toHaveLength(3);
});

it('a library that was handed over by an earlier version knows by its seal', async () => {
  const { library, visits } = makeFilledLibrary();
  const { done, key } = await handOverLibrary(library);
  recordHandOver(library, done, key);
  library.db.exec(`DELETE FROM library WHERE key = 'handed_over'`);
  change(library, visits[2], 70);
  expect(listChanged(library)).toEqual([visits[2]?.inspectionId]);
});
