import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDeviceKeys } from '#db/repositories/device-keys.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import type { SyncOutcome } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { acceptDevice } from '#services/trust/devices.ts';
import { createDeviceKey, toFingerprint, toPublicKeyText } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { makeDevice } from '../merge/support/devices.ts';
import { mergeLibraries } from '../merge/support/history.ts';

type Member = { readonly library: Library; readonly key: KeyObject };
type Folder = { readonly one: Member; readonly two: Member; readonly folder: string };

const answers = { employees_total: { value: 1000 } };

function makeMember(number: number): Member {
  return { library: makeDevice(number).library, key: createDeviceKey() };
}

/** One device has written and signed its first three entries; the other has not looked yet. */
async function makeFolder(): Promise<Folder> {
  const [one, two] = [makeMember(1), makeMember(2)];
  const folder = makeTemporaryFolder();
  addVisit(one.library, answers);
  await syncFolder(one.library, { folder, key: one.key });
  return { one, two, folder };
}

/** Has the first device's id, and three other entries under its numbers. */
function makeTwin(): Library {
  const { library } = makeDevice(1);
  addVisit(library, { employees_total: { value: 5 } });
  return library;
}

function listSealFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => basename(name).startsWith('seal-'))
    .map((name) => join(folder, name))
    .toSorted();
}

function sync({ library, key }: Member, folder: string): Promise<SyncOutcome> {
  return syncFolder(library, { folder, key });
}

function accept({ library }: Member, { key }: Member): void {
  acceptDevice(library, { fingerprint: toFingerprint(toPublicKeyText(key)), name: '区总工会' });
}

function edit({ library }: Member): void {
  const row = library.db.prepare('SELECT id FROM inspections').pluck().get() as string;
  setAnswer(library, { inspectionId: row, enterpriseId: '' }, { employees_total: { value: 7 } });
}

/** Puts a seal with other contents in the place of the one that is there, under the name that its bytes ask for. */
function replaceSeal(folder: string, change: (text: string) => string): void {
  const [file = ''] = listSealFiles(folder);
  const bytes = change(readFileSync(file, 'utf8'));
  rmSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  writeFileSync(file.replace(/[0-9a-f]{32}(?=\.json$)/, hash), bytes);
}

