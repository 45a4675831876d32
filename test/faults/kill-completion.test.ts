import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { findFrozenCell } from '#db/repositories/frozen-verdicts.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { reopenVisit } from '#services/completion/complete-visit.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getVisit } from '#services/visits.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { startChild } from './support/child.ts';

const script = join(import.meta.dirname, 'support', 'complete-visits.ts');
const kills = 12;

/** Completed with everything that belongs to it, or a draft with nothing of it: never something between. */
function checkVisit(library: Library, inspectionId: string): void {
  const { inspection, frozen, assessment } = getVisit(library, { inspectionId, language: 'en' });
  const packHash = library.db.prepare('SELECT pack_hash FROM inspections WHERE id = ?').pluck().get(inspectionId);
  if (inspection.state === 'completed') {
    expect(frozen?.pack.hash).toBe(packHash);
    expect(findVerdictCounts(library.db, inspectionId)).toMatchObject({ gap: assessment.counts.gap });
  } else {
    expect([inspection.state, packHash, findFrozenCell(library.db, inspectionId)]).toEqual(['draft', null, null]);
  }
  expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
}

it(
  `leaves a visit whole, completed or not, when it is killed in between, ${kills} times`,
  { timeout: 120_000 },
  async () => {
    const made = makeLibrary();
    const { inspectionId } = addVisit(made, { members_women: { value: 34 }, womens_committee: { value: 'none' } });
    const set = { inspectors: [{ name: '王敏', certificate: '' }] };
    write(made, [{ table: 'inspections', row: inspectionId, set }]);
    closeLibrary(made);
    let acknowledged = 0;
    for (let round = 0; round < kills; round += 1) {
      const child = startChild(script, [made.file, inspectionId]);
      await child.begun;
      await wait(Math.random() * 80);
      child.process.kill('SIGKILL');
      await child.ended;
      acknowledged += child.lines().length;
      expect(child.lines().filter((line) => line !== 'completed' && line !== 'reopened')).toEqual([]);
      const library = openLibrary({ file: made.file, access: 'write' });
      checkVisit(library, inspectionId);
      const { state } = getVisit(library, { inspectionId, language: 'en' }).inspection;
      if (state === 'completed') reopenVisit(library, { inspectionId, language: 'en', reason: 'again' });
      closeLibrary(library);
    }
    expect(acknowledged).toBeGreaterThan(kills);
  },
);
