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
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withStorageErrors } from '#db/errors.ts';
import { createDeviceKey } from './keys.ts';

/** Where the private keys of this computer's devices are kept: never in a library, since libraries are handed over. */
export type KeyVault = {
  readonly find: (device: string) => KeyObject | undefined;
  readonly keep: (device: string, key: KeyObject) => void;
};

type Environment = Readonly<Record<string, string | undefined>>;

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

export const plainWrapping: KeyWrapping = {
  suffix: '.pem',
  wrap: (pem) => Buffer.from(pem),
  unwrap: (bytes) => bytes.toString(),
};

/** Keeps every key in a file that only the user may read, in a folder that only the user may enter. */
export function createFileVault(folder: string, wrapping: KeyWrapping = plainWrapping): KeyVault {
  const toFile = (device: string): string => join(folder, `${toFileName(device)}${wrapping.suffix}`);
  return {
    find: (device) => findKey(toFile(device), wrapping),
    keep: (device, key) => keepKey(toFile(device), { folder, wrapping, key }),
  };
}

/**
 * The vault of the user's own data folder: UNION_INSPECTOR_DATA, else the program's folder of UNION_INSPECTOR_HOME,
 * else where the system keeps the data of programs.
 */
export function getUserVault(environment: Environment = process.env): KeyVault {
  return createFileVault(join(getDataFolder(environment), 'keys'));
}

function getDataFolder(environment: Environment): string {
  const chosen = [environment['UNION_INSPECTOR_DATA'], environment['UNION_INSPECTOR_HOME']].find((path) => path);
  if (chosen !== undefined) return resolve(chosen);
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'union-inspector');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'union-inspector');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'union-inspector');
  }
}

/** A device's id can come from a file of anybody: nothing of it but letters, digits and dashes becomes part of a path. */
function toFileName(device: string): string {
  return device.replaceAll(/[^0-9A-Za-z-]/g, '_').slice(0, 64);
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
