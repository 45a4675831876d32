import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iterateChain } from '#db/repositories/changes.ts';
import { getContentHash } from '#services/content-hash.ts';
import { verifyLibrary } from '#services/verify.ts';
import { toChangeId } from '#sync/change.ts';
import { makeDevice } from './support/devices.ts';
import { beginHistory, endHistory, merge, mergeLibraries, readState, step, sync, take } from './support/history.ts';
import type { History } from './support/history.ts';
import { expectState, knownBy } from './support/model.ts';

const runs = Number(process.env['SOAK_RUNS'] ?? 500);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 31);

/** What one device shows has to be what the model says of everything that has reached it. */
function expectModelled(history: History, on: number): void {
  const { library } = history.devices[on % history.devices.length] ?? expect.unreachable('no device');
  const expected = expectState(history.model, knownBy(history.model, library.device.id));
  const found = readState(library);
  expect(found.conflicts).toEqual(expected.conflicts);
  expect(Object.fromEntries(found.shown)).toEqual(Object.fromEntries(expected.shown));
}

async function bringTogether(history: History, way: 'file' | 'folder'): Promise<void> {
  const { devices, folder } = history;
  if (way === 'file') {
    for (const [on] of devices.entries()) await merge(history, 0, on);
    for (const [on] of devices.entries()) await merge(history, on, 0);
    return;
  }
  folder.restore();
  for (const [on] of devices.entries()) await sync(history, on);
  for (const [on] of devices.entries()) await sync(history, on);
  // From now on there is nothing to do.
  const { refused, ...last } = await sync(history, 0);
  expect(last).toMatchObject({ sent: 0, received: 0, held: [] });
  // Copies under a wrong name lie there for ever and do no harm.
  expect(refused.filter(({ reason }) => reason !== 'damaged')).toEqual([]);
}

async function expectConverged(history: History, way: 'file' | 'folder'): Promise<void> {
  const { devices, model } = history;
  await bringTogether(history, way);
  const hashes = devices.map(({ library }) => getContentHash(library));
  expect(new Set(hashes).size).toBe(1);
  for (const [on, { library }] of devices.entries()) {
    expectModelled(history, on);
    const { problems, history: chain } = verifyLibrary(library);
    expect(chain).toBe('ok');
    // The bytes of the evidence in these histories were never there.
    expect(problems.filter(({ code }) => code !== 'ATTACHMENT_MISSING')).toEqual([]);
    const entries = devices.flatMap((device) =>
      [...iterateChain(library.db, device.library.device.id)].map(toChangeId),
    );
    expect(new Set(entries)).toEqual(new Set(model.events.keys()));
  }
  await expectRebuilt(history, hashes[0]);
}

/** A device that knew nothing and is given everything at once, in another order than anybody wrote it. */
async function expectRebuilt({ devices }: History, hash: string | undefined): Promise<void> {
  const fresh = makeDevice(99).library;
  const source = devices.at(-1)?.library ?? expect.unreachable('no device');
  await mergeLibraries(fresh, source);
  expect(getContentHash(fresh)).toBe(hash);
  const again = await mergeLibraries(fresh, source);
  expect(again).toMatchObject({ status: 'unchanged', new: 0, merged: 0, conflicts: 0, batchId: null });
}

describe('any history of several devices', () => {
  it(`comes to the same on all of them, ${runs} times`, { timeout: 24 * 3_600_000 }, async () => {
    let converged = 0;
    const way = fc.constantFrom('file' as const, 'folder' as const);
    const devices = fc.record({ count: fc.integer({ min: 2, max: 5 }), isShared: fc.boolean(), way });
    await fc.assert(
      fc.asyncProperty(devices, fc.array(step, { maxLength: 24 }), async (given, steps) => {
        const history = await beginHistory(given.count, given.isShared);
        try {
          for (const action of steps) {
            await take(history, action);
            if (action.do === 'merge' || action.do === 'sync') expectModelled(history, action.on);
          }
          await expectConverged(history, given.way);
          converged += 1;
        } finally {
          endHistory(history);
        }
      }),
      { numRuns: runs, seed },
    );
    console.info(`${runs} histories, seed ${seed}`);
    expect(converged).toBeGreaterThanOrEqual(runs);
  });
});
