import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectBare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { findChainHead, findHashAt, listChangeDevices } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { listMergeBatches } from '#db/repositories/merge-batches.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import { listWithheld } from '#db/repositories/withheld.ts';
import type { WithheldRow } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { inspectBackup } from '#services/backups/inspect-backup.ts';
import { findClockProblem } from '#services/clock-check.ts';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { makePartialCopy } from '#services/handover/partial-copy.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeDatabase } from '#services/merge/merge-file.ts';
import type { MergeOutcome } from '#services/merge/merge-file.ts';
import { planMerge } from '#services/merge/plan-merge.ts';
import { takeBackMerge } from '#services/merge/take-back-merge.ts';
import { compareWithSeen, readCheckpoints, toFindHash } from '#services/trust/checkpoints.ts';
import { createDeviceKey, toPublicKeyText } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';
import type { Visit } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { listBundleFiles } from './support/exchange-folder.ts';
import { mergeLibraries } from './support/history.ts';

const key = createDeviceKey();
const knownKeys = [toPublicKeyText(key)];
let files = 0;

/** What a library hands over about these visits' enterprises. */
function makePart(source: Library, visits: readonly Visit[]): { readonly file: string; readonly db: Db } {
  const file = join(makeTemporaryFolder(), 'part.unidb');
  const enterprises = new Set(visits.map(({ enterpriseId }) => enterpriseId));
  makePartialCopy(source, { file, key, only: { enterprises, withAttachments: 'all' } });
  const db = connectBare(file, { access: 'write', mustExist: true });
  onTestFinished(() => void db.close());
  return { file, db };
}

async function mergePart(target: Library, db: Db): Promise<MergeOutcome | undefined> {
  files += 1;
  return mergeDatabase(target, { db, sha256: `${files}`.padStart(64, '0'), fileName: 'part.unidb' });
}

async function givePart(source: Library, target: Library, visits: readonly Visit[]): Promise<MergeOutcome | undefined> {
  return mergePart(target, makePart(source, visits).db);
}

let devices = 0;

/** In memory, which is quicker. */
function makeInMemory(): Library {
  devices += 1;
  const { library } = makeDevice(devices);
  onTestFinished(() => void library.db.close());
  return library;
}

/** A supervisor with three enterprises, and somebody who knows nothing. */
function makeTwo(two = makeInMemory()): {
  readonly one: Library;
  readonly two: Library;
  readonly visits: readonly [Visit, Visit, Visit];
} {
  const one = makeInMemory();
  const add = (name: string): Visit => addVisit(one, { members_total: { value: 1 } }, name);
  return { one, two, visits: [add('甲厂'), add('乙厂'), add('丙厂')] };
}

function listRanges({ db, device }: Library): readonly (readonly [number, number])[] {
  return listWithheld(db, device.id).map(({ first, last }) => [first, last] as const);
}

/** What one library knows of another's chain. */
function listRangesOf(target: Library, { device }: Library): readonly (readonly [number, number])[] {
  return listRanges({ ...target, device });
}

function expectSound(library: Library): void {
  const { problems, seals } = verifyLibrary(library, { knownKeys });
  expect(problems).toEqual([]);
  for (const { state } of seals) expect(state).toBe('intact');
}

async function findCode(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (cause: unknown) => (cause instanceof AppError ? cause.code : cause),
  );
}

