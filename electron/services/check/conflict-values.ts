import { findRecordField } from '#db/columns.ts';
import { listChangesOfRow } from '#db/repositories/changes.ts';
import { listConflicts } from '#db/repositories/conflicts.ts';
import type { ConflictPlace } from '#db/repositories/conflicts.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { findParentOf } from '#db/repositories/row-family.ts';
import type { Answer } from '#domain/fact.ts';
import { toInterchangeAnswer } from '#domain/facts/parse-value.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { findLogTable } from '#services/merge/ingest.ts';
import { listUnseenEdits } from '#services/merge/shown-row.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell, Change, LogTable } from '#sync/change.ts';
import { deletedField } from '#sync/deletion.ts';
import { foldRow } from '#sync/fold.ts';

/** One of the contents that a field in conflict holds. */
export type ConflictValue = {
  /** Names the entry that wrote it: what a decision chooses by. */
  readonly id: string;
  /** As the interchange format writes it; null where the field was cleared. Absent where `state` says why there is none. */
  readonly value?: unknown;
  readonly state?: string;
  /** The earlier visit that the answer was taken over from. */
  readonly carried_from?: string;
  readonly author: string;
  /** Its name, or its id where no name is known. */
  readonly device: string;
  readonly device_id: string;
  /** ISO 8601 UTC, as that device's clock said. */
  readonly at: string;
};

export type FieldConflict = {
  /** Id of the enterprise or of the visit. */
  readonly record: string;
  /** Fact id, that of a note (`members_total.note`), or a path such as `enterprises.name`. */
  readonly fact: string;
  readonly table: LogTable;
  readonly row: string;
  readonly field: string;
  /** The one that shows meanwhile stands first. */
  readonly values: readonly ConflictValue[];
};

/** Every field in conflict with all its contents, who wrote them and when. */
export function listFieldConflicts(library: Library): readonly FieldConflict[] {
  const names = listDeviceNames(library.db);
  return listConflicts(library.db).flatMap((place) => {
    const table = findLogTable(place.table);
    if (table === undefined) return [];
    const { row, field } = place;
    const visit =
      table === 'enterprises' || table === 'inspections' ? row : findParentOf(library.db, { table, row })?.row;
    return {
      record: visit ?? row,
      fact: table === 'records' ? field : `${table}.${field}`,
      table,
      row,
      field,
      values: listContents(library, { ...place, table }).map((content) => toValue(content, { table, field, names })),
    };
  });
}

/** A content of a field in conflict and the entry that wrote it. */
export type Content = { readonly cell: Cell; readonly entry: Change };

/**
 * The contents side by side, the one that shows first. Beside a deletion stands what was written to the row without
 * knowing of it: the last such entry speaks for keeping the row.
 */
export function listContents({ db }: Library, place: ConflictPlace & { readonly table: LogTable }): readonly Content[] {
  const entries = toKnownChanges(listChangesOfRow(db, place.table, place.row));
  const byId = new Map(entries.map((entry) => [toChangeId(entry), entry]));
  const folded = foldRow(entries);
  const contents = (folded.get(place.field) ?? []).flatMap(({ id, cell }) => {
    const entry = byId.get(id);
    return entry === undefined ? [] : { cell, entry };
  });
  if (place.field !== deletedField) return contents;
  const unseen = listUnseenEdits(db, { table: place.table, row: place.row, entries, folded });
  const [last] = [...unseen].sort((a, b) => b.lamport - a.lamport);
  const kept = last === undefined ? contents : [{ cell: null, entry: last }, ...contents];
  // Whatever speaks for keeping the row shows.
  return kept.toSorted((a, b) => Number(a.cell !== null) - Number(b.cell !== null));
}

type Naming = { readonly table: LogTable; readonly field: string; readonly names: ReadonlyMap<string, string> };

function toValue({ cell, entry }: Content, { table, field, names }: Naming): ConflictValue {
  return {
    id: toChangeId(entry),
    ...toReadable(table, field, cell),
    author: entry.author,
    device: names.get(entry.device) ?? entry.device,
    device_id: entry.device,
    at: entry.wall,
  };
}

function toReadable(
  table: LogTable,
  field: string,
  cell: Cell,
): Pick<ConflictValue, 'value' | 'state' | 'carried_from'> {
  const known = table === 'records' ? findRecordField(field) : undefined;
  if (known?.part !== 'answer' || cell === null) return { value: cell };
  // Only what fits the fact is folded, and so listed here.
  const answer = cell as Answer;
  const written = toInterchangeAnswer(known.fact, { answer });
  return isParts(written) ? written : { value: written };
}

function isParts(written: unknown): written is Pick<ConflictValue, 'value' | 'state' | 'carried_from'> {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}
