import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import type { ConflictPlace } from '#db/repositories/conflicts.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { toChange } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell } from '#sync/change.ts';
import { foldRow } from '#sync/fold.ts';

/** One of the contents that a field in conflict holds. */
export type ConflictValue = {
  readonly value: Cell;
  readonly author: string;
  readonly device: string;
  /** ISO 8601 UTC, as that device's clock said. */
  readonly at: string;
};

export type FieldConflict = {
  /** Id of the enterprise or of the visit. */
  readonly record: string;
  /** Fact id, or a path such as `enterprises.name`. */
  readonly fact: string;
  /** The one that shows meanwhile stands first. */
  readonly values: readonly ConflictValue[];
};

/** Every field in conflict with all its contents, who wrote them and when. */
export function listFieldConflicts(library: Library): readonly FieldConflict[] {
  const names = listDeviceNames(library.db);
  return listConflicts(library.db).map((place) => ({
    record: place.row,
    fact: place.table === 'records' ? place.field : `${place.table}.${place.field}`,
    values: listValues(library, place, names),
  }));
}

function listValues(
  library: Library,
  place: ConflictPlace,
  names: ReadonlyMap<string, string>,
): readonly ConflictValue[] {
  const entries = listChangesOfRow(library.db, place.table, place.row).map(toChange);
  const byId = new Map(entries.map((entry) => [toChangeId(entry), entry]));
  const heads = foldRow(entries).get(place.field) ?? [];
  return heads.map(({ id, cell, device }) => ({
    value: cell,
    author: byId.get(id)?.author ?? '',
    device: names.get(device) ?? device,
    at: byId.get(id)?.wall ?? '',
  }));
}
