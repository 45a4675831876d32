import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { getDeviceKey, getUserVault, hasLockedKey, setUserVault } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { createDeviceKey, toPublicKeyText } from '#services/trust/keys.ts';
import { createWindowVault } from '../../electron/shell/key-vault.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const system = vi.hoisted(() => ({ isAvailable: true, backend: 'gnome_libsecret', isSameUser: true }));

vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => system.isAvailable,
    getSelectedStorageBackend: () => system.backend,
    encryptString: (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a),
    decryptString: (bytes: Buffer) => {
      if (!system.isSameUser) throw new Error('Error while decrypting the ciphertext provided');
      return Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString();
    },
  },
}));

const device = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';

function keep(): { readonly files: readonly string[]; readonly isFound: boolean } {
  const folder = makeTemporaryFolder();
  const vault = createWindowVault(folder, { UNION_INSPECTOR_HOME: folder });
  const key = createDeviceKey();
  vault.keep(device, key);
  const found = vault.find(device);
  return {
    files: readdirSync(join(folder, 'keys')),
    isFound: found !== undefined && toPublicKeyText(found) === toPublicKeyText(key),
  };
}

describe('the vault of the window', () => {
  beforeEach(() => Object.assign(system, { isAvailable: true, backend: 'gnome_libsecret', isSameUser: true }));

  it('locks keys by the safe storage of the system', () => {
    expect(keep()).toEqual({ files: [`${device}.safe`], isFound: true });
  });

  it('has no key that the system cannot open any more', () => {
    system.isSameUser = false;
    expect(keep().isFound).toBe(false);
  });

  it('keeps plain files that only the user may read where there is none', () => {
    system.isAvailable = false;
    expect(keep()).toEqual({ files: [`${device}.pem`], isFound: true });
  });

  it.runIf(process.platform === 'linux')('does not take a password that everybody knows for one', () => {
    system.backend = 'basic_text';
    expect(keep()).toEqual({ files: [`${device}.pem`], isFound: true });
  });

  it('signs by the key that the command line made before, and the other way round', () => {
    const [data, home] = [makeTemporaryFolder(), makeTemporaryFolder()];
    const environment = { UNION_INSPECTOR_DATA: data, UNION_INSPECTOR_HOME: home };
    const toText = (vault: KeyVault, id: string): string => toPublicKeyText(getDeviceKey(vault, id));
    const first = toText(getUserVault(environment), device);
    expect(toText(createWindowVault(home, environment), device)).toBe(first);
    system.isAvailable = false;
    const second = toText(createWindowVault(home, environment), 'second');
    expect(toText(getUserVault(environment), 'second')).toBe(second);
    expect(second).not.toBe(first);
  });

  it('opens to the command line where that runs in the program', () => {
    const home = makeTemporaryFolder();
    const environment = { UNION_INSPECTOR_HOME: home };
    const key = toPublicKeyText(getDeviceKey(createWindowVault(home, environment), device));
    expect(getUserVault(environment).find(device)).toBeUndefined();
    expect(hasLockedKey(device, environment)).toBe(true);
    expect(hasLockedKey('second', environment)).toBe(false);
    setUserVault(() => createWindowVault(home, environment));
    onTestFinished(() => setUserVault(undefined));
    expect(toPublicKeyText(getDeviceKey(getUserVault(environment), device))).toBe(key);
  });
});
