import { randomBytes } from 'node:crypto';
import { connectBare, setSafePragmas } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { replaceSelf } from '#db/repositories/devices.ts';
import { getLibraryFact, putLibraryFact } from '#db/repositories/library-facts.ts';
import type { Clock } from '#domain/clock.ts';
import { toUuidV7 } from '#domain/ids.ts';

/**
 * Gives a copy that is about to become the library a device id of its own. Entries that were written after the backup
 * may have travelled already; going on under the same id would give their numbers to other entries, and a supervisor's
 * library could not tell the two apart.
 * @throws AppError STORAGE_*, FILE_DAMAGED.
 */
export function renewDevice(file: string, clock: Clock): void {
  withStorageErrors(() => {
    const db = connectBare(file, { access: 'write', mustExist: true });
    try {
      setSafePragmas(db);
      db.transaction(() => {
        const device = { id: toUuidV7(clock(), randomBytes(10)), name: getLibraryFact(db, 'device_name') };
        putLibraryFact(db, 'device_id', device.id);
        replaceSelf(db, device);
      }).immediate();
    } finally {
      db.close();
    }
  });
}
