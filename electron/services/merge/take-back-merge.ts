import { findFieldRule } from '#db/plain-fields.ts';
import { findRowCells } from '#db/read-cells.ts';
import { listAssignmentsOf } from '#db/repositories/assignments.ts';
import { findChange, listChangesOfRow } from '#db/repositories/changes.ts';
import { findInspectionById, listVisits } from '#db/repositories/inspections.ts';
import { findMergeBatch, markMergeTakenBack } from '#db/repositories/merge-batches.ts';
import type { MergeBatch } from '#db/repositories/merge-batches.ts';
import { findParentOf } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { logTables } from '#domain/cell.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { isWithin } from '#domain/ranges.ts';
import { editableStates } from '#domain/visit-states.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import type { GradualWrite } from '#services/journal/gradual-write.ts';
import { toKnownChanges } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { recountVisit } from '#services/visit-record.ts';
import { isSameCell } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell, Change, LogTable } from '#sync/change.ts';
import { deletedField } from '#sync/deletion.ts';
import { foldRow, getCell, isInConflict } from '#sync/fold.ts';
import { findLogTable } from './ingest.ts';
import { listVisitsAround } from './recount-touched.ts';
import { withoutPause } from './slices.ts';
import type { Pause } from './slices.ts';

/** Why something of a merge stands: somebody has written to it since, or it was completed or issued since. */
export type KeptField = RowPlace & {
  readonly field: string | null;
  readonly reason: 'changed_since' | 'in_use' | 'locked';
};

export type MergeTakenBack = {
  /** Rows that are gone again, and fields that have the content again that they had without the file. */
  readonly removed: number;
  readonly restored: number;
  readonly kept: readonly KeptField[];
};

/**
 * Takes a merge back as far as nobody has written since. The log only grows: new entries set the fields to what they
 * would be without the file's entries, and delete the rows that the file brought. They travel, so that the file, merged
 * again anywhere, does not bring it all back.
 * @returns undefined where `pause` said to stop; nothing is written then.
 * @throws AppError NOT_FOUND, UNDO_NOTHING (done before), LIBRARY_IN_USE, STORAGE_*; nothing is written then.
 */
export async function takeBackMerge(
  library: Library,
  batchId: string,
  pause: Pause = withoutPause,
): Promise<MergeTakenBack | undefined> {
  const batch = getOpenBatch(library, batchId);
  const write = beginGradualWrite(library, 'undo');
  try {
    const outcome = { removed: 0, restored: 0, kept: [] as KeptField[] };
    const visits = new Set<string>();
    for (const place of listTouchedRows(library, batch)) {
      takeBackRow(library, { write, batch, place, outcome });
      for (const id of listVisitsAround(library.db, place)) visits.add(id);
      if (!(await pause())) return undefined;
    }
    for (const id of visits) {
      write.also((db) => void (findInspectionById(db, id)?.isDeleted === false && recountVisit(db, id)));
      if (!(await pause())) return undefined;
    }
    write.also((db) => markMergeTakenBack(db, batchId, toInstant(library.clock())));
    write.commit();
    return outcome;
  } finally {
    write.abort();
  }
}