describe('a file with some of the entries', () => {
  it('brings them, and notes how many there are besides', async () => {
    const { one, two, visits } = makeTwo();
    const outcome = await givePart(one, two, [visits[1]]);
    expect(outcome).toMatchObject({ status: 'merged', new: 1 });
    expect(listRangesOf(two, one)).toEqual([
      [1, 3],
      [7, 9],
    ]);
    expect(findChainHead(two.db, one.device.id)).toEqual(findChainHead(one.db, one.device.id));
    expectSound(two);
    // What is written next comes after everything that is known to be there.
    setAnswer(two, visits[1], { members_total: { value: 2 } });
    expect(findChainHead(two.db, two.device.id)?.lamport).toBe(10);
    expectSound(two);
  });

  it('is filled up by others, in whatever order they come', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ] as const) {
      const { one, two, visits } = makeTwo();
      for (const at of order) await givePart(one, two, [visits[at]]);
      expect(listRangesOf(two, one)).toEqual([]);
      expect(getContentHash(two)).toBe(getContentHash(one));
      expectSound(two);
    }
  });

  it('is filled up by a whole one', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0], visits[2]]);
    const outcome = await mergeLibraries(two, one);
    expect(outcome).toMatchObject({ status: 'merged', new: 1, identical: 2 });
    expect(listMergeBatches(two.db, 1)[0]?.entries).toEqual([{ device: one.device.id, first: 4, last: 6 }]);
    expect(getContentHash(two)).toBe(getContentHash(one));
    expectSound(two);
  });

  it('goes back to whom it came from, and on to others', async () => {
    const { one, two, visits } = makeTwo();
    const three = makeInMemory();
    await givePart(one, two, [visits[1]]);
    setAnswer(two, visits[1], { members_total: { value: 2 } });
    await mergeLibraries(three, two);
    expect(listRangesOf(three, one)).toEqual([
      [1, 3],
      [7, 9],
    ]);
    setAnswer(one, visits[0], { members_total: { value: 3 } });
    await givePart(two, one, [visits[1]]);
    await mergeLibraries(three, one);
    expect(getContentHash(three)).toBe(getContentHash(one));
    for (const library of [one, two, three]) expectSound(library);
  });

  it('keeps every place that a seal speaks of', async () => {
    const { one, two, visits } = makeTwo();
    const early = makePart(one, [visits[0]]);
    setAnswer(one, visits[2], { members_total: { value: 3 } });
    setAnswer(one, visits[2], { members_total: { value: 4 } });
    const late = makePart(one, [visits[1]]);
    const head = findChainHead(one.db, one.device.id);
    await mergePart(two, late.db);
    expectSound(two);
    await mergePart(two, early.db);
    // The earlier file ended where the later one had left everything out.
    expect(listRangesOf(two, one)).toEqual([
      [7, 9],
      [10, 11],
    ]);
    expect(findHashAt(two.db, one.device.id, 9)).toBe(findHashAt(one.db, one.device.id, 9));
    expect(findChainHead(two.db, one.device.id)).toEqual(head);
    expectSound(two);
  });

  it('says of its seal that something was taken out of it, also when somebody went on writing', async () => {
    const { one, visits } = makeTwo();
    const { file, db } = makePart(one, [visits[1]]);
    db.close();
    const inspector = openLibrary({ file, access: 'write' });
    onTestFinished(() => closeLibrary(inspector));
    setAnswer(inspector, visits[1], { members_women: { value: 1 } });
    expect(verifyLibrary(inspector, { knownKeys }).seals).toMatchObject([{ state: 'intact', since: 1 }]);
    // An answer that is not wanted is made to look like one that was never meant to come along.
    inspector.db.exec(`INSERT INTO withheld SELECT device, seq, seq, lamport, hash FROM changes WHERE seq = 6;
      DELETE FROM changes WHERE seq = 6; UPDATE union_records SET members_total = NULL`);
    const { history, seals } = verifyLibrary(inspector, { knownKeys });
    expect(history).toBe('ok');
    expect(seals).toMatchObject([{ state: 'changed_after_sealing', changed: ['content'] }]);
  });
});

describe('what was written beside something that did not come along', () => {
  it('is in conflict with it when it comes', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0]]);
    setAnswer(one, visits[0], { members_total: { value: 7 } });
    await givePart(one, two, [visits[1]]);
    setAnswer(two, visits[0], { members_total: { value: 8 } });
    await mergeLibraries(two, one);
    expect(listConflicts(two.db)).toMatchObject([{ row: visits[0].inspectionId, field: 'members_total' }]);
  });

  it('keeps what a deletion has not seen', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0]]);
    setAnswer(one, visits[0], { members_total: { value: 7 } });
    await givePart(one, two, [visits[1]]);
    const place = { table: 'inspections', row: visits[0].inspectionId } as const;
    write(two, [{ ...place, set: { deleted: true } }]);
    await mergeLibraries(two, one);
    expect(listConflicts(two.db)).toMatchObject([{ ...place, field: 'deleted' }]);
    expectSound(two);
  });

  it('is deleted where the deletion had seen all of it', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[1]]);
    write(two, [{ table: 'inspections', row: visits[1].inspectionId, set: { deleted: true } }]);
    await mergeLibraries(one, two);
    await mergeLibraries(two, one);
    for (const library of [one, two]) {
      expect(listConflicts(library.db)).toEqual([]);
      expect(library.db.prepare('SELECT count(*) FROM inspections WHERE deleted = 1').pluck().get()).toBe(1);
    }
  });
});

