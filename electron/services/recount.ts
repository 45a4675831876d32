import { getFullRecord } from '#db/repositories/records.ts';
import { findVerdictCounts, listUncounted, putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import type { VerdictCounts } from '#db/rows.ts';
import { editableStates } from '#domain/visit-states.ts';
import { encodeRow } from '#rules/encode.ts';
import { judgeVector } from '#rules/judge.ts';
import { createVector } from '#rules/layout.ts';
import { createVisitContext } from '#rules/visit.ts';
import { countContradictions, toStoredCounts } from './assessment.ts';
import { findFrozenCounts } from './completion/frozen.ts';
import type { Library } from './library.ts';
import { getBuiltInPack } from './pack.ts';

export type CountedVisit = { readonly inspectionId: string; readonly counts: VerdictCounts };

/**
 * Judges the visits whose counts are missing or of another pack, in batches. It only reads: `keepCounts` writes them,
 * on the connection that alone may write.
 */
export function* countUncounted(library: Library, batchSize = 500): Generator<readonly CountedVisit[]> {
  const { hash } = getBuiltInPack();
  let after: string | undefined;
  while (true) {
    const page = { packHash: hash, limit: batchSize, ...(after === undefined ? {} : { after }) };
    const ids = listUncounted(library.db, page);
    if (ids.length === 0) return;
    yield ids.map((inspectionId) => countVisit(library, inspectionId));
    after = ids.at(-1);
  }
}

/** Keeps counts that are still missing; those of a visit that was saved meanwhile are newer and stay. */
export function keepCounts(library: Library, visits: readonly CountedVisit[]): void {
  const { db } = library;
  const keep = db.transaction(() => {
    for (const { inspectionId, counts } of visits) {
      const known = findVerdictCounts(db, inspectionId);
      if (known?.packHash !== counts.packHash) putVerdictCounts(db, inspectionId, counts);
    }
  });
  keep.immediate();
}

/** The counts of one visit by its stored row, which is quicker than by its answers. @throws AppError NOT_FOUND. */
export function countVisit(library: Pick<Library, 'db'>, inspectionId: string): CountedVisit {
  const pack = getBuiltInPack().compiled;
  const { enterprise, inspection, values, marks } = getFullRecord(library.db, inspectionId);
  // While a visit is worked on nothing frozen holds.
  const isOpen = editableStates.includes(inspection.state);
  const frozen = isOpen ? undefined : findFrozenCounts(library.db, inspectionId);
  const vector = createVector(pack.layout);
  const unreadable = encodeRow(pack.layout, { values, marks }, vector);
  const visit = { date: inspection.date, regionCode: enterprise.regionCode };
  const context = createVisitContext(visit, pack.parametersFor);
  if (frozen !== undefined) {
    return { inspectionId, counts: { ...frozen, contradictions: countContradictions({ vector, context }) } };
  }
  const codes = new Uint8Array(pack.rules.length);
  judgeVector(pack, { vector, context, unreadable }, codes);
  return { inspectionId, counts: toStoredCounts({ pack, context, vector, unreadable, codes }) };
}
