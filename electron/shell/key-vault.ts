import { join } from 'node:path';
import { safeStorage } from 'electron';
import { listKeyFolders } from '#services/trust/key-folders.ts';
import type { Environment } from '#services/trust/key-folders.ts';
import { createFileVault, joinVaults, lockedSuffix, plainWrapping } from '#services/trust/key-vault.ts';
import type { KeyVault, KeyWrapping } from '#services/trust/key-vault.ts';

/**
 * The window's vault: keys in the program's data folder, locked by the system's safe storage; where the system has none,
 * as files that only the user may read. A key that the command line made before is used as well: a device has one key.
 * To be called when the program is ready.
 */
export function createWindowVault(dataFolder: string, environment: Environment = process.env): KeyVault {
  const folder = join(dataFolder, 'keys');
  const plain = [...new Set([folder, ...listKeyFolders(environment)])].map((one) =>
    createFileVault(one, plainWrapping),
  );
  const [own, ...others] = hasSafeStorage() ? [createFileVault(folder, safeWrapping), ...plain] : plain;
  return joinVaults(own ?? createFileVault(folder), others);
}

const safeWrapping: KeyWrapping = {
  suffix: lockedSuffix,
  wrap: (pem) => safeStorage.encryptString(pem),
  unwrap: (bytes) => {
    try {
      return safeStorage.decryptString(bytes);
    } catch {
      // Another user, or a keyring that was made anew.
      return undefined;
    }
  },
};

/** Linux without a keyring "encrypts" under a password that everybody knows: that protects nothing and can be lost. */
function hasSafeStorage(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
