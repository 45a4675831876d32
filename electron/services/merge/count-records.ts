import type { Db } from '#db/connection.ts';
import { iterateLoggedRows } from '#db/repositories/changes.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { findParentOf, hasRow, isShownDeleted, listChildren } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import type { RowSet } from './fold-rows.ts';
import { listTouchedVisits } from './recount-touched.ts';

/** What became of the records of a file: visits with all that belongs to them, and enterprises without a visit. */
export type RecordTally = {
  readonly new: number;
  /** The library had them before and they got nothing. */
  readonly identical: number;
  readonly merged: number;
};

type Got = { readonly touched: RowSet; readonly created: ReadonlySet<string> };

/** Counts after the file was taken in. A record that is deleted is counted only where the file brought that. */
export function* countRecords(db: Db, foreign: Db, got: Got): Generator<void, RecordTally> {
  const tally = { new: 0, identical: 0, merged: 0 };
  const touched = listTouchedVisits(db, got.touched);
  const enterprises = listTouchedEnterprises(db, got.touched);
  for (const id of iterateLoggedRows(foreign, 'inspections')) {
    const visit = findInspectionById(db, id);
    if (visit === undefined) continue;
    const isTouched = touched.has(id) || enterprises.has(visit.enterpriseId);
    const isNew = got.created.has(`inspections ${id}`);
    count(tally, { isNew, isTouched, isDeleted: visit.isDeleted });
    yield;
  }
  for (const row of iterateLoggedRows(foreign, 'enterprises')) {
    const place = { table: 'enterprises', row } as const;
    if (!hasRow(db, place) || hasVisits(db, place)) continue;
    const isTouched = enterprises.has(row);
    count(tally, { isNew: got.created.has(`enterprises ${row}`), isTouched, isDeleted: isShownDeleted(db, place) });
    yield;
  }
  return tally;
}

function hasVisits(db: Db, enterprise: RowPlace): boolean {
  return listChildren(db, enterprise).some(({ table }) => table === 'inspections');
}

/** Enterprises that got something themselves or in their assignments. */
function listTouchedEnterprises(db: Db, touched: RowSet): ReadonlySet<string> {
  const assigned = [...(touched.get('assignments') ?? [])].flatMap(
    (row) => findParentOf(db, { table: 'assignments', row })?.row ?? [],
  );
  return new Set([...(touched.get('enterprises') ?? []), ...assigned]);
}

type Found = { readonly isNew: boolean; readonly isTouched: boolean; readonly isDeleted: boolean };

function count(tally: { new: number; identical: number; merged: number }, found: Found): void {
  if (found.isDeleted && (found.isNew || !found.isTouched)) return;
  if (found.isNew) tally.new += 1;
  else if (found.isTouched) tally.merged += 1;
  else tally.identical += 1;
}
