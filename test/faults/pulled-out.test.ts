import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { handOver } from '#services/handover/hand-over.ts';
import { writeReceipt } from '#services/handover/receipt.ts';
import type { Library } from '#services/library.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import { verifyLibrary } from '#services/verify.ts';
import { handOverLibrary, makeFilledLibrary } from '../services/handover/support/hand-over.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { canMount, mountDisk } from './support/mounts.ts';

const key = createDeviceKey();

function expectUnchanged(library: Library, contentHash: string): void {
  expect(getContentHash(library)).toBe(contentHash);
  expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok', problems: [] });
}

/** The disk goes; where it was mounted, the bare folder of the computer's own disk remains. */
function pullOut(disk: string): void {
  execFileSync('umount', ['-l', disk]);
}

const title = canMount ? '' : ' (not run: nothing can be mounted here)';

describe.skipIf(!canMount)(`a stick that is pulled out${title}`, () => {
  it.each<['copying' | 'checking' | 'finishing' | 'encrypting', { readonly passphrase?: string }]>([
    ['copying', {}],
    ['checking', {}],
    ['finishing', {}],
    ['encrypting', { passphrase: '口令' }],
    ['finishing', { passphrase: '口令' }],
  ])('while %s a hand-over ends it, and nothing is written where the stick was', async (stage, secret) => {
    const { library } = makeFilledLibrary();
    const before = getContentHash(library);
    const disk = mountDisk(8 * 1024);
    const out = join(disk, 'handed.unidb');
    const onStage = (reached: string): void => {
      if (reached === stage) pullOut(disk);
    };
    await expect(handOver(library, { out, key, onStage, workFactor: 4, ...secret })).rejects.toMatchObject({
      code: 'STORAGE_REFUSED',
    });
    expect(readdirSync(disk)).toEqual([]);
    expectUnchanged(library, before);
  });

  it('while the folder is exchanged with ends it, and nothing is written where the stick was', async () => {
    const { library } = makeFilledLibrary(1);
    const before = getContentHash(library);
    const disk = mountDisk(1024);
    await handOverLibrary(makeFilledLibrary(1).library, { out: join(disk, 'other.unidb') });
    let isOut = false;
    const pause = async (): Promise<boolean> => {
      if (!isOut) pullOut(disk);
      isOut = true;
      return true;
    };
    await syncFolder(makeFilledLibrary(1).library, { folder: disk, key });
    await expect(syncFolder(library, { folder: disk, key, pause })).rejects.toMatchObject({ code: 'STORAGE_REFUSED' });
    expect(isOut).toBe(true);
    expect(readdirSync(disk)).toEqual([]);
    expectUnchanged(library, before);
  });
});

describe('a folder that goes away', () => {
  it('while a hand-over is made is not made again', async () => {
    const { library } = makeFilledLibrary();
    const folder = makeTemporaryFolder();
    const place = join(folder, 'stick');
    const out = join(place, 'handed.unidb');
    execFileSync('mkdir', [place]);
    const onStage = (stage: string): void => {
      if (stage === 'checking') renameSync(place, join(folder, 'elsewhere'));
    };
    await expect(handOver(library, { out, key, onStage })).rejects.toMatchObject({ code: 'STORAGE_REFUSED' });
    expect(readdirSync(folder)).toEqual(['elsewhere']);
    expect(readdirSync(join(folder, 'elsewhere')).filter((name) => name === 'handed.unidb')).toEqual([]);
  });
});

describe.skipIf(!canMount)(`a disk that is full${title}`, () => {
  it('leaves no half receipt', async () => {
    const { library } = makeFilledLibrary(1);
    const { done } = await handOverLibrary(library);
    const received = await inspectForeignFile(done.out);
    const disk = mountDisk(4);
    execFileSync('dd', ['if=/dev/zero', `of=${join(disk, 'full')}`, 'bs=4k', 'count=1'], { stdio: 'ignore' });
    const out = join(disk, 'receipt.json');
    expect(() => writeReceipt(library, { received, key, out })).toThrow(
      expect.objectContaining({ code: 'STORAGE_FULL' }),
    );
    expect(readdirSync(disk)).toEqual(['full']);
    received.dispose();
  });
});
