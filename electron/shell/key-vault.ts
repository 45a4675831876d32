import { join } from 'node:path';
import { safeStorage } from 'electron';
import { createFileVault, plainWrapping } from '#services/trust/key-vault.ts';
import type { KeyVault, KeyWrapping } from '#services/trust/key-vault.ts';

/**
 * The window's vault: keys in the program's data folder, locked by the system's safe storage; where the system has none,
 * as files that only the user may read. To be called when the program is ready.
 */
export function createWindowVault(dataFolder: string): KeyVault {
  return createFileVault(join(dataFolder, 'keys'), hasSafeStorage() ? safeWrapping : plainWrapping);
}

const safeWrapping: KeyWrapping = {
  suffix: '.safe',
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
