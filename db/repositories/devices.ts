import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

export type DeviceRow = { readonly id: string; readonly name: string; readonly isSelf: boolean };

export function insertDevice(db: Db, device: DeviceRow): void {
  prepare(db, 'INSERT INTO devices (id, name, is_self) VALUES (?, ?, ?)').run(
    device.id,
    device.name,
    device.isSelf ? 1 : 0,
  );
}

/** Notes the name of another device where none is known. */
export function insertDeviceIfNew(db: Db, device: Pick<DeviceRow, 'id' | 'name'>): void {
  prepare(db, 'INSERT OR IGNORE INTO devices (id, name, is_self) VALUES (?, ?, 0)').run(device.id, device.name);
}

/** From now on another device writes here; what the earlier one wrote stays under its own id. */
export function replaceSelf(db: Db, device: Pick<DeviceRow, 'id' | 'name'>): void {
  prepare(db, 'UPDATE devices SET is_self = 0 WHERE is_self = 1').run();
  insertDevice(db, { ...device, isSelf: true });
}

export function renameSelf(db: Db, name: string): void {
  prepare(db, 'UPDATE devices SET name = ? WHERE is_self = 1').run(name);
}

/** Names of the devices known here, by id. */
export function listDeviceNames(db: Db): ReadonlyMap<string, string> {
  const rows = prepare(db, 'SELECT id, name FROM devices').all() as { readonly id: string; readonly name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}
