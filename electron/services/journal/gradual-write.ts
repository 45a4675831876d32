import type { Db } from '#db/connection.ts';
import { withStorageErrors } from '#db/errors.ts';
import { assertInPlace } from '#db/in-place.ts';
import { findLibraryFact } from '#db/repositories/library-facts.ts';
import { AppError } from '#domain/error.ts';
import type { ChangeKind, Edit } from '#sync/change.ts';
import type { Library } from '../library.ts';
import { append } from './append.ts';
import { forgetJournalState, getJournalState } from './state.ts';
import { assertNoGradualWrite, underWay } from './under-way.ts';

/** The entries of one device from `firstSeq` to `lastSeq`; none where `lastSeq` is smaller. */
export type WrittenEntries = { readonly device: string; readonly firstSeq: number; readonly lastSeq: number };

/** One transaction that is written in slices, with the event loop free in between. Until `commit` nothing stands. */
export type GradualWrite = {
  /** @throws AppError INVALID_REQUEST, STORAGE_*; the whole write is then taken back. */
  readonly add: (edits: Iterable<Edit>) => void;
  /** Runs inside the transaction. @throws AppError STORAGE_*; the whole write is then taken back. */
  readonly also: (work: (db: Db) => void) => void;
  /** On disk when it returns. @throws AppError STORAGE_*; the whole write is then taken back. */
  readonly commit: () => void;
  /** What has been written so far. */
  readonly entries: () => WrittenEntries;
  /** Takes everything back. Safe to call after the end. */
  readonly abort: () => void;
};

/**
 * Begins a write of many edits. While it is under way every other write is refused.
 * @throws AppError STORAGE_READ_ONLY, LIBRARY_IN_USE, STORAGE_*.
 */
export function beginGradualWrite(library: Library, kind: ChangeKind): GradualWrite {
  const { db, device, file } = library;
  if (library.access !== 'write') throw new AppError('STORAGE_READ_ONLY', 'The library is open for reading', { file });
  assertNoGradualWrite(db);
  assertInPlace(db);
  withStorageErrors(() => db.exec('BEGIN IMMEDIATE'));
  underWay.add(db);
  const authorship = { kind, author: findLibraryFact(db, 'inspector_name') ?? '' };
  const firstSeq = getJournalState(db, device.id).seq + 1;
  const abort = (): void => {
    if (!underWay.delete(db)) return;
    forgetJournalState(db);
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
  };
  const orAbort = <T>(work: () => T): T => {
    try {
      if (!underWay.has(db)) throw new AppError('INTERNAL', 'The write has ended');
      return withStorageErrors(work);
    } catch (error) {
      abort();
      throw error;
    }
  };
  return {
    abort,
    add: (edits) =>
      orAbort(() => {
        const state = getJournalState(db, device.id);
        for (const edit of edits) append(library, state, { ...edit, ...authorship });
      }),
    also: (work) => orAbort(() => work(db)),
    commit: () =>
      orAbort(() => {
        assertInPlace(db);
        db.exec('COMMIT');
        underWay.delete(db);
      }),
    entries: () => ({ device: device.id, firstSeq, lastSeq: getJournalState(db, device.id).seq }),
  };
}
