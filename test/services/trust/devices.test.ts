import { describe, expect, it } from 'vitest';
import { listSeals } from '#db/repositories/seals.ts';
import type { Library } from '#services/library.ts';
import {
  acceptDevice,
  listAcceptedKeys,
  listAcceptedNames,
  listDevices,
  listOwnKeys,
} from '#services/trust/devices.ts';
import { createFileVault, getDeviceKey } from '#services/trust/key-vault.ts';
import { toPublicKeyText } from '#services/trust/keys.ts';
import { takeSeals } from '#services/trust/seals.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../../support/test-library.ts';
import { handOverLibrary } from '../handover/support/hand-over.ts';

async function makeWitness(): Promise<{
  readonly witness: Library;
  readonly fingerprint: string;
  readonly key: string;
}> {
  const [witness, other] = [makeLibrary(), makeLibrary({ deviceName: '李四的电脑' })];
  addVisit(other);
  const { done, key } = await handOverLibrary(other);
  takeSeals(witness, [done.seal]);
  return { witness, fingerprint: done.sealedBy, key: toPublicKeyText(key) };
}

describe('devices', () => {
  it('are strangers until somebody accepts their fingerprint under a name', async () => {
    const { witness, fingerprint, key } = await makeWitness();
    expect(listDevices(witness)).toMatchObject([{ fingerprint, name: '李四的电脑', acceptedAt: null, isSelf: false }]);
    expect(listAcceptedKeys(witness.db)).toEqual([]);
    const typed = fingerprint.replaceAll('-', ' ');
    expect(acceptDevice(witness, { fingerprint: typed, name: ' 李四 ' })).toMatchObject({ fingerprint, name: '李四' });
    expect(listDevices(witness)).toMatchObject([{ name: '李四', acceptedAt: expect.any(String) }]);
    expect(listAcceptedKeys(witness.db)).toEqual([key]);
    // The witness does not hold the entries, so the seal says so; but its device is known now.
    expect(verifyLibrary(witness).seals).toMatchObject([{ known: true, state: 'changed_after_sealing' }]);
  });

  it('stay known when a later seal arrives, and a new key is a stranger again', async () => {
    const { witness, fingerprint } = await makeWitness();
    acceptDevice(witness, { fingerprint, name: '李四' });
    takeSeals(witness, listSeals(witness.db));
    expect(listAcceptedKeys(witness.db)).toHaveLength(1);
    const other = makeLibrary({ deviceName: '李四的电脑' });
    const { done } = await handOverLibrary(other);
    takeSeals(witness, [done.seal]);
    expect(listDevices(witness).map(({ acceptedAt }) => acceptedAt !== null)).toEqual([true, false]);
  });

  it('are not accepted by a fingerprint that nobody has, nor without a name', async () => {
    const { witness, fingerprint } = await makeWitness();
    expect(getErrorCode(() => acceptDevice(witness, { fingerprint: fingerprint.slice(1), name: '李四' }))).toBe(
      'NOT_FOUND',
    );
    expect(getErrorCode(() => acceptDevice(witness, { fingerprint: '', name: '李四' }))).toBe('NOT_FOUND');
    expect(getErrorCode(() => acceptDevice(witness, { fingerprint, name: ' ' }))).toBe('INVALID_REQUEST');
  });

  it('of this computer are known by the keys that it keeps', async () => {
    const vault = createFileVault(makeTemporaryFolder());
    const library = makeLibrary();
    const key = getDeviceKey(vault, library.device.id);
    const { done } = await handOverLibrary(library, { key });
    takeSeals(library, [done.seal]);
    expect(listOwnKeys(library.db, vault)).toEqual([toPublicKeyText(key)]);
    expect(listOwnKeys(library.db, createFileVault(makeTemporaryFolder()))).toEqual([]);
  });

  it('go by the name under which they were accepted, whatever a seal says', async () => {
    const { witness, fingerprint } = await makeWitness();
    expect(listAcceptedNames(witness.db)).toEqual(new Map());
    acceptDevice(witness, { fingerprint, name: '李四' });
    expect(listAcceptedNames(witness.db)).toEqual(new Map([[fingerprint, '李四']]));
  });

  it('are strangers also where they sign in the name of this one', async () => {
    const library = makeLibrary();
    addVisit(library);
    const { done } = await handOverLibrary(library);
    takeSeals(library, [done.seal]);
    expect(listDevices(library)).toMatchObject([{ device: library.device.id, acceptedAt: null, isSelf: false }]);
  });
});
