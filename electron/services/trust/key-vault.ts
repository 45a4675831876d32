import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withStorageErrors } from '#db/errors.ts';
import { listKeyFolders } from './key-folders.ts';
import type { Environment } from './key-folders.ts';
import { createDeviceKey } from './keys.ts';

/** Where the private keys of this computer's devices are kept: never in a library, since libraries are handed over. */
export type KeyVault = {
  readonly find: (device: string) => KeyObject | undefined;
  readonly keep: (device: string, key: KeyObject) => void;
};

/** The key of a device; made and kept where there is none, or none that can be read any more. @throws AppError STORAGE_*. */
export function getDeviceKey(vault: KeyVault, device: string): KeyObject {
  const known = vault.find(device);
  if (known !== undefined) return known;
  const key = createDeviceKey();
  vault.keep(device, key);
  return key;
}

/** How a key is turned into the bytes of its file and back: as it is, or locked by the system's safe storage. */
export type KeyWrapping = {
  readonly suffix: string;
  readonly wrap: (pem: string) => Buffer;
  /** @returns undefined where the bytes cannot be opened any more (another user, a changed keyring). */
  readonly unwrap: (bytes: Buffer) => string | undefined;
};

/** Of files that the system's safe storage has locked. */
export const lockedSuffix = '.safe';

export const plainWrapping: KeyWrapping = {
  suffix: '.pem',
  wrap: (pem) => Buffer.from(pem),
  unwrap: (bytes) => bytes.toString(),
};

/** Keeps every key in a file that only the user may read, in a folder that only the user may enter. */
export function createFileVault(folder: string, wrapping: KeyWrapping = plainWrapping): KeyVault {
  const toFile = (device: string): string => toKeyFile(folder, device, wrapping.suffix);
  return {
    find: (device) => findKey(toFile(device), wrapping),
    keep: (device, key) => keepKey(toFile(device), { folder, wrapping, key }),
  };
}

/**
 * Keys in several places as one: a key is taken from the first place that has it, and a new one is kept in the first
 * place. So a device signs by one key, whoever made it.
 */
export function joinVaults(own: KeyVault, others: readonly KeyVault[]): KeyVault {
  return {
    find: (device) => {
      for (const vault of [own, ...others]) {
        const key = vault.find(device);
        if (key !== undefined) return key;
      }
      return undefined;
    },
    keep: own.keep,
  };
}

let vaultOpener: (() => KeyVault) | undefined;

/** For runtimes that can open the window's vault. Without one: plain files alone. */
export function setUserVault(opener: (() => KeyVault) | undefined): void {
  vaultOpener = opener;
}

/** The vault of the command line: its own plain files, then those of the window; all of the window's where that can be. */
export function getUserVault(environment: Environment = process.env): KeyVault {
  if (vaultOpener !== undefined) return vaultOpener();
  const [own, ...others] = listKeyFolders(environment).map((folder) => createFileVault(folder));
  return joinVaults(own ?? createFileVault('keys'), others);
}

/** Says whether a device has a key that only the system's safe storage opens. @throws AppError STORAGE_*. */
export function hasLockedKey(device: string, environment: Environment = process.env): boolean {
  return listKeyFolders(environment).some((folder) => existsSync(toKeyFile(folder, device, lockedSuffix)));
}

/** A device's id can come from a file of anybody: nothing of it but letters, digits and dashes becomes part of a path. */
function toFileName(device: string): string {
  return device.replaceAll(/[^0-9A-Za-z-]/g, '_').slice(0, 64);
}

function toKeyFile(folder: string, device: string, suffix: string): string {
  return join(folder, `${toFileName(device)}${suffix}`);
}

function findKey(file: string, wrapping: KeyWrapping): KeyObject | undefined {
  return withStorageErrors(() => {
    if (!existsSync(file)) return undefined;
    const pem = wrapping.unwrap(readFileSync(file));
    if (pem === undefined) return undefined;
    try {
      return createPrivateKey(pem);
    } catch {
      // A file that was damaged is as good as a key that was lost: a new one is made.
      return undefined;
    }
  });
}

type Kept = { readonly folder: string; readonly wrapping: KeyWrapping; readonly key: KeyObject };

function keepKey(file: string, { folder, wrapping, key }: Kept): void {
  withStorageErrors(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A folder that was there before may have been open to others.
    chmodSync(folder, 0o700);
    const temporary = `${file}.${process.pid}.new`;
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, wrapping.wrap(key.export({ format: 'pem', type: 'pkcs8' }).toString()));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // A key that cannot be read now may be readable again one day (a locked keyring): it is put aside, never lost.
    if (existsSync(file)) renameSync(file, `${file}.${Date.now()}.aside`);
    renameSync(temporary, file);
    syncFolderOf(file);
  });
}