describe('the signature of a device in an exchange folder', () => {
  it('says whose the entries are, first by an unknown key, then by the one that was accepted', async () => {
    const { one, two, folder } = await makeFolder();
    const first = await sync(two, folder);
    const fingerprint = toFingerprint(toPublicKeyText(one.key));
    const signed = { device: one.library.device.id, name: 'device 1', fingerprint, entries: 3, signed: 3 };
    expect(first.signatures).toEqual([{ ...signed, state: 'unknown_device', expected: true }]);
    accept(two, one);
    expect((await sync(two, folder)).signatures).toMatchObject([{ ...signed, name: '区总工会', state: 'intact' }]);
    expect(verifyLibrary(two.library)).toMatchObject({
      seals: [{ scope: 'exchange', state: 'intact', count: 3, fingerprint }],
      problems: [],
    });
    edit(one);
    await sync(one, folder);
    expect((await sync(two, folder)).signatures).toMatchObject([{ state: 'intact', entries: 4, signed: 4 }]);
    expect(listSeals(two.library.db)).toHaveLength(1);
  });

  it('is written once for what was written, and rests with it', async () => {
    const { one, two, folder } = await makeFolder();
    const before = listSealFiles(folder);
    expect(before.map((file) => basename(file))).toEqual([expect.stringMatching(/^seal-3-[0-9a-f]{32}\.json$/)]);
    await sync(one, folder);
    await sync(two, folder);
    await sync(one, folder);
    expect(listSealFiles(folder)).toEqual(before);
    expect(listDeviceKeys(one.library.db)).toMatchObject([{ publicKey: toPublicKeyText(one.key) }]);
  });

  it('keeps nothing out where it is not there, and what is missing is told as such', async () => {
    const { one, two, folder } = await makeFolder();
    rmSync(listSealFiles(folder)[0] ?? '');
    expect(await sync(two, folder)).toMatchObject({
      received: 3,
      refused: [],
      signatures: [{ state: 'unsigned', entries: 3, signed: 0, fingerprint: null, expected: false }],
    });
    // Its owner signs again as soon as it notices.
    await sync(one, folder);
    expect(await sync(two, folder)).toMatchObject({ signatures: [{ state: 'unknown_device', signed: 3 }] });
  });

  it('is missed once a key of the device was seen: what comes without it afterwards is told', async () => {
    const { one, two, folder } = await makeFolder();
    await sync(two, folder);
    accept(two, one);
    edit(one);
    await syncFolder(one.library, { folder });
    expect(await sync(two, folder)).toMatchObject({
      received: 1,
      signatures: [{ state: 'unsigned', entries: 4, signed: 3, expected: true }],
    });
    for (const file of listSealFiles(folder)) rmSync(file);
    expect(await sync(two, folder)).toMatchObject({ signatures: [{ state: 'unsigned', signed: 3, expected: true }] });
  });

  it.each<[string, (text: string) => string]>([
    ['a signature that is not its own', (text) => text.replace(/"signature":"./, (found) => flip(found))],
    ['another text than was signed', (text) => text.replace('device 1', 'device 9')],
    ['the key of somebody else', (text) => text.replace(/"publicKey":"[0-9a-f]{64}/, `"publicKey":"${otherKey}`)],
    ['no seal in it', () => '{"format":"union-seal/1"}\n'],
    ['no document in it', () => 'seal\n'],
  ])(
    'is broken with %s; the entries are taken in as unsigned ones, and others are none the worse',
    async (_, spoil) => {
      const { two, folder } = await makeFolder();
      const third = makeMember(3);
      addVisit(third.library, answers, '丙厂');
      await sync(third, folder);
      replaceSeal(folder, spoil);
      expect(await sync(two, folder)).toMatchObject({
        received: 6,
        signatures: [
          { state: 'broken', entries: 3, signed: 0 },
          { state: 'unknown_device', entries: 3, signed: 3 },
        ],
      });
      expect(listSeals(two.library.db)).toHaveLength(1);
      // It goes on being told for as long as it lies there.
      expect((await sync(two, folder)).signatures[0]).toMatchObject({ state: 'broken' });
    },
  );

  it('of one device proves nothing in the place of another', async () => {
    const { one, two, folder } = await makeFolder();
    addVisit(two.library, answers, '乙厂');
    await sync(two, folder);
    const [mine = ''] = listSealFiles(join(folder, one.library.device.id));
    writeFileSync(join(folder, two.library.device.id, basename(mine)), readFileSync(mine));
    const third = makeMember(3);
    const { signatures } = await sync(third, folder);
    expect(signatures.map(({ device, state }) => [device, state])).toEqual([
      [one.library.device.id, 'unknown_device'],
      [two.library.device.id, 'broken'],
    ]);
  });

  it('over other entries than those that are here is told as changed, and not taken in', async () => {
    const { one, two, folder } = await makeFolder();
    await sync(two, folder);
    accept(two, one);
    const elsewhere = makeTemporaryFolder();
    await sync({ library: makeTwin(), key: one.key }, elsewhere);
    const [file = ''] = listSealFiles(elsewhere);
    writeFileSync(join(folder, one.library.device.id, basename(file)), readFileSync(file));
    const before = getContentHash(two.library);
    expect(await sync(two, folder)).toMatchObject({ signatures: [{ state: 'changed', entries: 3 }] });
    expect(getContentHash(two.library)).toBe(before);
    expect(verifyLibrary(two.library)).toMatchObject({ seals: [{ state: 'intact' }], problems: [] });
  });

  it('that was cut is left alone until it is whole', async () => {
    const { two, folder } = await makeFolder();
    const [file = ''] = listSealFiles(folder);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 100));
    expect(await sync(two, folder)).toMatchObject({
      refused: [{ file, reason: 'damaged' }],
      signatures: [{ state: 'unsigned' }],
    });
    writeFileSync(file, whole);
    expect(await sync(two, folder)).toMatchObject({ refused: [], signatures: [{ state: 'unknown_device' }] });
  });

  it('of a later form is left alone', async () => {
    const { two, folder } = await makeFolder();
    replaceSeal(folder, (text) => text.replace('union-seal/1', 'union-seal/2'));
    expect(await sync(two, folder)).toMatchObject({
      refused: [{ reason: 'newer' }],
      signatures: [{ state: 'unsigned' }],
    });
  });
});

describe('entries that one device passes on for another', () => {
  it('are signed by it as passed on, not as the other’s own', async () => {
    const { one, two, third, folder } = await passOn({ isSigned: false });
    expect((await sync(third, folder)).signatures).toMatchObject([
      { device: one.library.device.id, state: 'unsigned', fingerprint: null },
      { device: two.library.device.id, state: 'unknown_device', entries: 0 },
    ]);
    accept(third, two);
    expect((await sync(third, folder)).signatures).toMatchObject([
      { device: one.library.device.id, state: 'relayed', signed: 0 },
      { device: two.library.device.id, state: 'intact' },
    ]);
  });

  it('come with the signature of their author where there is one', async () => {
    const { one, third, folder } = await passOn({ isSigned: true });
    await sync(third, folder);
    accept(third, one);
    expect((await sync(third, folder)).signatures[0]).toMatchObject({ device: one.library.device.id, state: 'intact' });
  });

  async function passOn({ isSigned }: { readonly isSigned: boolean }): Promise<Folder & { readonly third: Member }> {
    const { one, two, folder: first } = await makeFolder();
    if (isSigned) await sync(two, first);
    else await mergeLibraries(two.library, one.library);
    const folder = makeTemporaryFolder();
    two.library.db.exec('DELETE FROM exchange_bundles');
    expect(await sync(two, folder)).toMatchObject({ sent: 3 });
    return { one, two, third: makeMember(3), folder };
  }
});

describe('a folder that somebody floods with seals', () => {
  it('does not fill the list of keys', async () => {
    const { one, two, folder } = await makeFolder();
    const place = join(folder, one.library.device.id);
    for (let number = 0; number < 30; number += 1) {
      const stranger = makeTemporaryFolder();
      const { library } = makeDevice(1);
      addVisit(library, answers);
      await syncFolder(library, { folder: stranger, key: createDeviceKey() });
      const [file = ''] = listSealFiles(stranger);
      writeFileSync(join(place, basename(file)), readFileSync(file));
    }
    await sync(two, folder);
    await sync(two, folder);
    expect(listDeviceKeys(two.library.db).filter(({ device }) => device === one.library.device.id)).toHaveLength(10);
  });
});

const otherKey = toPublicKeyText(createDeviceKey());

function flip(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
}