describe('a library that does not hold everything', () => {
  it('is planned, told and backed up as any other', async () => {
    const { one, two, visits } = makeTwo(makeLibrary());
    const { file, db } = makePart(one, [visits[1]]);
    expect(await planMerge(two, { file })).toMatchObject({ counts: { new: 1 } });
    await mergePart(two, db);
    const other = makePart(one, [visits[0], visits[1]]);
    expect(await planMerge(two, { file: other.file })).toMatchObject({ counts: { new: 1, identical: 1, newer: 0 } });
    expect(await planMerge(two, { file })).toMatchObject({ counts: { new: 0, identical: 1 } });
    setAnswer(one, visits[1], { members_total: { value: 2 } });
    await givePart(one, two, [visits[2]]);
    // The answer is within what is known to be there, and not here.
    const whole = makePart(one, visits);
    expect(await planMerge(two, { file: whole.file })).toMatchObject({ counts: { new: 1, newer: 1, identical: 1 } });
    expect(findClockProblem(two)).toBeUndefined();
    two.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(inspectBackup(two.file, 'whole')).toMatchObject({ enterprises: 2, visits: 2 });
  });

  it('is not taken for an older one where it leaves out what was seen', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0]]);
    setAnswer(one, visits[1], { members_total: { value: 2 } });
    const { db } = makePart(one, [visits[0]]);
    const arrived = { checkpoints: readCheckpoints(db), findHash: toFindHash(db) };
    expect(compareWithSeen(two, arrived)).toMatchObject([{ state: 'extends', count: 10, seen: 9 }]);
  });

  it('is broken where the numbers do not leave room for what was left out', async () => {
    const [one, two, other] = [makeInMemory(), makeInMemory(), makeInMemory()];
    addVisit(other);
    await mergeLibraries(one, other);
    const visits = ['甲厂', '乙厂'].map((name) => addVisit(one, { members_total: { value: 1 } }, name));
    await givePart(one, two, visits.slice(0, 1));
    expectSound(two);
    two.db.prepare('UPDATE withheld SET lamport = last WHERE device = ?').run(one.device.id);
    expect(verifyLibrary(two).problems[0]).toMatchObject({ code: 'CHAIN_GAP', where: `${one.device.id}:4` });
  });

  it('may know of a device that nothing came along of', async () => {
    const { one, two, visits } = makeTwo();
    await mergeLibraries(one, two);
    const three = makeInMemory();
    addVisit(three, {}, '丁厂');
    await mergeLibraries(one, three);
    await givePart(one, two, [visits[0]]);
    expect(listChangeDevices(two.db)).toContain(three.device.id);
    expect(two.db.prepare('SELECT id FROM devices').pluck().all()).not.toContain(three.device.id);
    expect(findClockProblem(two)).toBeUndefined();
    await mergeLibraries(two, three);
    expect(listRangesOf(two, three)).toEqual([]);
    expectSound(two);
  });

  it('takes a part back', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0]]);
    await givePart(one, two, [visits[1]]);
    const batch = listMergeBatches(two.db, 10).at(0);
    expect(batch?.entries).toEqual([{ device: one.device.id, first: 4, last: 6 }]);
    expect(await takeBackMerge(two, batch?.id ?? '')).toMatchObject({ removed: 2, kept: [] });
    const names = two.db.prepare('SELECT name FROM enterprises WHERE deleted = 0').pluck().all();
    expect(names).toEqual(['甲厂']);
    await mergeLibraries(two, one);
    await mergeLibraries(one, two);
    expect(getContentHash(two)).toBe(getContentHash(one));
    expectSound(two);
  });
});

