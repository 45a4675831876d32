import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectBare } from '#db/connection.ts';
import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import { findSurvivorId, listMergedIds } from '#db/repositories/enterprise-aliases.ts';
import { hasRow } from '#db/repositories/row-family.ts';
import { getContentHash } from '#services/content-hash.ts';
import { makePartialCopy } from '#services/handover/partial-copy.ts';
import type { Library } from '#services/library.ts';
import { mergeDatabase } from '#services/merge/merge-file.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { toChangeId } from '#sync/change.ts';
import { makeDevice } from './support/devices.ts';
import { beginHistory, endHistory, merge, mergeLibraries, readState, step, sync, take } from './support/history.ts';
import type { History, Step } from './support/history.ts';
import { expectState, isInFamily, knownBy, noteArrival, noteWithheld } from './support/model.ts';

const runs = Number(process.env['SOAK_RUNS'] ?? 40);
const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 31);
const key = createDeviceKey();

/** One device gives another a file about some enterprises: those whose place in the list has its bit set. */
type Partial = { readonly do: 'partial'; readonly on: number; readonly from: number; readonly bits: number };

const ofFolder: readonly string[] = ['sync', 'sneak', 'lose', 'cut', 'find'];
const small = fc.nat({ max: 30 });
const partial: fc.Arbitrary<Partial> = fc.record({
  do: fc.constant('partial'),
  on: small,
  from: small,
  bits: fc.nat({ max: 255 }),
});

function pick<T>(items: readonly T[], number: number): T {
  return items[number % items.length] ?? expect.unreachable('nothing to pick from');
}

function listEnterprises({ rows }: History, { db }: Library): readonly string[] {
  return rows.filter((place) => place.table === 'enterprises' && hasRow(db, place)).map(({ row }) => row);
}

function listPresent({ db }: Library): ReadonlySet<string> {
  return new Set(listChangeDevices(db).flatMap((device) => [...iterateChain(db, device)].map(toChangeId)));
}

function countStretches({ db }: Pick<Library, 'db'>): number {
  return Number(db.prepare('SELECT count(*) FROM withheld').pluck().get());
}

function expectSound(library: Library): void {
  const { problems } = verifyLibrary(library);
  // The bytes of the evidence in these histories were never there.
  expect(problems.filter(({ code }) => code !== 'ATTACHMENT_MISSING')).toEqual([]);
}

/** What of the source's entries is about the chosen enterprises, told by the model. */
function listExpected(history: History, source: Library, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const { db } = source;
  const same = [...chosen].flatMap((id) => {
    const survivor = findSurvivorId(db, id);
    return [id, survivor, ...listMergedIds(db, survivor)];
  });
  const known = [...knownBy(history.model, source.device.id)].filter((id) => {
    const change = history.model.events.get(id)?.change;
    return change !== undefined && same.some((row) => isInFamily(history.model, change, `enterprises/${row}`));
  });
  return new Set(known);
}

/** Makes a file of some of the source's enterprises and merges it, twice. */
async function givePart(history: History, folder: string, { on, from, bits }: Omit<Partial, 'do'>): Promise<void> {
  const [source, target] = [pick(history.devices, from).library, pick(history.devices, on).library];
  const chosen = new Set(listEnterprises(history, source).filter((_, at) => (bits >> (at % 8)) & 1));
  if (source === target || chosen.size === 0) return;
  const file = join(folder, 'part.unidb');
  rmSync(file, { force: true });
  makePartialCopy(source, { file, key, only: { enterprises: chosen, withAttachments: 'all' } });
  const expected = listExpected(history, source, chosen);
  expectNothingElse(history, readFileSync(file), expected);
  const db = connectBare(file, { access: 'read', mustExist: true });
  try {
    expectSound({ ...source, db });
    const before = listPresent(target);
    await mergeDatabase(target, { db, sha256: toName(history, 'a'), fileName: 'part' });
    expect(listPresent(target)).toEqual(new Set([...before, ...expected]));
    const again = await mergeDatabase(target, { db, sha256: toName(history, 'b'), fileName: 'again' });
    expect(again).toMatchObject({ status: 'unchanged', new: 0, merged: 0 });
  } finally {
    db.close();
  }
  noteArrival(history.model, target.device.id, expected);
  noteWithheld(history.model, target);
  expectSound(target);
}

