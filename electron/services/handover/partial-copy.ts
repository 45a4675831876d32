import type { KeyObject } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { createCopy } from '#db/hand-over-copy.ts';
import { findLastWall, listChangeDevices } from '#db/repositories/changes.ts';
import { insertDeviceIfNew, listDeviceNames } from '#db/repositories/devices.ts';
import { findLibraryFact, putLibraryFact } from '#db/repositories/library-facts.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { AppError } from '#domain/error.ts';
import type { Library } from '../library.ts';
import { copyAttachments } from '../merge/merge-attachments.ts';
import { ingest } from '../merge/ingest.ts';
import { recountTouched } from '../merge/recount-touched.ts';
import { chooseEntries } from './choose-entries.ts';
import { toChosenChains } from './chosen-chains.ts';
import { addSeal, giveAway } from './sealed-copy.ts';

/** Which part of a library is handed over: what belongs to these enterprises, and nothing of anybody else. */
export type PartialChoice = {
  /** Ids of enterprises; those that were merged with one of them come along. */
  readonly enterprises: ReadonlySet<string>;
  /** Whether the bytes of attachments come along; the rows that name them always do. */
  readonly withAttachments: 'all' | 'none';
};

type Making = { readonly file: string; readonly key: KeyObject; readonly only: PartialChoice };

/**
 * Makes a new file with the entries about the chosen enterprises; of all others it says only how many there are and what
 * the last of each stretch hashes to. The library is read at one instant. Sealed by the device that writes the library;
 * not yet checked nor flushed. Nothing of what was not chosen is ever written into the file.
 * @returns the seal. @throws AppError NOT_FOUND, INVALID_REQUEST, FILE_DAMAGED, HISTORY_BROKEN, STORAGE_*.
 */
export function makePartialCopy(library: Library, { file, key, only }: Making): SealRow {
  return library.db
    .transaction(() =>
      createCopy(file, library.clock, (db) => {
        putFacts(library, db);
        fill(library, db, only);
        giveAway(library, db);
        return addSeal(library, db, key);
      }),
    )
    .deferred();
}

/** It is a part of the sender's library, as a whole copy is that library. */
function putFacts(library: Library, db: Db): void {
  for (const fact of ['library_id', 'created_at', 'device_name', 'sample'] as const)
    putLibraryFact(db, fact, findLibraryFact(library.db, fact) ?? '');
}

function fill(library: Library, db: Db, only: PartialChoice): void {
  const chains = toChosenChains(library.db, chooseEntries(library.db, only.enterprises));
  const { touched, stops } = finish(ingest(db, chains));
  const [stop] = stops;
  if (stop !== undefined) throw new AppError('HISTORY_BROKEN', 'The history cannot be followed', { ...stop });
  if (only.withAttachments === 'all') finish(copyAttachments(db, library.db));
  finish(recountTouched(db, touched));
  const names = listDeviceNames(library.db);
  const writers = listChangeDevices(db).filter((device) => findLastWall(db, device) !== undefined);
  for (const id of new Set([...writers, library.device.id])) {
    const name = names.get(id);
    if (name !== undefined) insertDeviceIfNew(db, { id, name });
  }
}

function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
