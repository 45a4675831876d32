import { findRowCells } from '#db/read-cells.ts';
import { listAssignmentsOf } from '#db/repositories/assignments.ts';
import { findChange, listChangesOfRow } from '#db/repositories/changes.ts';
import { findEnterprise } from '#db/repositories/enterprises.ts';
import { findInspectionById, listVisits } from '#db/repositories/inspections.ts';
import type { ImportBatch } from '#db/repositories/import-batches.ts';
import { editableStates } from '#domain/visit-states.ts';
import { getReplacedCell } from '#services/journal/undo-steps.ts';
import { toChange, toKnownChanges } from '#services/journal/stored-change.ts';
import type { Library } from '#services/library.ts';
import { isSameCell } from '#sync/canonical.ts';
import { toChangeId } from '#sync/change.ts';
import type { Cell, Change, Edit } from '#sync/change.ts';
import { foldRow } from '#sync/fold.ts';
import type { KeptItem, KeptReason } from './import-views.ts';

/** What taking back one entry of an import does. */
export type TakeBackStep = {
  readonly edits: readonly Edit[];
  /** Rows that are gone again, and fields that have their former content. */
  readonly removed: number;
  readonly restored: number;
  readonly kept: readonly KeptItem[];
  /** Visits whose verdicts change, if they are still there. */
  readonly visits: readonly string[];
};

const nothing: TakeBackStep = { edits: [], removed: 0, restored: 0, kept: [], visits: [] };

/**
 * The steps that take an import back, its last entry first. Each step's edits must be written before the next is asked
 * for: whether an enterprise can go depends on whether its visits are gone. What somebody has changed since is kept.
 */
export function* planTakeBack(library: Library, batch: ImportBatch): Generator<TakeBackStep> {
  for (let seq = batch.lastSeq; seq >= batch.firstSeq; seq -= 1) {
    const stored = findChange(library.db, { device: batch.device, seq });
    if (stored !== undefined) yield takeBackEntry(library, batch, toChange(stored));
  }
}

function takeBackEntry(library: Library, batch: ImportBatch, change: Change): TakeBackStep {
  switch (change.table) {
    case 'records':
      return takeBackRecord(library, batch, change);
    case 'inspections':
      return takeBackVisit(library, batch, change);
    case 'enterprises':
      return takeBackEnterprise(library, batch, change);
    case 'documents':
    case 'evidence':
    case 'comments':
    case 'findings':
    case 'assignments':
      return takeBackBeside(library, batch, { change, table: change.table });
    default:
      return nothing;
  }
}

/** A record that goes away with its visit needs no step of its own. */
function takeBackRecord(library: Library, batch: ImportBatch, change: Change): TakeBackStep {
  if (isUntouchedVisit(library, batch, change.row)) return nothing;
  return restoreVisitFields(library, change);
}

function restoreVisitFields(library: Library, change: Change): TakeBackStep {
  if (isLocked(library, change.row))
    return { ...nothing, kept: [toKept(library, change, { field: null, reason: 'locked' })] };
  return { ...restoreFields(library, change), visits: [change.row] };
}

function takeBackVisit(library: Library, batch: ImportBatch, change: Change): TakeBackStep {
  if (!isFirst(library, change)) return restoreVisitFields(library, change);
  if (isUntouchedVisit(library, batch, change.row)) return remove('inspections', change.row);
  const reason = isLocked(library, change.row) ? 'locked' : 'changed_since';
  return { ...nothing, kept: [toKept(library, change, { field: null, reason })] };
}

function takeBackEnterprise(library: Library, batch: ImportBatch, change: Change): TakeBackStep {
  if (!isFirst(library, change)) {
    const moved =
      'region_code' in change.fields || 'merged_into' in change.fields
        ? listVisits(library.db, change.row).map(({ id }) => id)
        : [];
    return { ...restoreFields(library, change), visits: moved };
  }
  const isInUse = listVisits(library.db, change.row).length > 0 || listAssignmentsOf(library.db, change.row).length > 0;
  if (!isInUse && isUntouched(library, batch, { table: 'enterprises', row: change.row })) {
    return remove('enterprises', change.row);
  }
  const reason = isInUse ? 'in_use' : 'changed_since';
  return { ...nothing, kept: [toKept(library, change, { field: null, reason })] };
}

