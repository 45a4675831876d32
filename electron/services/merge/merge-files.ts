import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { countConflicts } from '#db/repositories/conflicts.ts';
import { withStorageErrors } from '#db/errors.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import type { AsideRow } from '#db/repositories/set-aside.ts';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { getContentHash } from '#services/content-hash.ts';
import { hashFile } from '#services/hash-file.ts';
import { isSample } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import { countRecords } from './count-records.ts';
import type { RecordTally } from './count-records.ts';
import { findUnchanged, mergeFile, unchanged } from './merge-file.ts';
import type { MergeOutcome } from './merge-file.ts';
import { withoutPause } from './slices.ts';
import type { Pause } from './slices.ts';

export type MergedFile = Omit<MergeOutcome, 'status'> & {
  /** As it was given. */
  readonly file: string;
  readonly status: MergeOutcome['status'] | 'refused';
  /** It says that it holds the invented sample, and the library does not: believed only to warn. */
  readonly sample?: true;
  /** Why it was refused; the library is as if it had not been given. */
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly details: object };
};

export type MergedFiles = {
  readonly files: readonly MergedFile[];
  /** Fields in conflict in the library, whoever brought them. */
  readonly conflicts: number;
  readonly contentHash: string;
  /** Rows of the log that cannot be shown yet, and why; at most a hundred. */
  readonly setAside: readonly AsideRow[];
};

const mostAside = 100;

export type MergeRequest = {
  readonly files: readonly string[];
  /** Looks into a file in a process of its own. */
  readonly inspect: (file: string) => Promise<ForeignFile>;
  /** Runs once, before the first file that is not known yet is taken in. */
  readonly beforeWrite: () => void;
  readonly pause?: Pause;
};

/**
 * Takes files in one after the other, each in a transaction of its own. A file that is refused does not keep the others
 * out. What is wrong with the library's own disk ends it all: what was merged until then stays.
 * @throws AppError LIBRARY_IN_USE, STORAGE_*, with the `files` that were merged.
 */
export async function mergeFiles(library: Library, request: MergeRequest): Promise<MergedFiles> {
  const files: MergedFile[] = [];
  let isBackedUp = false;
  const beforeWrite = (): void => {
    if (!isBackedUp) request.beforeWrite();
    isBackedUp = true;
  };
  for (const file of request.files) {
    try {
      files.push({ file, ...(await mergeOne(library, { ...request, beforeWrite }, file)) });
    } catch (cause) {
      files.push(toRefused(file, cause, files));
    }
  }
  return { files, ...describeOutcome(library) };
}

/** What stands in the library after something was taken in. */
export function describeOutcome(library: Library): Omit<MergedFiles, 'files'> {
  const { db } = library;
  const setAside = listAside(db).slice(0, mostAside);
  return { conflicts: countConflicts(db), contentHash: getContentHash(library), setAside };
}

type Taken = MergeOutcome & Pick<MergedFile, 'sample'>;

async function mergeOne(library: Library, request: MergeRequest, file: string): Promise<Taken> {
  if (isSameFile(file, library.file)) return { ...unchanged, ...countOwn(library) };
  const known = findUnchanged(library, hashReadable(file));
  if (known !== undefined) return known;
  const foreign = await request.inspect(file);
  try {
    request.beforeWrite();
    const copy = { file: foreign.file, sha256: foreign.sha256, fileName: basename(file) };
    const outcome = await mergeFile(library, copy, request.pause ?? withoutPause);
    if (outcome === undefined) throw new AppError('INTERNAL', 'The merge was stopped');
    return foreign.summary.isSample && !isSample(library) ? { ...outcome, sample: true } : outcome;
  } finally {
    foreign.dispose();
  }
}

/** Opening the library's own file beside SQLite would drop its locks; it holds nothing new anyway. */
function isSameFile(file: string, own: string): boolean {
  return withStorageErrors(() => {
    const [given, library] = [file, own].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
    if (given === undefined) throw new AppError('NOT_FOUND', `There is no file ${file}`, { file });
    return given.ino === library?.ino && given.dev === library.dev;
  });
}

/** @throws AppError with the `file` that cannot be read. */
function hashReadable(file: string): string {
  try {
    return hashFile(file);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError(cause.code, cause.message, { ...cause.details, file }, cause);
  }
}

function countOwn({ db }: Library): RecordTally {
  const counting = countRecords(db, db, { touched: new Map(), created: new Set() });
  let step = counting.next();
  while (step.done !== true) step = counting.next();
  return step.value;
}

function toRefused(file: string, cause: unknown, files: readonly MergedFile[]): MergedFile {
  if (!(cause instanceof AppError)) throw cause;
  const { code, message, details } = cause;
  if (isOfLibrary(cause)) throw new AppError(code, message, { ...details, files }, cause);
  return { ...unchanged, file, status: 'refused', error: { code, message, details } };
}

/** Where the library cannot be written, the next file fares no better. */
function isOfLibrary({ code, details }: AppError): boolean {
  return code === 'INTERNAL' || code === 'STORAGE_FULL' || (code.startsWith('STORAGE_') && !('file' in details));
}