let files = 0;

/** A file of its own each time, so that it is looked at and not known by its hash. */
function toName(_: History, letter: string): string {
  files += 1;
  return `${files}`.padStart(63, '0') + letter;
}

/** No row of another enterprise is named anywhere in the bytes; pointers name enterprises, so those may be. */
function expectNothingElse({ rows, model }: History, bytes: Buffer, expected: ReadonlySet<string>): void {
  const named = new Set([...expected].map((id) => model.events.get(id)?.change.row));
  for (const { table, row } of rows)
    if (table !== 'enterprises' && !named.has(row)) expect(bytes.includes(row), `${table}/${row}`).toBe(false);
}

function expectModelled({ devices, model }: History, on: number): void {
  const { library } = pick(devices, on);
  const expected = expectState(model, knownBy(model, library.device.id));
  const found = readState(library);
  expect(found.conflicts).toEqual(expected.conflicts);
  expect(Object.fromEntries(found.shown)).toEqual(Object.fromEntries(expected.shown));
}

/** Whole files go round until everybody has everything. */
async function expectConverged(history: History): Promise<void> {
  const { devices, model } = history;
  for (const [on] of devices.entries()) await merge(history, 0, on);
  for (const [on] of devices.entries()) await merge(history, on, 0);
  const hashes = devices.map(({ library }) => getContentHash(library));
  expect(new Set(hashes).size).toBe(1);
  for (const [on, { library }] of devices.entries()) {
    expect(countStretches(library)).toBe(0);
    expect(listPresent(library)).toEqual(new Set(model.events.keys()));
    expectModelled(history, on);
    expectSound(library);
  }
  const fresh = makeDevice(99).library;
  await mergeLibraries(fresh, pick(devices, 0).library);
  expect(getContentHash(fresh)).toBe(hashes[0]);
}

type AnyStep = Step | Partial;

/** When what is shown is held against the model. */
type Check = 'each step' | 'the end';

type Given = { readonly count: number; readonly steps: readonly AnyStep[] };

async function play(given: Given, check: Check): Promise<void> {
  const history = await beginHistory(given.count, false);
  for (const [at, what] of [0, 0, 1, 1].entries()) await take(history, { do: 'create', on: 0, what, under: at - 1 });
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parts-'));
  try {
    for (const action of given.steps) {
      if (action.do === 'partial') await givePart(history, folder, action);
      else await take(history, action);
      if (check === 'each step' && (action.do === 'partial' || action.do === 'merge'))
        expectModelled(history, action.on);
    }
    history.folder.restore();
    if (check === 'the end') for (const [on] of history.devices.entries()) await sync(history, on);
    await expectConverged(history);
  } finally {
    endHistory(history);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many histories came to one content. */
async function playAll(steps: fc.Arbitrary<AnyStep[]>, numRuns: number, check: Check): Promise<number> {
  let converged = 0;
  const given: fc.Arbitrary<Given> = fc.record({ count: fc.integer({ min: 2, max: 4 }), steps });
  const property = fc.asyncProperty(given, async (history) => {
    await play(history, check);
    converged += 1;
  });
  await fc.assert(property, { numRuns, seed });
  console.info(`${numRuns} histories with parts, seed ${seed}`);
  return converged;
}

describe('any history of devices that give each other files about some enterprises', () => {
  it(`comes to the same on all of them, ${runs} times`, { timeout: 24 * 3_600_000 }, async () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: step.filter(({ do: what }) => !ofFolder.includes(what) && what !== 'merge') },
        { weight: 1, arbitrary: step.filter(({ do: what }) => what === 'merge') },
        { weight: 6, arbitrary: partial },
      ),
      { maxLength: 40 },
    );
    expect(await playAll(steps, runs, 'each step')).toBeGreaterThanOrEqual(runs);
  });

  it(`and with a folder besides, ${runs / 2} times`, { timeout: 24 * 3_600_000 }, async () => {
    const any = fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: partial });
    expect(await playAll(fc.array(any, { maxLength: 30 }), runs / 2, 'the end')).toBeGreaterThanOrEqual(runs / 2);
  });
});
