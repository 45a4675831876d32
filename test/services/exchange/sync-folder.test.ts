import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { write } from '#services/journal.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { makeDevice } from '../merge/support/devices.ts';
import { listBundleFiles } from '../merge/support/exchange-folder.ts';
import { forge } from '../merge/support/forge.ts';
import { mergeLibraries } from '../merge/support/history.ts';
import { answers, flipBit, makePair } from './support.ts';

function shortHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** Puts bytes in a bundle's place under the name that they stand for, as somebody who can write the folder may. */
function replaceBundle(file: string, bytes: Uint8Array): void {
  rmSync(file);
  const [stretch] = basename(file).split(/-(?=[0-9a-f]{32})/);
  writeFileSync(join(dirname(file), `${stretch}-${shortHash(bytes)}.bundle`), bytes);
}

describe('an exchange through a folder', () => {
  it('brings everything to everybody, in files that say whose they are, and then rests', async () => {
    const { one, two, folder } = makePair();
    addVisit(one, { employees_total: { value: 5 } });
    addVisit(two, { employees_total: { value: 6 } }, '乙厂');
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 3, received: 0 });
    expect(await syncFolder(two, { folder })).toMatchObject({ sent: 3, received: 3 });
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 0, received: 3, conflicts: 0 });
    const files = listBundleFiles(folder).map((file) => file.slice(folder.length + 1));
    expect(files).toEqual([
      expect.stringMatching(new RegExp(`^${one.device.id}/1-3-[0-9a-f]{32}.bundle$`)),
      expect.stringMatching(new RegExp(`^${two.device.id}/1-3-[0-9a-f]{32}.bundle$`)),
    ]);
    expect(await syncFolder(two, { folder })).toMatchObject({ sent: 0, received: 0, contentHash: getContentHash(one) });
    const [header, entry] = inflateSync(readFileSync(listBundleFiles(folder)[0] ?? ''))
      .toString()
      .split('\n');
    expect(JSON.parse(header ?? '')).toMatchObject({
      format: 'union-bundle/1',
      device: one.device.id,
      first: 1,
      last: 3,
    });
    expect(JSON.parse(entry ?? '')).toMatchObject({ seq: 1, table: 'enterprises', prev: '' });
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it('passes on what came from others by file', async () => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await mergeLibraries(two, one);
    expect(await syncFolder(two, { folder })).toMatchObject({ sent: 3 });
    expect(listBundleFiles(folder)[0]).toContain(join(two.device.id, one.device.id));
    const third = makeDevice(3).library;
    expect(await syncFolder(third, { folder })).toMatchObject({ sent: 0, received: 3 });
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 0, received: 0 });
    expect(getContentHash(third)).toBe(getContentHash(one));
  });

  it('lets a device catch up that was away for a year of daily exchanges', async () => {
    const { one, two, folder } = makePair();
    const visit = addVisit(one, answers);
    for (let day = 0; day < 250; day += 1) {
      setAnswer(one, visit, { employees_total: { value: day } });
      await syncFolder(one, { folder });
    }
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 253, held: [] });
    expect(getContentHash(two)).toBe(getContentHash(one));
  });

  it('waits where a bundle is missing, and goes on when it comes', async () => {
    const { one, two, folder } = makePair();
    const visit = addVisit(one, answers);
    await syncFolder(one, { folder });
    setAnswer(one, visit, { employees_total: { value: 1 } });
    await syncFolder(one, { folder });
    const [first = ''] = listBundleFiles(folder);
    const away = join(folder, 'away');
    renameSync(first, away);
    const waiting = { received: 0, held: [{ device: one.device.id, seq: 4, reason: 'gap' }] };
    expect(await syncFolder(two, { folder })).toMatchObject(waiting);
    expect(await syncFolder(two, { folder })).toMatchObject(waiting);
    renameSync(away, first);
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 4, held: [] });
  });

  it('concludes nothing from a folder that was emptied: it writes again what is missing there', async () => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await syncFolder(one, { folder });
    await syncFolder(two, { folder });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    expect(await syncFolder(two, { folder })).toMatchObject({ sent: 3, received: 0 });
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 0, received: 0 });
  });

  it('stops at two histories of one device, and writes nothing', async () => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await syncFolder(one, { folder });
    await mergeLibraries(two, one);
    forge(one, 2, () => ({ author: 'somebody else' }));
    const other = makeTemporaryFolder();
    one.db.exec('DELETE FROM exchange_bundles');
    await syncFolder(one, { folder: other });
    const before = getContentHash(two);
    await expect(syncFolder(two, { folder: other })).rejects.toMatchObject({ code: 'HISTORY_FORKED' });
    expect(getContentHash(two)).toBe(before);
    expect(existsSync(join(other, two.device.id))).toBe(false);
  });
});

/** The name of the device stands outside of what any hash is made over. */
function spoilName(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf('device 1')] = 0xff;
  return bytes;
}

/** Nothing a program looks for: links take a tenth of the time of files, and a file system allows so many to one. */
function addJunk({ count, places }: { readonly count: number; readonly places: readonly string[] }): void {
  for (const place of places) mkdirSync(place, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const place = places[number % places.length] ?? '';
    const first = join(place, `junk ${number % places.length}`);
    if (number < places.length) writeFileSync(first, '');
    else linkSync(first, join(place, `1-3-junk ${number}.bundle`));
  }
}

