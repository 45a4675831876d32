import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { copyLibraryTo, leaveOutAttachments, leaveOutLocalRows, withCopy } from '#db/hand-over-copy.ts';
import type { Db } from '#db/connection.ts';
import { newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { replaceSelf } from '#db/repositories/devices.ts';
import { countVisits } from '#db/repositories/inspections.ts';
import { getLibraryFact, putLibraryFact } from '#db/repositories/library-facts.ts';
import { insertSeal } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { toUuidV7 } from '#domain/ids.ts';
import { programVersion } from '#domain/program-version.ts';
import { normaliseCell } from '#sync/canonical.ts';
import { getContentHash } from '../content-hash.ts';
import type { Library } from '../library.ts';
import { countWithheldUpTo, readCheckpoints } from '../trust/checkpoints.ts';
import { readSealedAttachments } from '../trust/sealed-attachments.ts';
import { removeCoveredSeals, signSeal } from '../trust/seals.ts';

/**
 * Makes a copy of the library as it is handed over: one file, local things left out, sealed by the device that writes
 * the library. Not yet checked nor flushed. @returns the seal. @throws AppError STORAGE_*.
 */
export function makeSealedCopy(library: Library, file: string, key: KeyObject): SealRow {
  copyLibraryTo(library.db, file);
  return withCopy(file, (db) => {
    leaveOutLocalRows(db);
    giveAway(library, db);
    return addSeal(library, db, key);
  });
}

/** Seals a copy anew without the attachments that turned out not to be themselves any more. */
export function sealWithout(
  library: Library,
  copy: { readonly file: string; readonly key: KeyObject; readonly seal: SealRow; readonly altered: readonly string[] },
): SealRow {
  return withCopy(copy.file, (db) => {
    leaveOutAttachments(db, copy.altered);
    db.prepare('DELETE FROM seals WHERE id = ?').run(copy.seal.id);
    return addSeal(library, db, copy.key);
  });
}

/**
 * Whoever opens the copy to write in it writes as another device and under no name: the same device and number must
 * never stand for two entries, and nobody signs for the sender by accident.
 */
export function giveAway(library: Library, db: Db): void {
  const device = { id: toUuidV7(library.clock(), randomBytes(10)), name: getLibraryFact(db, 'device_name') };
  putLibraryFact(db, 'device_id', device.id);
  putLibraryFact(db, 'inspector_name', '');
  replaceSelf(db, device);
}

/** Seals what the file holds. @returns the seal. @throws AppError STORAGE_*. */
export function addSeal(library: Library, db: Db, key: KeyObject): SealRow {
  const checkpoints = readCheckpoints(db);
  const withheld = countWithheldUpTo(db, checkpoints);
  const seal = signSeal(
    {
      library: library.libraryId,
      device: library.device.id,
      deviceName: toShortText(library.device.name),
      checkpoints,
      ...(withheld === 0 ? {} : { withheld }),
      contentHash: getContentHash({ db }),
      records: countVisits(db),
      attachments: readSealedAttachments(db),
      madeAt: toInstant(library.clock()),
      program: programVersion,
      schema: newestVersion(migrations),
    },
    key,
  );
  insertSeal(db, seal);
  removeCoveredSeals(db);
  return seal;
}

function toShortText(name: string): string {
  const text = normaliseCell(name.slice(0, 200));
  return typeof text === 'string' ? text : '';
}
