import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** A key under which a device has signed, as this library knows it. Local: another library decides for itself. */
export type DeviceKeyRow = {
  readonly device: string;
  readonly fingerprint: string;
  /** Ed25519, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Given by whoever accepted it; until then what the device calls itself. */
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly seenAt: string;
  /** ISO 8601 UTC; null where nobody has accepted it. */
  readonly acceptedAt: string | null;
};

const columns = 'device, fingerprint, public_key AS publicKey, name, seen_at AS seenAt, accepted_at AS acceptedAt';

/** By the time they were first seen. */
export function listDeviceKeys(db: Db): readonly DeviceKeyRow[] {
  return prepare(db, `SELECT ${columns} FROM device_keys ORDER BY seen_at, fingerprint`).all() as DeviceKeyRow[];
}

/** A key that is known for the device already stays as it is. */
export function insertDeviceKey(db: Db, key: DeviceKeyRow): void {
  const sql = `INSERT OR IGNORE INTO device_keys (device, fingerprint, public_key, name, seen_at, accepted_at)
    VALUES (?, ?, ?, ?, ?, ?)`;
  prepare(db, sql).run(key.device, key.fingerprint, key.publicKey, key.name, key.seenAt, key.acceptedAt);
}

export function updateDeviceKey(
  db: Db,
  key: Pick<DeviceKeyRow, 'device' | 'fingerprint' | 'name' | 'acceptedAt'>,
): void {
  const sql = 'UPDATE device_keys SET name = ?, accepted_at = ? WHERE device = ? AND fingerprint = ?';
  prepare(db, sql).run(key.name, key.acceptedAt, key.device, key.fingerprint);
}
