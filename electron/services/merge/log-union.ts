import type { Db } from '#db/connection.ts';
import { closeFile, openBeside } from '#db/open-library.ts';
import type { OpenFile } from '#db/open-library.ts';
import { createPresence, listChangesOfRow } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { toChangeId } from '#sync/change.ts';

/**
 * A file that was planned, and the rows to which it would bring something: a number for each, so that many files fit
 * into memory. Two rows may share a number; that costs a look into the file and nothing else.
 */
export type PlannedFile = { readonly file: string; readonly touched: ReadonlySet<number> };

export function toRowNumber({ row }: RowPlace): number {
  return Number.parseInt(row.slice(-12), 16) || 0;
}

/** Logs as they would be in one library. Nothing is united ahead: what is asked for is read from each log that has some. */
export type LogUnion = {
  readonly listEntries: (place: RowPlace) => readonly ChangeRow[];
  readonly hasEntry: (entry: ChangeRow) => boolean;
  readonly listChildren: (place: RowPlace) => readonly RowPlace[];
};

export type OpenUnion = LogUnion & {
  /** Closes the files; the library stays open. */
  readonly close: () => void;
};

/** The library as it will be when these files are merged into it. */
export function openLogUnion(db: Db, files: readonly PlannedFile[]): OpenUnion {
  const opened = new Map<string, OpenFile>();
  const open = (file: string): Db => {
    const known = opened.get(file) ?? openBeside(file);
    opened.set(file, known);
    return known.db;
  };
  const listLogs = (place: RowPlace): readonly Db[] => {
    const number = toRowNumber(place);
    return [db, ...files.filter(({ touched }) => touched.has(number)).map(({ file }) => open(file))];
  };
  const close = (): void => {
    for (const file of opened.values()) closeFile(file);
  };
  const presences = openAll(() => [db, ...files.map(({ file }) => open(file))], close).map(createPresence);
  return {
    listEntries: (place) =>
      unite(
        listLogs(place).map((log) => listChangesOfRow(log, place.table, place.row)),
        toChangeId,
      ),
    hasEntry: (entry) => presences.some((hasEntry) => hasEntry(entry)),
    listChildren: (place) =>
      unite(
        listLogs(place).map((log) => listChildren(log, place)),
        ({ table, row }) => `${table} ${row}`,
      ),
    close,
  };
}

function openAll(open: () => readonly Db[], close: () => void): readonly Db[] {
  try {
    return open();
  } catch (cause) {
    close();
    throw cause;
  }
}

/** The log of one file alone. */
export function toLog(db: Db): LogUnion {
  return {
    listEntries: (place) => listChangesOfRow(db, place.table, place.row),
    hasEntry: createPresence(db),
    listChildren: (place) => listChildren(db, place),
  };
}

/** Everything in any of the lists, once. */
export function unite<T>(lists: readonly (readonly T[])[], toKey: (item: T) => string): readonly T[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  return [...new Map(filled.flat().map((item) => [toKey(item), item])).values()];
}
