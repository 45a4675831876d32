import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createForeignDesk } from '#jobs/foreign-desk.ts';
import type { Library } from '#services/library.ts';
import { acceptDevice, listDevices } from '#services/trust/devices.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import {
  handOverLibrary,
  makeFilledLibrary,
  makeOutPath,
  addAbsentPhoto,
} from '../services/handover/support/hand-over.ts';
import { makeLibrary } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const workerFile = new URL('../../electron/jobs/foreign-file-worker.ts', import.meta.url);

function makeDesk(library: Library = makeLibrary({ deviceName: '督查机' })) {
  const vault = createFileVault(makeTemporaryFolder());
  return createForeignDesk({ workerFile, library: Promise.resolve(library), openVault: () => vault });
}

async function handOut(passphrase?: string): Promise<string> {
  const { library, visits } = makeFilledLibrary();
  if (visits[0] !== undefined) addAbsentPhoto(library, visits[0]);
  const { done } = await handOverLibrary(library, passphrase === undefined ? {} : { passphrase, workFactor: 4 });
  return done.out;
}

describe('the foreign desk', () => {
  it('tells what a file holds and what its seal proves, and never writes the file', async () => {
    const file = await handOut();
    const before = readFileSync(file);
    const desk = makeDesk();
    const { token, name } = await desk.open(file);
    expect(await desk.inspect({ token })).toMatchObject({
      token,
      name: 'handed.unidb',
      enterprises: 3,
      records: 3,
      missing: 1,
      isEncrypted: false,
      isSameLibrary: false,
      devices: [{ name: '一号机' }],
      seals: [{ state: 'unknown_device', deviceName: '一号机', known: false, since: 0, changed: [] }],
      problems: [],
    });
    expect(name).toBe('handed.unidb');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(desk.getStage()).toBe('idle');
    await desk.close();
  });

  it('believes a device once it is accepted, also one that only the file names', async () => {
    const library = makeLibrary();
    const desk = makeDesk(library);
    const { token } = await desk.open(await handOut());
    await desk.inspect({ token });
    const [sealer] = desk.listSealers(token);
    expect(() => acceptDevice(library, { fingerprint: sealer?.fingerprint ?? '', name: '小李' })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    acceptDevice(library, { fingerprint: sealer?.fingerprint ?? '', name: '小李' }, desk.listSealers(token));
    expect(listDevices(library)).toMatchObject([{ name: '小李', isSelf: false }]);
    expect(await desk.inspect({ token })).toMatchObject({ seals: [{ state: 'intact', known: true }] });
    await desk.close();
  });

  it('asks for the passphrase and lets it be tried again', async () => {
    const desk = makeDesk();
    const { token } = await desk.open(await handOut('春天 来了'));
    await expect(desk.inspect({ token })).rejects.toMatchObject({ code: 'PASSPHRASE_NEEDED' });
    await expect(desk.inspect({ token, passphrase: '春天来了' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await desk.inspect({ token, passphrase: '春天 来了' })).toMatchObject({ records: 3, isEncrypted: true });
    await desk.close();
  });

  it('stops when told, leaves no copy, and can begin anew', async () => {
    const desk = makeDesk();
    const { token } = await desk.open(await handOut());
    const inspecting = desk.inspect({ token });
    await desk.cancel();
    expect(await inspecting).toBeUndefined();
    expect(() => desk.get(token)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(await desk.inspect({ token })).toMatchObject({ records: 3 });
    await desk.close();
  });

  it('removes the private copy when the file is let go of, and not where somebody took it', async () => {
    const desk = makeDesk();
    const file = await handOut();
    const first = await desk.open(file);
    await desk.inspect(first);
    const copy = desk.get(first.token).file;
    expect(existsSync(copy)).toBe(true);
    const second = await desk.open(file);
    expect(existsSync(dirname(copy))).toBe(false);
    await desk.inspect(second);
    const taken = desk.take(second.token);
    await desk.close();
    expect(existsSync(taken.file)).toBe(true);
    taken.dispose();
    expect(existsSync(taken.file)).toBe(false);
  });

  it('signs a receipt in the name of this device, and not twice under one name', async () => {
    const desk = makeDesk();
    const { token } = await desk.open(await handOut());
    await desk.inspect({ token });
    const out = makeOutPath('回执.json');
    expect(await desk.writeReceipt({ token, out })).toMatchObject({ device: '督查机', fileName: 'handed.unidb' });
    expect(existsSync(out)).toBe(true);
    await expect(desk.writeReceipt({ token, out })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    await desk.close();
  });

  it('refuses what is no library, and a token that it did not give', async () => {
    const desk = makeDesk();
    const file = makeOutPath('text.unidb');
    writeFileSync(file, 'no library');
    const { token } = await desk.open(file);
    await expect(desk.inspect({ token })).rejects.toMatchObject({ code: 'FILE_NOT_OURS' });
    await expect(desk.inspect({ token: 'other' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await desk.close();
  });
});
