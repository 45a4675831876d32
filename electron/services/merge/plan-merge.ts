import type { Db } from '#db/connection.ts';
import { closeFile, openBeside } from '#db/open-library.ts';
import { findRowCells } from '#db/read-cells.ts';
import { listAssignmentIds } from '#db/repositories/assignments.ts';
import { iterateLoggedRows } from '#db/repositories/changes.ts';
import { isShownDeleted, listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { toComparableName } from '#domain/person-name.ts';
import type { Library } from '#services/library.ts';
import type { Cell } from '#sync/change.ts';
import { compareRow } from './compare-row.ts';
import type { Logs, RowComparison } from './compare-row.ts';
import { openLogUnion, toLog, toRowNumber } from './log-union.ts';
import type { PlannedFile } from './log-union.ts';
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
  /** Fields that would be in conflict, of all records. */
  readonly conflicts: number;
  /** Those that are not identical, at most `mostPlanned`. */
  readonly records: readonly PlannedRecord[];
  /** Whom the file would bring new or changed assignments for, the most first; withdrawn ones do not count. */
  readonly assignees: readonly Assignee[];
  /** Rows to which the file would bring something (`toRowNumber`): what the plan of the next file builds on. */
  readonly touched: ReadonlySet<number>;
};

/** An inspector, and how many enterprises are to be visited. */
export type Assignee = { readonly inspector: string; readonly count: number };

export const mostPlanned = 500;

/** A file to look at, and those that are to be merged before it. */
export type FileToPlan = Pick<CheckedCopy, 'file'> & { readonly before?: readonly PlannedFile[] };

/**
 * What merging a file would do, record by record, without writing anything: to the library as it will be when the files
 * `before` are in it. Undefined where `pause` said to stop.
 * @throws AppError HISTORY_BROKEN.
 */
export async function planMerge(
  library: Library,
  { file, before = [] }: FileToPlan,
  pause: Pause = withoutPause,
): Promise<MergePlan | undefined> {
  const opened = openBeside(file);
  try {
    const here = openLogUnion(library.db, before);
    try {
      return await planWith({ here, there: toLog(opened.db) }, opened.db, pause);
    } finally {
      here.close();
    }
  } finally {
    closeFile(opened);
  }
}

async function planWith(logs: Logs, foreign: Db, pause: Pause): Promise<MergePlan | undefined> {
  const counts = { new: 0, identical: 0, newer: 0, older: 0, both: 0, conflict: 0 };
  const records: PlannedRecord[] = [];
  // An enterprise stands with each of its visits.
  const contested = new Set<string>();
  const touched = new Set<number>();
  const assigned = new Map<string, string>();
  for (const { record, places } of iterateRecords(foreign)) {
    const rows = places.map((place) => compareRow(logs, place));
    for (const { place, there } of rows) if (there) touched.add(toRowNumber(place));
    noteAssigned(foreign, rows, assigned);
    for (const { place, fields } of rows)
      for (const field of fields) contested.add(`${place.table} ${place.row} ${field}`);
    const planned: PlannedRecord = { ...record, status: toStatus(rows), conflicts: rows.flatMap(listFieldNames) };
    counts[planned.status] += 1;
    if (planned.status !== 'identical' && records.length < mostPlanned) records.push(planned);
    if (!(await pause())) return undefined;
  }
  return { counts, conflicts: contested.size, records, touched, assignees: countByInspector(assigned) };
}

/** An enterprise's assignments come up with each of its visits. */
function noteAssigned(foreign: Db, rows: readonly RowComparison[], assigned: Map<string, string>): void {
  for (const { place, there } of rows) {
    if (!there || place.table !== 'assignments' || assigned.has(place.row)) continue;
    const inspector = toText(findRowCells(foreign, 'assignments', place.row)?.['inspector']);
    if (inspector !== null && !isShownDeleted(foreign, place)) assigned.set(place.row, inspector);
  }
}

function countByInspector(assigned: ReadonlyMap<string, string>): readonly Assignee[] {
  const found = new Map<string, Assignee>();
  for (const inspector of assigned.values()) {
    const before = found.get(toComparableName(inspector));
    found.set(toComparableName(inspector), before ? { ...before, count: before.count + 1 } : { inspector, count: 1 });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}

type FoundRecord = {
  readonly record: Omit<PlannedRecord, 'status' | 'conflicts'>;
  /** With its enterprise and what belongs to it. */
  readonly places: readonly RowPlace[];
};

function* iterateRecords(foreign: Db): Generator<FoundRecord> {
  for (const row of iterateLoggedRows(foreign, 'inspections')) {
    const visit = findRowCells(foreign, 'inspections', row);
    const enterpriseId = toText(visit?.['enterprise_id']);
    if (visit === undefined || enterpriseId === null) continue;
    const place: RowPlace = { table: 'inspections', row };
    const enterprise = toText(findRowCells(foreign, 'enterprises', enterpriseId)?.['name']) ?? '';
    yield {
      record: { table: 'inspections', row, enterprise, date: toText(visit['date']) },
      places: [
        { table: 'enterprises', row: enterpriseId },
        ...listAssignments(foreign, enterpriseId),
        place,
        ...listChildren(foreign, place),
      ],
    };
  }
  for (const row of iterateLoggedRows(foreign, 'enterprises')) {
    const place: RowPlace = { table: 'enterprises', row };
    const enterprise = toText(findRowCells(foreign, 'enterprises', row)?.['name']);
    const children = listChildren(foreign, place);
    if (enterprise === null || children.some(({ table }) => table === 'inspections')) continue;
    yield { record: { table: 'enterprises', row, enterprise, date: null }, places: [place, ...children] };
  }
}

function listAssignments(foreign: Db, enterpriseId: string): readonly RowPlace[] {
  return listAssignmentIds(foreign, enterpriseId).map((row) => ({ table: 'assignments', row }));
}

function toText(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

function listFieldNames({ place, fields }: RowComparison): readonly string[] {
  return fields.map((field) => `${place.table}.${field}`);
}

/** An enterprise and its assignments do not make a visit known. */
function toStatus(rows: readonly RowComparison[]): PlannedStatus {
  const isVisit = rows.some(({ place }) => place.table === 'inspections');
  const own = rows.filter(({ place }) => !isVisit || (place.table !== 'enterprises' && place.table !== 'assignments'));
  const hasMore = { here: rows.some((row) => row.here), there: rows.some((row) => row.there) };
  if (own.every((row) => !row.isKnown)) return 'new';
  if (rows.some((row) => row.fields.length > 0)) return 'conflict';
  if (hasMore.here && hasMore.there) return 'both';
  if (hasMore.there) return 'newer';
  return hasMore.here ? 'older' : 'identical';
}
