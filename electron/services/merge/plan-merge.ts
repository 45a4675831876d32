import type { Db } from '#db/connection.ts';
import { closeFile, openBeside } from '#db/open-library.ts';
import { findRowCells } from '#db/read-cells.ts';
import { findChainHead, iterateLoggedRows, listChangesOfRow } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { AppError } from '#domain/error.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell } from '#sync/change.ts';
import { foldRow, isInConflict } from '#sync/fold.ts';
import type { CheckedCopy } from './merge-file.ts';
import { withoutPause } from './slices.ts';
import type { Pause } from './slices.ts';

/**
 * How a record of a file stands to the library's. `newer`: the file has entries that the library has not; `older`: the
 * other way round; `both`: each has some; `conflict`: fields would be in conflict that are not now.
 */
export type PlannedStatus = 'new' | 'identical' | 'newer' | 'older' | 'both' | 'conflict';

export type PlannedRecord = {
  /** A visit, or an enterprise of which the file has no visit. */
  readonly table: 'inspections' | 'enterprises';
  readonly row: string;
  readonly enterprise: string;
  /** ISO date of the visit; null for an enterprise. */
  readonly date: string | null;
  readonly status: PlannedStatus;
  /** Fields that would be in conflict, "table.field". */
  readonly conflicts: readonly string[];
};

export type MergePlan = {
  readonly counts: Readonly<Record<PlannedStatus, number>>;
  /** Those that are not identical, at most `mostPlanned`. */
  readonly records: readonly PlannedRecord[];
};

export const mostPlanned = 500;

/**
 * What merging a file would do, record by record, without writing anything. Undefined where `pause` said to stop.
 * @throws AppError HISTORY_BROKEN.
 */
export async function planMerge(
  library: Library,
  copy: Pick<CheckedCopy, 'file'>,
  pause: Pause = withoutPause,
): Promise<MergePlan | undefined> {
  const opened = openBeside(copy.file);
  try {
    return await planWith(library.db, opened.db, pause);
  } finally {
    closeFile(opened);
  }
}

async function planWith(db: Db, foreign: Db, pause: Pause): Promise<MergePlan | undefined> {
  const counts = { new: 0, identical: 0, newer: 0, older: 0, both: 0, conflict: 0 };
  const records: PlannedRecord[] = [];
  for (const planned of iteratePlanned(db, foreign)) {
    counts[planned.status] += 1;
    if (planned.status !== 'identical' && records.length < mostPlanned) records.push(planned);
    if (!(await pause())) return undefined;
  }
  return { counts, records };
}

function* iteratePlanned(db: Db, foreign: Db): Generator<PlannedRecord> {
  for (const row of iterateLoggedRows(foreign, 'inspections')) {
    const visit = findRowCells(foreign, 'inspections', row);
    const enterpriseId = toText(visit?.['enterprise_id']);
    if (visit === undefined || enterpriseId === null) continue;
    const enterprise: RowPlace = { table: 'enterprises', row: enterpriseId };
    const places = [
      enterprise,
      { table: 'inspections', row } as const,
      ...listChildren(foreign, { table: 'inspections', row }),
    ];
    const name = toText(findRowCells(foreign, 'enterprises', enterpriseId)?.['name']) ?? '';
    yield { table: 'inspections', row, enterprise: name, date: toText(visit['date']), ...compare(db, foreign, places) };
  }
  for (const row of iterateLoggedRows(foreign, 'enterprises')) {
    const place: RowPlace = { table: 'enterprises', row };
    const name = toText(findRowCells(foreign, 'enterprises', row)?.['name']);
    if (name === null || listChildren(foreign, place).length > 0) continue;
    yield { table: 'enterprises', row, enterprise: name, date: null, ...compare(db, foreign, [place]) };
  }
}

function toText(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

/** The last of the places is the record itself or belongs to it; an enterprise alone does not make a visit known. */
function compare(db: Db, foreign: Db, places: readonly RowPlace[]): Pick<PlannedRecord, 'status' | 'conflicts'> {
  const rows = places.map((place) => compareRow(db, foreign, place));
  const conflicts = rows.flatMap((row) => row.conflicts);
  const own = rows.filter((_, at) => places.length === 1 || places[at]?.table !== 'enterprises');
  const hasMore = { here: rows.some((row) => row.here), there: rows.some((row) => row.there) };
  if (own.every((row) => !row.isKnown)) return { status: 'new', conflicts };
  if (conflicts.length > 0) return { status: 'conflict', conflicts };
  if (hasMore.here && hasMore.there) return { status: 'both', conflicts };
  if (hasMore.there) return { status: 'newer', conflicts };
  return { status: hasMore.here ? 'older' : 'identical', conflicts };
}

type RowComparison = {
  readonly isKnown: boolean;
  /** One of the two has entries that the other has not. */
  readonly here: boolean;
  readonly there: boolean;
  readonly conflicts: readonly string[];
};

function compareRow(db: Db, foreign: Db, { table, row }: RowPlace): RowComparison {
  const own = listChangesOfRow(db, table, row);
  const theirs = listChangesOfRow(foreign, table, row);
  const there = theirs.some((entry) => !hasEntry(db, entry));
  const here = own.some((entry) => !hasEntry(foreign, entry));
  if (!there || own.length === 0) return { isKnown: own.length > 0, here, there, conflicts: [] };
  return { isKnown: true, here, there, conflicts: listNewConflicts(table, own, theirs) };
}

/** Chains are whole, so that a device's last entry says which of its entries are there. */
function hasEntry(db: Db, { device, seq }: ChangeRow): boolean {
  return seq <= (findChainHead(db, device)?.seq ?? 0);
}

function listNewConflicts(table: string, own: readonly ChangeRow[], theirs: readonly ChangeRow[]): readonly string[] {
  try {
    const before = foldRow(toKnownChanges(own));
    const byId = new Map([...own, ...theirs].map((entry) => [toChangeId(entry), entry]));
    const after = foldRow(toKnownChanges([...byId.values()]));
    const fields = [...after.keys()].filter((field) => isInConflict(after, field) && !isInConflict(before, field));
    return fields.map((field) => `${table}.${field}`);
  } catch (cause) {
    if (cause instanceof AppError) return [];
    throw cause;
  }
}