function getOpenBatch(library: Library, batchId: string): OpenBatch {
  const batch = findMergeBatch(library.db, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', `No merge ${batchId}`, { batchId });
  if (batch.takenBackAt === null) return { ...batch, brought: createTest(batch) };
  throw new AppError('UNDO_NOTHING', 'The merge was taken back before', { batchId });
}

/** A file with some of the entries brings them in many pieces. */
function createTest({ entries }: MergeBatch): OpenBatch['brought'] {
  const chains = Map.groupBy(entries, ({ device }) => device);
  const inOrder = new Map(
    [...chains].map(([device, ranges]) => [device, ranges.toSorted((a, b) => a.first - b.first)]),
  );
  return ({ device, seq }) => isWithin(inOrder.get(device) ?? [], seq);
}

/** The rows that the file's entries are about; what belongs to others comes before them. */
function listTouchedRows({ db }: Library, batch: OpenBatch): readonly RowPlace[] {
  const places = new Map<string, RowPlace>();
  for (const { device, first, last } of batch.entries) {
    for (let seq = first; seq <= last; seq += 1) {
      const entry = findChange(db, { device, seq });
      const table = entry === undefined ? undefined : findLogTable(entry.table);
      if (entry !== undefined && table !== undefined) places.set(`${table} ${entry.row}`, { table, row: entry.row });
    }
  }
  const rank = (table: LogTable): number => logTables.length - logTables.indexOf(table);
  return [...places.values()].toSorted((a, b) => rank(a.table) - rank(b.table));
}

type OpenBatch = MergeBatch & { readonly brought: (id: Positioned) => boolean };
type Positioned = { readonly device: string; readonly seq: number };

type RowJob = {
  readonly write: GradualWrite;
  readonly batch: OpenBatch;
  readonly place: RowPlace;
  readonly outcome: { removed: number; restored: number; readonly kept: KeptField[] };
};

function takeBackRow(library: Library, job: RowJob): void {
  const { batch, place, outcome, write } = job;
  if (findRowCells(library.db, place.table, place.row) === undefined) return;
  const entries = toKnownChanges(listChangesOfRow(library.db, place.table, place.row));
  const isNew = entries.every((entry) => batch.brought(entry));
  if (isNew && place.table !== 'records') {
    if (place.table === 'enterprises' && isInUse(library, place.row)) {
      outcome.kept.push({ ...place, field: null, reason: 'in_use' });
    } else if (isUsedSince(library, batch, place))
      outcome.kept.push({ ...place, field: null, reason: 'changed_since' });
    else {
      write.add([{ ...place, set: { [deletedField]: true } }]);
      outcome.removed += 1;
    }
    return;
  }
  // The record of a visit that the file brought goes with it.
  if (isNew && isFromFile(library, batch, { table: 'inspections', row: place.row })) return;
  restoreRow(library, job, entries);
}

function restoreRow(library: Library, { batch, place, outcome, write }: RowJob, entries: readonly Change[]): void {
  if (isLockedSince(library, batch, place)) {
    outcome.kept.push({ ...place, field: null, reason: 'locked' });
    return;
  }
  const now = foldRow(entries);
  const without = foldRow(entries.filter((entry) => !batch.brought(entry)));
  const set: Record<string, Cell> = {};
  for (const [field, heads] of now) {
    if (!heads.some((head) => batch.brought(head))) {
      if (isBuiltUpon(batch, entries, field)) outcome.kept.push({ ...place, field, reason: 'changed_since' });
      continue;
    }
    const before = getCell(without, field);
    // Others have written to a row that only this file brought the beginning of.
    if (before === null && isRequired(place.table, field))
      outcome.kept.push({ ...place, field, reason: 'changed_since' });
    else if (isInConflict(now, field) || !isSameCell(before, getCell(now, field))) set[field] = before;
  }
  if (Object.keys(set).length === 0) return;
  write.add([{ ...place, set }]);
  outcome.restored += Object.keys(set).length;
}

function isRequired(table: LogTable, field: string): boolean {
  return table !== 'records' && findFieldRule(table, field) === 'required';
}

function isInUse({ db }: Library, enterpriseId: string): boolean {
  return listVisits(db, enterpriseId).length > 0 || listAssignmentsOf(db, enterpriseId).length > 0;
}

/** Somebody has replaced what the file brought. */
function isBuiltUpon(batch: OpenBatch, entries: readonly Change[], field: string): boolean {
  const brought = new Set(entries.filter((entry) => batch.brought(entry) && field in entry.fields).map(toChangeId));
  return entries.some(
    (entry) =>
      !batch.brought(entry) && entry.fields[field]?.slice(1).some((id) => typeof id === 'string' && brought.has(id)),
  );
}

function isFromFile({ db }: Library, batch: OpenBatch, { table, row }: RowPlace): boolean {
  return listChangesOfRow(db, table, row).every((entry) => batch.brought(entry));
}

/** A visit that the file brought and that somebody has answered questions of. */
function isUsedSince(library: Library, batch: OpenBatch, { table, row }: RowPlace): boolean {
  return table === 'inspections' && !isFromFile(library, batch, { table: 'records', row });
}

/** Completed, submitted or void by somebody's word since: what it was judged by stays. */
function isLockedSince({ db }: Library, batch: OpenBatch, place: RowPlace): boolean {
  const visit = place.table === 'inspections' ? place.row : findParentOf(db, place)?.row;
  if (visit === undefined || place.table === 'enterprises' || place.table === 'assignments') return false;
  const state = findInspectionById(db, visit)?.state;
  if (state === undefined || editableStates.includes(state)) return false;
  const heads = foldRow(toKnownChanges(listChangesOfRow(db, 'inspections', visit))).get('state') ?? [];
  return !heads.every((head) => batch.brought(head));
}