describe('a folder', () => {
  it('fills what did not come along', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[1]]);
    setAnswer(one, visits[0], { members_total: { value: 9 } });
    const folder = makeTemporaryFolder();
    await syncFolder(one, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 7, held: [] });
    expect(listRangesOf(two, one)).toEqual([]);
    expect(getContentHash(two)).toBe(getContentHash(one));
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 0, sent: 0, held: [] });
    expectSound(two);
  });

  it('gets what is here, in pieces without gaps', async () => {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0], visits[2]]);
    setAnswer(two, visits[0], { members_total: { value: 9 } });
    const folder = makeTemporaryFolder();
    expect(await syncFolder(two, { folder })).toMatchObject({ sent: 7 });
    expect(listBundleFiles(folder).map((file) => /(\d+-\d+)-[0-9a-f]+\.bundle$/.exec(file)?.[1])).toEqual(
      expect.arrayContaining(['1-3', '7-9', '1-1']),
    );
    // Whoever knows less follows as far as there is no gap.
    const three = makeInMemory();
    const { received, held } = await syncFolder(three, { folder });
    expect(received).toBe(3);
    expect(held.map(({ seq, reason }) => `${seq} ${reason}`).toSorted()).toEqual(['1 early', '7 gap']);
    await syncFolder(one, { folder });
    await syncFolder(three, { folder });
    expect(getContentHash(three)).toBe(getContentHash(one));
  });

  it('fills from the beginning on, so that a gap further back holds the rest up', async () => {
    const { one, two, visits } = makeTwo();
    const folder = makeTemporaryFolder();
    const three = makeInMemory();
    await mergeLibraries(three, one);
    await givePart(one, two, [visits[0]]);
    await givePart(one, three, [visits[0]]);
    // A bundle that begins after the gap.
    const four = makeInMemory();
    await givePart(one, four, [visits[2]]);
    await syncFolder(four, { folder });
    const { received, held } = await syncFolder(two, { folder });
    expect({ received, held }).toEqual({ received: 0, held: [{ device: one.device.id, seq: 7, reason: 'gap' }] });
    expect(listRangesOf(two, one)).toEqual([[4, 9]]);
    await syncFolder(three, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 6, held: [] });
    expect(getContentHash(two)).toBe(getContentHash(one));
  });
});

describe('what was left out, forged', () => {
  type Forgery = (db: Db, at: WithheldRow) => void;

  /** A library that knows the first enterprise, and a file about the second that somebody changed. */
  async function merge(forge: Forgery): Promise<{ readonly code: unknown; readonly library: Library }> {
    const { one, two, visits } = makeTwo();
    await givePart(one, two, [visits[0]]);
    const { db } = makePart(one, [visits[1]]);
    const [first] = listWithheld(db, one.device.id);
    if (first === undefined) throw new Error('something was left out');
    forge(db, first);
    const before = getContentHash(two);
    const code = await findCode(mergePart(two, db));
    expect(getContentHash(two)).toBe(before);
    expect(listRangesOf(two, one)).toEqual([[4, 9]]);
    expectSound(two);
    return { code, library: two };
  }

  it.each<[string, string, Forgery]>([
    [
      'another hash than the entry after it names',
      'FILE_DAMAGED',
      (db) => db.exec(`UPDATE withheld SET hash = '${'0'.repeat(64)}' WHERE first = 1`),
    ],
    [
      'another hash at the end',
      'HISTORY_FORKED',
      (db) => db.exec(`UPDATE withheld SET hash = '${'0'.repeat(64)}' WHERE first = 7`),
    ],
    ['a stretch over what is there', 'FILE_DAMAGED', (db) => db.exec('UPDATE withheld SET last = 4 WHERE first = 1')],
    [
      'a stretch over what is there, the numbers right',
      'FILE_HOSTILE',
      (db) =>
        db.exec(
          'UPDATE withheld SET first = 6, last = 8 WHERE first = 7; UPDATE withheld SET last = 9, first = 7 WHERE first = 6; UPDATE withheld SET first = 4, last = 6, lamport = 6 WHERE first = 1',
        ),
    ],
    ['nothing in a place', 'FILE_DAMAGED', (db) => db.exec('DELETE FROM withheld WHERE first = 1')],
    ['a number without a count', 'FILE_HOSTILE', (db) => db.exec('UPDATE withheld SET last = 90000 WHERE first = 7')],
    [
      'a count beyond all',
      'FILE_HOSTILE',
      (db) => db.exec('UPDATE withheld SET last = 90000, lamport = 900000 WHERE first = 7'),
    ],
    [
      'a hash that is none',
      'FILE_HOSTILE',
      (db) => db.exec(`UPDATE withheld SET hash = '${'x'.repeat(64)}' WHERE first = 1`),
    ],
    ['a count that falls', 'FILE_HOSTILE', (db) => db.exec('UPDATE withheld SET lamport = 1 WHERE first = 7')],
    [
      'a device that is none',
      'FILE_HOSTILE',
      (db) => db.exec(`INSERT INTO withheld VALUES ('x', 1, 1, 1, '${'0'.repeat(64)}')`),
    ],
  ])('is refused: %s', async (_, code, forge) => {
    expect((await merge(forge)).code).toBe(code);
  });
});

