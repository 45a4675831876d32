import type { KeyObject } from 'node:crypto';
import { insertDeviceKey, listDeviceKeys, updateDeviceKey } from '#db/repositories/device-keys.ts';
import type { DeviceKeyRow } from '#db/repositories/device-keys.ts';
import { listSeals } from '#db/repositories/seals.ts';
import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { closeFile, openBeside } from '#db/open-library.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { assertNoGradualWrite } from '../journal/under-way.ts';
import type { Library } from '../library.ts';
import type { KeyVault } from './key-vault.ts';
import { toFingerprint, toPublicKeyText } from './keys.ts';
import { checkAnySeal } from './seals.ts';

export type KnownDevice = {
  readonly device: string;
  readonly fingerprint: string;
  readonly name: string;
  /** ISO 8601 UTC; null where nobody has accepted the key. */
  readonly acceptedAt: string | null;
  /** The device that writes this library. */
  readonly isSelf: boolean;
};

/** Every key that has signed something this library holds, by the time it was first seen. */
export function listDevices(library: Library): readonly KnownDevice[] {
  const noted = listDeviceKeys(library.db);
  const unnoted = listSealers(library.db).filter(
    (key) => !noted.some(({ fingerprint }) => fingerprint === key.fingerprint),
  );
  return [...noted, ...unnoted].map(({ device, fingerprint, name, acceptedAt }) => {
    // Own keys are accepted when they are noted: whoever else signs in this device's name is a stranger.
    return { device, fingerprint, name, acceptedAt, isSelf: device === library.device.id && acceptedAt !== null };
  });
}

/** The names under which keys were accepted, by fingerprint: a seal says of itself whatever it likes. */
export function listAcceptedNames(db: Db): ReadonlyMap<string, string> {
  const accepted = listDeviceKeys(db).filter(({ acceptedAt }) => acceptedAt !== null);
  return new Map(accepted.map(({ fingerprint, name }) => [fingerprint, name]));
}

/** The public keys that this library's owner has accepted: what a seal is "known" by. */
export function listAcceptedKeys(db: Db): readonly string[] {
  return listDeviceKeys(db).flatMap(({ acceptedAt, publicKey }) => (acceptedAt === null ? [] : publicKey));
}

/**
 * Accepts the key that has this fingerprint, under a name: what two people do after they compared it.
 * @param request fingerprint with or without dashes. @param others keys of right seals in a file that was looked into. @throws AppError NOT_FOUND, INVALID_REQUEST, LIBRARY_IN_USE, STORAGE_*.
 */
export function acceptDevice(
  library: Library,
  request: { readonly fingerprint: string; readonly name: string },
  others: readonly DeviceKeyRow[] = [],
): KnownDevice {
  assertNoGradualWrite(library.db);
  const name = request.name.trim();
  if (name === '' || name.length > 200) throw new AppError('INVALID_REQUEST', 'A device needs a name', {});
  const wanted = request.fingerprint.replaceAll(/[\s-]/g, '');
  const found = [...listDeviceKeys(library.db), ...listSealers(library.db), ...others].find(
    ({ fingerprint }) => fingerprint.replaceAll('-', '') === wanted,
  );
  if (found === undefined) throw new AppError('NOT_FOUND', 'No seal here has this fingerprint', { wanted });
  const { device, fingerprint } = found;
  const acceptedAt = toInstant(library.clock());
  withStorageErrors(() => {
    library.db.transaction(() => {
      insertDeviceKey(library.db, found);
      updateDeviceKey(library.db, { device, fingerprint, name, acceptedAt });
    })();
  });
  return { device, fingerprint, name, acceptedAt, isSelf: device === library.device.id };
}

/** Notes a key of this library's own device as accepted. Joins an open transaction. */
export function noteOwnKey(library: Library, key: KeyObject): void {
  const publicKey = toPublicKeyText(key);
  const at = toInstant(library.clock());
  const own = { device: library.device.id, fingerprint: toFingerprint(publicKey), name: library.device.name };
  insertDeviceKey(library.db, { ...own, publicKey, seenAt: at, acceptedAt: null });
  updateDeviceKey(library.db, { ...own, acceptedAt: at });
}

/** The keys of right seals in the file, as keys that nobody has accepted yet. */
export function listSealers(db: Db): readonly DeviceKeyRow[] {
  const sealers = listSeals(db).flatMap((row) => checkAnySeal(row) ?? []);
  const rows = sealers.map(({ seal, fingerprint, publicKey }): DeviceKeyRow => {
    return {
      device: seal.device,
      fingerprint,
      publicKey,
      name: seal.deviceName,
      seenAt: seal.madeAt,
      acceptedAt: null,
    };
  });
  return [...new Map(rows.map((row) => [`${row.device} ${row.fingerprint}`, row])).values()];
}

/** As `listSealers`, of the private copy of a file that was looked into. @throws AppError STORAGE_*. */
export function listSealersOf(file: string): readonly DeviceKeyRow[] {
  const opened = openBeside(file);
  try {
    return listSealers(opened.db);
  } finally {
    closeFile(opened);
  }
}

/** The public keys of seals in the file that this computer itself holds the private key of. @throws AppError STORAGE_*. */
export function listOwnKeys(db: Db, vault: KeyVault): readonly string[] {
  const devices = new Set(listSealers(db).map(({ device }) => device));
  return [...devices].flatMap((device) => {
    const key = vault.find(device);
    return key === undefined ? [] : toPublicKeyText(key);
  });
}
