import type { Db } from '#db/connection.ts';
import { findInspectionById, listVisits } from '#db/repositories/inspections.ts';
import { findParentOf } from '#db/repositories/row-family.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { countVisit } from '#services/recount.ts';
import type { RowSet } from './fold-rows.ts';

/**
 * Counts of verdicts are derived: counts anew those of every visit that got something, and where an enterprise changed
 * those of all of its visits. Yields between visits.
 */
export function* recountTouched(db: Db, touched: RowSet): Generator<void> {
  const ofEnterprises = [...(touched.get('enterprises') ?? [])].flatMap((id) =>
    listVisits(db, id).map((visit) => visit.id),
  );
  for (const id of new Set([...listTouchedVisits(db, touched), ...ofEnterprises])) {
    recountShown(db, id);
    yield;
  }
}

/** As `recountTouched` for one row. */
export function recountAround(db: Db, place: RowPlace): void {
  for (const id of listVisitsAround(db, place)) recountShown(db, id);
}

/** The visits of an enterprise; a visit itself; the visit that something belongs to; none of an assignment. */
export function listVisitsAround(db: Db, place: RowPlace): readonly string[] {
  if (place.table === 'enterprises') return listVisits(db, place.row).map(({ id }) => id);
  if (place.table === 'inspections') return [place.row];
  if (place.table === 'assignments') return [];
  const visit = findParentOf(db, place)?.row;
  return visit === undefined ? [] : [visit];
}

function recountShown(db: Db, inspectionId: string): void {
  if (findInspectionById(db, inspectionId)?.isDeleted !== false) return;
  putVerdictCounts(db, inspectionId, countVisit({ db }, inspectionId).counts);
}

/** Visits that got something themselves or in what belongs to them. */
export function listTouchedVisits(db: Db, touched: RowSet): ReadonlySet<string> {
  const visits = new Set<string>();
  for (const [table, rows] of touched) {
    if (table === 'enterprises' || table === 'assignments') continue;
    for (const row of rows) {
      const visit = table === 'inspections' ? row : findParentOf(db, { table, row })?.row;
      if (visit !== undefined) visits.add(visit);
    }
  }
  return visits;
}
