import type { Db } from '#db/connection.ts';
import { closeFile, openBeside } from '#db/open-library.ts';
import { listDeviceNames, insertDeviceIfNew } from '#db/repositories/devices.ts';
import { listChangeDevices } from '#db/repositories/changes.ts';
import { findMergeBatchByHash, insertMergeBatch } from '#db/repositories/merge-batches.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { toInstant } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import { forgetJournalState } from '#services/journal/state.ts';
import type { Library } from '#services/library.ts';
import { compareWithSeen, readCheckpoints, rememberCheckpoints, toFindHash } from '#services/trust/checkpoints.ts';
import { takeSeals } from '#services/trust/seals.ts';
import { normaliseCell } from '#sync/canonical.ts';
import { countRecords } from './count-records.ts';
import type { RecordTally } from './count-records.ts';
import { readForeignChains } from './foreign-log.ts';
import { ingest } from './ingest.ts';
import type { Ingested } from './ingest.ts';
import { copyAttachments } from './merge-attachments.ts';
import { recountTouched } from './recount-touched.ts';
import { runInSlices, withoutPause } from './slices.ts';
import type { Pause } from './slices.ts';

/** A private copy of somebody's file that was checked in a process of its own. */
export type CheckedCopy = {
  /** Path of the copy. */
  readonly file: string;
  /** Of the file as it came. */
  readonly sha256: string;
  /** Bare name of the file as it came. */
  readonly fileName: string;
};

type OpenCopy = Omit<CheckedCopy, 'file'> & { readonly db: Db };

export type MergeOutcome = RecordTally & {
  readonly status: 'merged' | 'unchanged';
  /** Fields that are in conflict since. */
  readonly conflicts: number;
  /** Under which the merge can be taken back; null where it brought no entry. */
  readonly batchId: string | null;
  readonly attachments: number;
  /** Hashes of attachments whose bytes in the file are not theirs. */
  readonly alteredAttachments: readonly string[];
};

/**
 * Takes a file in: the union of both logs, the rows it touched folded anew, attachments that were missing, seals. One
 * transaction, written in slices: afterwards the library is as before or has all of the file.
 * @returns undefined where `pause` said to stop; nothing is written then.
 * @throws AppError HISTORY_FORKED, FILE_DAMAGED, FILE_HOSTILE, LIBRARY_IN_USE, STORAGE_*; nothing is written then.
 */
export async function mergeFile(
  library: Library,
  copy: CheckedCopy,
  pause: Pause = withoutPause,
): Promise<MergeOutcome | undefined> {
  const known = findUnchanged(library, copy.sha256);
  if (known !== undefined) return known;
  const opened = openBeside(copy.file);
  try {
    return await mergeDatabase(library, { ...copy, db: opened.db }, pause);
  } finally {
    closeFile(opened);
  }
}

/** As `mergeFile`, where the copy is open. Nothing in it is trusted: each entry is checked as it is read. */
export async function mergeDatabase(
  library: Library,
  foreign: OpenCopy,
  pause: Pause = withoutPause,
): Promise<MergeOutcome | undefined> {
  const write = beginGradualWrite(library, 'import');
  try {
    const outcome = await runInSlices(write, takeIn(library, foreign), pause);
    if (outcome === undefined) return undefined;
    write.commit();
    return outcome.value;
  } finally {
    write.abort();
    forgetJournalState(library.db);
  }
}

/** What merging a file of these bytes again comes to; undefined where that is not known without reading it. */
export function findUnchanged({ db }: Library, sha256: string): MergeOutcome | undefined {
  const before = findMergeBatchByHash(db, sha256);
  return before && { ...unchanged, identical: before.records };
}

/** What a file that brings nothing comes to. */
export const unchanged: MergeOutcome = {
  status: 'unchanged',
  new: 0,
  identical: 0,
  merged: 0,
  conflicts: 0,
  batchId: null,
  attachments: 0,
  alteredAttachments: [],
};

function* takeIn(library: Library, copy: OpenCopy): Generator<void, MergeOutcome> {
  const { db } = library;
  const foreign = copy.db;
  assertNotForked(library, foreign);
  const ingested = yield* ingest(db, readForeignChains(foreign));
  assertWhole(ingested);
  const { copied, altered } = yield* copyAttachments(db, foreign);
  yield* recountTouched(db, ingested.touched);
  const tally = yield* countRecords(db, foreign, ingested);
  takeDeviceNames(db, foreign);
  takeSeals(library, listSeals(foreign));
  const findHash = toFindHash(foreign);
  rememberCheckpoints(library, { checkpoints: readCheckpoints(foreign), findHash, seenIn: copy.fileName });
  const isChanged = ingested.entries.length > 0 || copied > 0;
  const batchId = altered.length > 0 && !isChanged ? null : keepBatch(library, { copy, ingested, tally });
  return {
    ...tally,
    status: isChanged ? 'merged' : 'unchanged',
    conflicts: ingested.newConflicts,
    batchId: ingested.entries.length > 0 ? batchId : null,
    attachments: copied,
    alteredAttachments: altered,
  };
}

/** Also against what was seen of the devices in files that were not taken in. */
function assertNotForked(library: Library, foreign: Db): void {
  const arrived = { checkpoints: readCheckpoints(foreign), findHash: toFindHash(foreign) };
  const forked = compareWithSeen(library, arrived).find(({ state }) => state === 'forked');
  if (forked === undefined) return;
  const { device, count } = forked;
  throw new AppError('HISTORY_FORKED', 'Two histories of one device differ', { device, count });
}

/** A file holds everything that its entries build on. */
function assertWhole({ stops: [stop] }: Ingested): void {
  if (stop === undefined) return;
  const code = stop.reason === 'gap' ? 'FILE_DAMAGED' : 'FILE_HOSTILE';
  throw new AppError(code, 'The history in the file cannot be followed', { ...stop });
}

/** Names are for people to read; nothing is decided by them. */
function takeDeviceNames(db: Db, foreign: Db): void {
  const names = listDeviceNames(foreign);
  for (const id of listChangeDevices(foreign)) {
    const name = normaliseCell((names.get(id) ?? '').slice(0, 200));
    if (typeof name === 'string' && name !== '') insertDeviceIfNew(db, { id, name });
  }
}

type Batch = { readonly copy: OpenCopy; readonly ingested: Ingested; readonly tally: RecordTally };

function keepBatch(library: Library, { copy, ingested, tally }: Batch): string {
  const id = library.newId();
  insertMergeBatch(library.db, {
    id,
    at: toInstant(library.clock()),
    fileName: copy.fileName,
    sha256: copy.sha256,
    entries: ingested.entries,
    records: tally.new + tally.identical + tally.merged,
    created: tally.new,
    merged: tally.merged,
    conflicts: ingested.newConflicts,
  });
  return id;
}
