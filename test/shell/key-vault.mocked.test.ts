import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
  const vault = createWindowVault(folder);
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
});
