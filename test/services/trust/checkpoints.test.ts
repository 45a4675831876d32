import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSeenCheckpoints } from '#db/repositories/seen-checkpoints.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { compareWithSeen, readCheckpoints, rememberCheckpoints, toFindHash } from '#services/trust/checkpoints.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { findLatestSeal, takeSeals } from '#services/trust/seals.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../../support/test-library.ts';
import { handOverLibrary } from '../handover/support/hand-over.ts';

const answers = { members_total: { value: 1 } };

function remember(witness: Library, other: Library, seenIn: string): void {
  rememberCheckpoints(witness, { checkpoints: readCheckpoints(other.db), findHash: toFindHash(other.db), seenIn });
}

function compare(witness: Library, other: Library) {
  return compareWithSeen(witness, { checkpoints: readCheckpoints(other.db), findHash: toFindHash(other.db) });
}

/** The library as it was when it was copied, written on by somebody with the same device. */
function copyClosed(library: Library): Library {
  const file = join(makeTemporaryFolder(), 'copy.unidb');
  library.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(library.file, file);
  return openLibrary({ file, access: 'write' });
}

describe('the witness', () => {
  it('says of chains that grow that they extend what was seen', () => {
    const [witness, other] = [makeLibrary(), makeLibrary()];
    addVisit(other, answers);
    const device = other.device.id;
    expect(compare(witness, other)).toEqual([{ device, state: 'new', count: 3, seen: 0 }]);
    remember(witness, other, 'file-1');
    expect(compare(witness, other)).toEqual([{ device, state: 'extends', count: 3, seen: 3 }]);
    addVisit(other, answers);
    expect(compare(witness, other)).toEqual([{ device, state: 'extends', count: 6, seen: 3 }]);
    remember(witness, other, 'file-2');
    // The later checkpoint stands for the earlier one.
    expect(listSeenCheckpoints(witness.db)).toMatchObject([{ device, count: 6, seenIn: 'file-2' }]);
  });

  it('tells an old file from a fork', () => {
    const [witness, other] = [makeLibrary(), makeLibrary()];
    addVisit(other, answers);
    const old = copyClosed(other);
    addVisit(other, answers);
    remember(witness, other, 'new');
    expect(compare(witness, old)).toMatchObject([{ state: 'behind', count: 3, seen: 6 }]);
    remember(witness, old, 'old');
    expect(listSeenCheckpoints(witness.db)).toMatchObject([{ count: 6 }]);
    addVisit(old, answers);
    expect(compare(witness, old)).toMatchObject([{ state: 'forked', count: 6, seen: 6 }]);
    closeLibrary(old);
  });

  it('keeps both sides of a fork', () => {
    const [witness, other] = [makeLibrary(), makeLibrary()];
    const cloned = copyClosed(other);
    addVisit(other, answers);
    addVisit(cloned, answers);
    remember(witness, other, 'one');
    remember(witness, cloned, 'two');
    expect(
      listSeenCheckpoints(witness.db)
        .map(({ seenIn }) => seenIn)
        .toSorted(),
    ).toEqual(['one', 'two']);
    expect(compare(witness, other)).toMatchObject([{ state: 'forked' }]);
    closeLibrary(cloned);
  });

  it('finds a fork of its own device, whichever chain is longer', () => {
    const library = makeLibrary();
    addVisit(library, answers);
    const clone = copyClosed(library);
    addVisit(library, answers);
    expect(compare(library, clone)).toMatchObject([{ state: 'behind' }]);
    addVisit(clone, answers);
    expect(compare(library, clone)).toMatchObject([{ state: 'forked' }]);
    addVisit(clone, answers);
    expect(compare(library, clone)).toMatchObject([{ state: 'forked', count: 9, seen: 6 }]);
    closeLibrary(clone);
  });

  it('finds a device rolled back that seals a shorter history later', async () => {
    const [witness, other] = [makeLibrary(), makeLibrary()];
    addVisit(other, answers);
    const old = copyClosed(other);
    addVisit(other, answers);
    const key = createDeviceKey();
    const { done } = await handOverLibrary(other, { key });
    remember(witness, other, 'new');
    takeSeals(witness, [done.seal]);
    const arrived = { checkpoints: readCheckpoints(old.db), findHash: toFindHash(old.db) };
    const seal = (madeAt: string) =>
      compareWithSeen(witness, { ...arrived, sealedBy: { device: other.device.id, madeAt } });
    expect(seal('2020-01-01T00:00:00.000Z')).toMatchObject([{ state: 'behind' }]);
    expect(seal('2099-01-01T00:00:00.000Z')).toMatchObject([{ state: 'rolled_back' }]);
    closeLibrary(old);
  });
});

describe('seals that arrive', () => {
  it('are taken in where they are right, the latest of a key standing for the others', async () => {
    const [witness, other] = [makeLibrary(), makeLibrary()];
    const key = createDeviceKey();
    addVisit(other, answers);
    const first = await handOverLibrary(other, { key });
    addVisit(other, answers);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = await handOverLibrary(other, { key });
    const false_ = { ...second.done.seal, signature: '00'.repeat(64) };
    takeSeals(witness, [first.done.seal, false_]);
    expect(listSeals(witness.db)).toEqual([first.done.seal]);
    takeSeals(witness, [second.done.seal]);
    expect(listSeals(witness.db)).toEqual([second.done.seal]);
    takeSeals(witness, [first.done.seal]);
    expect(listSeals(witness.db)).toEqual([second.done.seal]);
    expect(findLatestSeal(witness.db)?.fingerprint).toBe(second.done.sealedBy);
  });
});
