// A library in memory from the bytes of an empty one takes a tenth of the time of a new one.
// oxlint-disable-next-line no-restricted-imports
import Database from 'better-sqlite3';
import { connectBare, setSafePragmas } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { insertDevice } from '#db/repositories/devices.ts';
import { putLibraryFact } from '#db/repositories/library-facts.ts';
import { toUuidV7 } from '#domain/ids.ts';
import type { Library } from '#services/library.ts';

/** A library in memory with a clock that can be set: what a history of several devices needs, made in a millisecond. */
export type TestDevice = { readonly library: Library; readonly clock: { now: number } };

const start = Date.UTC(2026, 4, 12);
let template: Buffer | undefined;

/** @param number names the device: ids made by it are the same in every run. */
export function makeDevice(number: number): TestDevice {
  const clock = { now: start };
  let count = 0;
  const newId = (): string => {
    count += 1;
    const bytes = Buffer.alloc(10);
    bytes.writeUInt8(number, 4);
    bytes.writeUInt32BE(count, 5);
    return toUuidV7(start, bytes);
  };
  template ??= makeTemplate();
  const db = new Database(template);
  setSafePragmas(db);
  const device = { id: newId(), name: `device ${number}` };
  putLibraryFact(db, 'library_id', newId());
  putLibraryFact(db, 'device_id', device.id);
  putLibraryFact(db, 'device_name', device.name);
  putLibraryFact(db, 'inspector_name', `王${number}`);
  insertDevice(db, { ...device, isSelf: true });
  const shared = { file: ':memory:', access: 'write', isTemporaryCopy: false, libraryId: 'test' } as const;
  return { library: { ...shared, db, device, clock: () => clock.now, newId }, clock };
}

function makeTemplate(): Buffer {
  const db: Db = connectBare(':memory:', { access: 'write', mustExist: false });
  migrate(db, migrations, () => 0);
  return db.serialize();
}
