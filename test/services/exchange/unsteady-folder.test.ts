import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasAttachment, readAttachment } from '#services/attachments.ts';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { listBundleFiles } from '../merge/support/exchange-folder.ts';
import { addPhoto, answers, flipBit, makePair, photo } from './support.ts';

describe('attachments', () => {
  it('travel by their hash, and late ones are fetched later', async () => {
    const { one, two, folder } = makePair();
    const { sha256 } = addPhoto(one);
    expect(await syncFolder(one, { folder })).toMatchObject({ attachments: { sent: 1 } });
    const file = join(folder, 'attachments', sha256.slice(0, 2), sha256);
    const away = join(folder, 'away');
    renameSync(file, away);
    expect(await syncFolder(two, { folder })).toMatchObject({ received: 4, attachments: { received: 0, altered: [] } });
    expect(hasAttachment(two, sha256)).toBe(false);
    writeFileSync(file, readFileSync(away).subarray(0, 1000));
    expect(await syncFolder(two, { folder })).toMatchObject({ attachments: { received: 0, altered: [sha256] } });
    expect(two.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0);
    renameSync(away, file);
    expect(await syncFolder(two, { folder })).toMatchObject({ attachments: { received: 1, altered: [] } });
    expect(readAttachment(two, sha256)).toEqual(photo);
  });
});

describe('a file that changes while it is read', () => {
  it('is left alone where it is a bundle that has not been read yet, and was read as it was where it has', async () => {
    const { one, two, folder } = makePair();
    const visit = addVisit(one, answers);
    await syncFolder(one, { folder });
    setAnswer(one, visit, { employees_total: { value: 5 } });
    await syncFolder(one, { folder });
    const files = listBundleFiles(folder);
    let isFirst = true;
    const pause = async (): Promise<boolean> => {
      const isLookedAt = isFirst && existsSync(folder) && files.length === 2;
      if (isLookedAt) for (const file of files) flipBit(file);
      isFirst = false;
      return true;
    };
    expect(await syncFolder(two, { folder, pause })).toMatchObject({
      received: 3,
      refused: [{ file: files[1], reason: 'damaged' }],
    });
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it.each<[string, (file: string) => void]>([
    ['other bytes', flipBit],
    ['more bytes', (file) => appendFileSync(file, 'more')],
    ['fewer bytes', (file) => truncateSync(file, 600_000)],
  ])('leaves nothing where it is an attachment that gets %s', async (_, change) => {
    const { one, two, folder } = makePair();
    const { sha256 } = addPhoto(one);
    await syncFolder(one, { folder });
    const file = join(folder, 'attachments', sha256.slice(0, 2), sha256);
    let isChanged = false;
    const pause = async (): Promise<boolean> => {
      const isBegun = two.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get() === 1;
      if (isBegun && !isChanged) change(file);
      isChanged ||= isBegun;
      return true;
    };
    expect(await syncFolder(two, { folder, pause })).toMatchObject({ attachments: { received: 0, altered: [sha256] } });
    expect(isChanged).toBe(true);
    expect(two.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0);
    // Whoever has it notices, and writes it again.
    expect(await syncFolder(one, { folder })).toMatchObject({ attachments: { sent: 1 } });
    expect(await syncFolder(two, { folder })).toMatchObject({ attachments: { received: 1, altered: [] } });
  });
});

describe('a folder that goes away', () => {
  /** Pulls the stick out as soon as the exchange has come so far. */
  function pullOut(folder: string, isDue: () => boolean): () => Promise<boolean> {
    return async () => {
      if (existsSync(folder) && isDue()) rmSync(folder, { recursive: true });
      return true;
    };
  }

  it.each<[string, (folder: string, two: Library) => boolean]>([
    ['while it is looked through', () => true],
    ['after something was taken in', (_, two) => two.db.prepare('SELECT count(*) FROM changes').pluck().get() === 7],
    ['while it is written', (folder, two) => existsSync(join(folder, two.device.id))],
  ])('%s is not made again, and the library is sound', async (_, isDue) => {
    const { one, two, folder } = makePair();
    addVisit(one, answers);
    addPhoto(two);
    await syncFolder(one, { folder });
    const away = syncFolder(two, { folder, pause: pullOut(folder, () => isDue(folder, two)) });
    await expect(away).rejects.toMatchObject({ code: 'STORAGE_REFUSED' });
    expect(existsSync(folder)).toBe(false);
    expect(verifyLibrary(two).problems).toEqual([]);
    mkdirSync(folder);
    await syncFolder(one, { folder });
    expect(await syncFolder(two, { folder })).toMatchObject({ refused: [], attachments: { sent: 1 } });
    expect(await syncFolder(one, { folder })).toMatchObject({ received: 4, contentHash: getContentHash(two) });
  });
});
