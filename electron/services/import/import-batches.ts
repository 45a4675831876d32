import { findImportBatch, listImportBatches, markTakenBack } from '#db/repositories/import-batches.ts';
import type { ImportBatch } from '#db/repositories/import-batches.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import type { Library } from '#services/library.ts';
import { recountVisit } from '#services/visit-record.ts';
import { mostShownRejections } from './import-views.ts';
import type { ImportBatchView, KeptItem, TakeBackOutcome } from './import-views.ts';
import { planTakeBack } from './take-back.ts';

const mostListed = 10;

/** The latest imports into this library on this machine, the newest first. */
export function listImports(library: Library): readonly ImportBatchView[] {
  return listImportBatches(library.db, mostListed).map(
    ({ id, at, fileName, created, updated, takenBackAt }): ImportBatchView => ({
      batchId: id,
      at,
      fileName,
      created,
      updated,
      takenBackAt,
    }),
  );
}

/** Says what is going on, and lets others have their turn. @returns whether to go on. */
export type Pause = (done: number, total: number) => Promise<boolean>;

/**
 * Takes an import back, all of it that nobody has changed since, in one transaction. Entries of the log stay; new ones
 * restore what was there before.
 * @throws AppError NOT_FOUND, UNDO_NOTHING where that was done before, LIBRARY_IN_USE, STORAGE_*; nothing is written then.
 */
export async function takeBackImport(library: Library, batchId: string, pause: Pause): Promise<TakeBackOutcome> {
  const batch = getOpenBatch(library, batchId);
  const write = beginGradualWrite(library, 'import');
  try {
    const tally = { removed: 0, restored: 0, kept: 0 };
    const keptItems: KeptItem[] = [];
    const visits = new Set<string>();
    const total = batch.lastSeq - batch.firstSeq + 1;
    let done = 0;
    for (const step of planTakeBack(library, batch)) {
      write.add(step.edits);
      tally.removed += step.removed;
      tally.restored += step.restored;
      tally.kept += step.kept.length;
      keptItems.push(...step.kept.slice(0, mostShownRejections - keptItems.length));
      for (const id of step.visits) visits.add(id);
      done += 1;
      if (!(await pause(done, total))) return { state: 'cancelled' };
    }
    for (const id of visits) {
      write.also((db) => void (findInspectionById(db, id)?.isDeleted === false && recountVisit(db, id)));
      if (!(await pause(total, total))) return { state: 'cancelled' };
    }
    write.also((db) => markTakenBack(db, batchId, toInstant(library.clock())));
    write.commit();
    return { state: 'done', ...tally, keptItems };
  } finally {
    write.abort();
  }
}

function getOpenBatch(library: Library, batchId: string): ImportBatch {
  const batch = findImportBatch(library.db, batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND', `No import ${batchId}`, { batchId });
  if (batch.takenBackAt === null) return batch;
  throw new AppError('UNDO_NOTHING', 'The import was taken back before', { batchId });
}
