import { listVisits } from '#db/repositories/inspections.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import type { VerdictKind, Severity } from '#rules/types.ts';
import type { Library } from './library.ts';
import { getBuiltInPack } from './pack.ts';
import { type InspectionView, toCountsView, toInspectionView } from './views.ts';

/** What a visit came to; null while its verdicts are counted by the present pack, or where there is no visit. */
export type CountsView = {
  readonly counts: Readonly<Record<VerdictKind, number>> | null;
  readonly gaps: Readonly<Record<Severity, number>> | null;
};

export type CountedVisitView = InspectionView & CountsView;

/** The visits of an enterprise and of those merged into it, the latest first; each names the one it was made at. */
export function listCountedVisits(library: Library, enterpriseId: string): readonly CountedVisitView[] {
  return listVisits(library.db, enterpriseId).map((visit) => ({
    ...toInspectionView(visit),
    ...findCounts(library, visit.id),
  }));
}

function findCounts(library: Library, inspectionId: string): CountsView {
  const stored = findVerdictCounts(library.db, inspectionId);
  return stored?.packHash === getBuiltInPack().hash ? toCountsView(stored) : { counts: null, gaps: null };
}
