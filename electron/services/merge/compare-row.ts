import type { ChangeRow } from '#db/repositories/changes.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { AppError } from '#domain/error.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import { toChangeId } from '#sync/change.ts';
import { deletedField, isDeletedByAll, listUnseen } from '#sync/deletion.ts';
import { foldRow, isInConflict } from '#sync/fold.ts';
import { unite } from './log-union.ts';
import type { LogUnion } from './log-union.ts';

export type RowComparison = {
  readonly place: RowPlace;
  readonly isKnown: boolean;
  /** One of the two has entries that the other has not. */
  readonly here: boolean;
  readonly there: boolean;
  /** Those that would be in conflict and are not yet. */
  readonly fields: readonly string[];
};

export type Logs = { readonly here: LogUnion; readonly there: LogUnion };

/** How a row of one log stands to the same row of another. */
export function compareRow(logs: Logs, place: RowPlace): RowComparison {
  const own = logs.here.listEntries(place);
  const theirs = logs.there.listEntries(place);
  const there = theirs.some((entry) => !logs.here.hasEntry(entry));
  const here = own.some((entry) => !logs.there.hasEntry(entry));
  const isKnown = own.length > 0;
  return { place, isKnown, here, there, fields: there && isKnown ? listNewConflicts(logs, place) : [] };
}

function listNewConflicts({ here, there }: Logs, place: RowPlace): readonly string[] {
  const both: Pick<LogUnion, 'listEntries' | 'listChildren'> = {
    listEntries: (asked) => unite([here.listEntries(asked), there.listEntries(asked)], toChangeId),
    listChildren: (asked) => unite([here.listChildren(asked), there.listChildren(asked)], ({ row }) => row),
  };
  try {
    const before = listContested(here, place);
    return [...listContested(both, place)].filter((field) => !before.has(field));
  } catch (cause) {
    if (cause instanceof AppError) return [];
    throw cause;
  }
}

type Readable = Pick<LogUnion, 'listEntries' | 'listChildren'>;

/** Fields whose heads differ, and a deletion beside which something was written. */
function listContested(log: Readable, place: RowPlace): ReadonlySet<string> {
  const entries = toKnownChanges(log.listEntries(place));
  const folded = foldRow(entries);
  const fields = new Set([...folded.keys()].filter((field) => isInConflict(folded, field)));
  if (isDeletedByAll(folded) && listUnseen(folded, entries, toKnownChanges(listFamily(log, place))).length > 0)
    fields.add(deletedField);
  return fields;
}

/** The entries of the row and of whatever hangs on it. */
function listFamily(log: Readable, place: RowPlace): readonly ChangeRow[] {
  return [...log.listEntries(place), ...log.listChildren(place).flatMap((child) => listFamily(log, child))];
}