describe('two histories of one device, in part', () => {
  /** The library, and a copy in which somebody went on writing as the same device. */
  function makeFork(): { readonly one: Library; readonly other: Library; readonly shared: Visit } {
    const one = makeLibrary();
    const shared = addVisit(one, { members_total: { value: 1 } }, '甲厂');
    one.db.pragma('wal_checkpoint(TRUNCATE)');
    const file = join(makeTemporaryFolder(), 'copy.unidb');
    copyFileSync(one.file, file);
    const other = openLibrary({ file, access: 'write' });
    onTestFinished(() => closeLibrary(other));
    return { one, other, shared };
  }

  it('are told apart where what was left out ends', async () => {
    const { one, other, shared } = makeFork();
    const [ours, theirs] = [addVisit(one, {}, '乙厂'), addVisit(other, {}, '丙厂')];
    const two = makeInMemory();
    await givePart(one, two, [shared]);
    const { db } = makePart(other, [theirs]);
    const before = getContentHash(two);
    expect(await findCode(mergePart(two, db))).toBe('HISTORY_FORKED');
    expect(getContentHash(two)).toBe(before);
    await givePart(one, two, [ours]);
    expectSound(two);
  });

  it('are told apart when the rest comes, where somebody made the ends alike', async () => {
    const { one, other, shared } = makeFork();
    const theirs = addVisit(other, {}, '丙厂');
    const ours = addVisit(one, {}, '乙厂');
    for (const library of [one, other]) setAnswer(library, shared, { members_total: { value: 2 } });
    const head = findChainHead(one.db, one.device.id);
    const two = makeInMemory();
    await givePart(one, two, [shared]);
    const { db } = makePart(other, [theirs]);
    db.prepare('UPDATE withheld SET hash = ? WHERE last = ?').run(head?.hash, head?.seq);
    const three = makeInMemory();
    await mergePart(three, db);
    const before = getContentHash(three);
    expect(await findCode(mergeLibraries(three, one))).toBe('HISTORY_FORKED');
    expect(getContentHash(three)).toBe(before);
    // Here the entry after them is known, and they do not lead to it.
    expect(await findCode(mergePart(two, db))).toBe('HISTORY_FORKED');
    // Here the right ones are known, and nothing of the others would be taken.
    const four = makeInMemory();
    await givePart(one, four, [ours]);
    expect(await findCode(mergePart(four, db))).toBe('HISTORY_FORKED');
    for (const library of [two, four]) expectSound(library);
  });
});

describe('a row of which only later entries came', () => {
  it('is set aside until the earlier ones are there', async () => {
    const { one, two, visits } = makeTwo();
    const { db } = makePart(one, [visits[1]]);
    // The sender left the beginning out, which no program of ours does.
    const [entry] = db.prepare('SELECT * FROM changes WHERE seq = 4').all() as { lamport: number; hash: string }[];
    db.exec('DELETE FROM changes WHERE seq = 4; DELETE FROM withheld WHERE first = 1');
    db.prepare('INSERT INTO withheld VALUES (?, 1, 4, ?, ?)').run(one.device.id, entry?.lamport, entry?.hash);
    await mergePart(two, db);
    expect(listAside(two.db).map(({ table, reason }) => `${table} ${reason}`)).toEqual([
      'inspections orphan',
      'records orphan',
    ]);
    expect(verifyLibrary(two, { knownKeys })).toMatchObject({ history: 'ok', seals: [{ changed: ['content'] }] });
    await givePart(one, two, [visits[1]]);
    expect(listAside(two.db)).toEqual([]);
    expectSound(two);
  });
});
