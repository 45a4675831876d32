import { countConflicts } from '#db/repositories/conflicts.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { listMergeBatches } from '#db/repositories/merge-batches.ts';
import type { MergeBatch } from '#db/repositories/merge-batches.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import type { Library } from '#services/library.ts';

const listed = 10;

/** The latest merges that brought something, the last one first. */
export function listMerges({ db }: Library): readonly MergeBatch[] {
  return listMergeBatches(db, listed);
}

/** Fields in conflict, and rows of the log that the tables cannot show yet. */
export function countOpen({ db }: Library): { readonly conflicts: number; readonly setAside: number } {
  return { conflicts: countConflicts(db), setAside: listAside(db).length };
}

/** Names of the devices, each once; the id of one without a name. */
export function nameDevices({ db }: Library, ids: readonly string[]): readonly string[] {
  const names = listDeviceNames(db);
  return [...new Set(ids.map((id) => names.get(id) ?? id))];
}