describe('a folder in which other things lie', () => {
  it('may hold a hundred thousand of them', { timeout: 120_000 }, async () => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await syncFolder(one, { folder });
    addJunk({
      count: 100_000,
      places: [folder, join(folder, one.device.id), join(folder, one.device.id, two.device.id)],
    });
    mkdirSync(join(folder, one.device.id, '1-3-00000000000000000000000000000000.bundle'));
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 3, refused: [] });
  });

  it.each<[string, (text: string) => Uint8Array | string, string]>([
    ['bytes that are not packed', (text) => text, 'hostile'],
    // Sound but for what it unpacks to: nothing but its size keeps it out.
    ['a bomb', (text) => deflateSync(text.replace('\n', `${' '.repeat(65 * 1024 * 1024)}\n`)), 'hostile'],
    ['a bundle of a later format', (text) => deflateSync(text.replace('union-bundle/1', 'union-bundle/2')), 'newer'],
    ['an altered entry', (text) => deflateSync(text.replace('王1', '李1')), 'hostile'],
    ['one line too few', (text) => deflateSync(`${text.split('\n').slice(0, 3).join('\n')}\n`), 'hostile'],
    [
      'another device than its place says',
      (text) => deflateSync(text.replaceAll(/"device":"[0-9a-f]{8}/g, '"device":"00000000')),
      'hostile',
    ],
    ['no header', () => deflateSync('\n\n\n'), 'hostile'],
    ['a name that is no UTF-8', (text) => deflateSync(spoilName(text)), 'hostile'],
  ])('leaves %s alone', async (_what, spoil, reason) => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await syncFolder(one, { folder });
    const [file = ''] = listBundleFiles(folder);
    replaceBundle(file, Buffer.from(spoil(inflateSync(readFileSync(file)).toString())));
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 0, refused: [{ reason }] });
    // Its owner writes what is missing again; what was spoilt does no harm.
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 3 });
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 3 });
  });

  it('refuses entries that no program of ours writes, and takes what came before them', async () => {
    const { one, two, folder } = makePair();
    const visit = addVisit(one, answers);
    await syncFolder(one, { folder });
    setAnswer(one, visit, { employees_total: { value: 5 } });
    forge(one, 4, () => ({ fields: '{"employees_total":[{"value":"many"}]}' }));
    await syncFolder(one, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 3, refused: [{ reason: 'hostile' }] });
  });

  const nested = `${'['.repeat(33)}${']'.repeat(33)}`;

  it.each<[string, Partial<ChangeRow>]>([
    ['a row that is no id', { table: 'evidence', row: '../../etc/passwd' }],
    ['a table that is no word', { table: 'changes; DROP' }],
    ['a time that nobody lives to see', { wall: '+012026-05-12T08:00:00.000Z' }],
    ['an author longer than any name', { author: '王'.repeat(201) }],
    ['a version that no program comes to', { schema: 1_000_001 }],
    ['fields that nest deep', { fields: `{"a":[${nested}]}` }],
  ])('refuses entries with %s, as a file with them would be refused', async (_, part) => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    forge(one, 3, () => part);
    await syncFolder(one, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 0, refused: [{ reason: 'hostile' }] });
  });

  it('gives nothing that lies outside of it to an entry that names a path for a hash', async () => {
    const { one, two, folder } = makePair();
    const { inspectionId } = addVisit(one, answers);
    writeFileSync(`${folder}.txt`, 'private');
    onTestFinished(() => rmSync(`${folder}.txt`));
    const sha256 = createHash('sha256').update('x').digest('hex');
    const set = { inspection_id: inspectionId, name: 'a.jpg', media_type: 'image/jpeg', size: 7, sha256 };
    const outside = `../${basename(folder)}.txt`;
    write(one, [{ table: 'evidence', row: one.newId(), set: { ...set, original_sha256: outside } }]);
    await syncFolder(one, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ attachments: { received: 0, altered: [] } });
  });

  it.each(['its author', 'somebody else who knows it'])(
    'is mended by %s where a bit flipped and the size stayed',
    async (who) => {
      const { one, two, folder } = makePair();
      addVisit(one, answers);
      await syncFolder(one, { folder });
      await syncFolder(two, { folder });
      const [file = ''] = listBundleFiles(folder);
      flipBit(file);
      const mender = who === 'its author' ? one : two;
      expect(await syncFolder(mender, { folder })).toMatchObject({ sent: 3, refused: [{ reason: 'damaged' }] });
      expect(await syncFolder(makeDevice(3).library, { folder })).toMatchObject({ received: 3 });
    },
  );

  it('mends a bundle of its own that was cut', async () => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    await syncFolder(one, { folder });
    const [file = ''] = listBundleFiles(folder);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 10));
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 0, refused: [{ reason: 'damaged' }] });
    expect(await syncFolder(one, { folder })).toMatchObject({ sent: 3 });
    expect(readFileSync(file)).toEqual(whole);
    expect(statSync(file).isFile()).toBe(true);
  });

  it('is not made where it is missing', async () => {
    const { one, folder } = makePair();
    await expect(syncFolder(one, { folder: join(folder, 'none') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