/** A table whose rows stand beside a visit or an enterprise. */
type BesideTable = 'documents' | 'evidence' | 'comments' | 'findings' | 'assignments';

/** What the import brought goes; what was there before, or what somebody has worked on since, stays. */
function takeBackBeside(
  library: Library,
  batch: ImportBatch,
  { change, table }: { readonly change: Change; readonly table: BesideTable },
): TakeBackStep {
  const isOfImport = isFirst(library, change) && isUntouched(library, batch, { table, row: change.row });
  return isOfImport ? remove(table, change.row) : nothing;
}

function remove(table: 'enterprises' | 'inspections' | BesideTable, row: string): TakeBackStep {
  return { ...nothing, edits: [{ table, row, set: { deleted: true } }], removed: 1 };
}

/** Fields that still stand as this entry left them get what they held before; the others are kept. */
function restoreFields(library: Library, change: Change): TakeBackStep {
  const table = toTable(change);
  const folded = foldRow(toKnownChanges(listChangesOfRow(library.db, change.table, change.row)));
  const set: Record<string, Cell> = {};
  const kept: KeptItem[] = [];
  for (const [field, [cell, ...replaced]] of Object.entries(change.fields)) {
    const heads = folded.get(field) ?? [];
    const stands = heads.length === 1 && heads[0]?.id === toChangeId(change);
    const before = getReplacedCell(library.db, field, replaced);
    if (!stands) kept.push(toKept(library, change, { field, reason: 'changed_since' }));
    else if (!isSameCell(before, cell)) set[field] = before;
  }
  const restored = Object.keys(set).length;
  const edits = restored === 0 ? [] : [{ table, row: change.row, set }];
  return { ...nothing, edits, restored, kept };
}

function toTable(change: Change): Edit['table'] {
  if (change.table === 'records' || change.table === 'inspections') return change.table;
  return 'enterprises';
}

/** The import created the visit, and nobody has written to it or to its answers since. */
function isUntouchedVisit(library: Library, batch: ImportBatch, row: string): boolean {
  return (['inspections', 'records'] as const).every((table) => isUntouched(library, batch, { table, row }));
}

function isUntouched(
  library: Library,
  batch: ImportBatch,
  { table, row }: { readonly table: string; readonly row: string },
): boolean {
  return listChangesOfRow(library.db, table, row).every(
    ({ device, seq }) => device === batch.device && seq >= batch.firstSeq && seq <= batch.lastSeq,
  );
}

/** The row began with this entry: nothing in it replaced anything, and no other entry came before. */
function isFirst(library: Library, change: Change): boolean {
  return listChangesOfRow(library.db, change.table, change.row).every(
    ({ lamport, device, seq }) => lamport > change.lamport || (device === change.device && seq >= change.seq),
  );
}

/** Only drafts and returned visits are changed. */
function isLocked(library: Library, inspectionId: string): boolean {
  const visit = findInspectionById(library.db, inspectionId);
  return visit !== undefined && !editableStates.includes(visit.state);
}

function toKept(
  library: Library,
  change: Change,
  { field, reason }: { readonly field: string | null; readonly reason: KeptReason },
): KeptItem {
  const { db } = library;
  if (change.table === 'enterprises') {
    return { enterprise: findEnterprise(db, change.row)?.name ?? '', date: null, field, reason };
  }
  const visit = findRowCells(db, 'inspections', change.row);
  const enterpriseId = visit?.['enterprise_id'];
  const enterprise = typeof enterpriseId === 'string' ? (findEnterprise(db, enterpriseId)?.name ?? '') : '';
  const date = visit?.['date'];
  return { enterprise, date: typeof date === 'string' ? date : null, field, reason };
}
