import { findChainHead } from '#db/repositories/changes.ts';
import { insertImportBatch } from '#db/repositories/import-batches.ts';
import type { Db } from '#db/connection.ts';
import { toInstant } from '#domain/clock.ts';
import type { Language } from '#domain/language.ts';
import { writeMany } from '#services/journal.ts';
import type { WrittenEntries } from '#services/journal/gradual-write.ts';
import type { Library } from '#services/library.ts';
import { recountVisit } from '#services/visit-record.ts';
import { listAffectedVisits, listContradictions, listEdits, planImport } from './plan-import.ts';
import type { ImportContradiction, ImportCounts, ImportPlan, PlanRequest } from './plan-import.ts';
import type { ImportRejection } from './rejection.ts';

export type ImportResult = ImportCounts & {
  readonly read: number;
  /** Not empty: nothing was written. */
  readonly rejected: readonly ImportRejection[];
  readonly contradictions: readonly ImportContradiction[];
};

export type ImportRequest = PlanRequest & {
  /** `check` looks and writes nothing. */
  readonly mode: 'write' | 'check';
  readonly language: Language;
  /** Under which the import is listed, to be taken back; without folder. Absent: it is not listed. */
  readonly fileName?: string;
};

/**
 * Takes records into a library, all or none. Enterprises and visits are recognised; what the file names is set, the
 * rest is left, and a value equal to the stored one writes nothing.
 * @throws AppError STORAGE_*, LIBRARY_IN_USE; the library is then as it was.
 */
export function importRecords(library: Library, request: ImportRequest): ImportResult {
  const plan = planImport(library, request);
  const { read, rejected } = plan;
  if (rejected.length > 0) return { read, created: 0, updated: 0, unchanged: 0, rejected, contradictions: [] };
  const contradictions = listContradictions(plan, request.language);
  if (request.mode === 'write') writePlan(library, plan, request.fileName);
  return { read, ...plan.counts, rejected, contradictions };
}

/** One transaction for the whole file; the counts of verdicts of what it touched are renewed with it. */
function writePlan(library: Library, plan: ImportPlan, fileName: string | undefined): void {
  const lastSeq = (db: Db): number => findChainHead(db, library.device.id)?.seq ?? 0;
  const firstSeq = lastSeq(library.db) + 1;
  writeMany(library, listEdits(plan), {
    kind: 'import',
    also: (db) => {
      for (const id of listAffectedVisits(db, plan)) recountVisit(db, id);
      if (fileName === undefined) return;
      const entries = { device: library.device.id, firstSeq, lastSeq: lastSeq(db) };
      keepBatch(library, { id: library.newId(), fileName, counts: plan.counts, entries });
    },
  });
}

export type NewBatch = {
  readonly id: string;
  readonly fileName: string;
  readonly counts: Pick<ImportCounts, 'created' | 'updated'>;
  readonly entries: WrittenEntries;
};

/** Remembers what an import wrote, inside its transaction; nothing where it wrote nothing. @returns whether it did. */
export function keepBatch(library: Library, { id, fileName, counts, entries }: NewBatch): boolean {
  if (entries.lastSeq < entries.firstSeq) return false;
  const { created, updated } = counts;
  insertImportBatch(library.db, { id, at: toInstant(library.clock()), fileName, created, updated, ...entries });
  return true;
}
