import { AppError } from '#domain/error.ts';
import { canAcknowledge } from '#services/handover/receipt.ts';
import type { Library } from '#services/library.ts';
import { listDuplicateCandidates } from '#services/merge/list-duplicates.ts';
import { findUnchanged, mergeFile } from '#services/merge/merge-file.ts';
import { countOpen } from '#services/merge/merge-overview.ts';
import type { FileOutcome, MergeRun, MergeStage } from '#services/merge/merge-views.ts';
import type { Assignee } from '#services/merge/plan-merge.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import type { SlicedWork } from './sliced-work.ts';

/** A file that was looked into. */
export type FileToMerge = {
  readonly token: string;
  readonly name: string;
  readonly foreign: ForeignFile;
  readonly assignees: readonly Assignee[];
};

export type MergeChosen = {
  readonly files: readonly FileToMerge[];
  readonly work: SlicedWork<MergeStage>;
  readonly beforeWrite: () => Promise<void>;
};

/**
 * Takes files in one after the other, each as a whole. What is wrong with one keeps the others not out.
 * @throws AppError of the backup; nothing is written then.
 */
export async function mergeChosen(library: Library, { files, work, beforeWrite }: MergeChosen): Promise<MergeRun> {
  const merged: MergeRun['files'][number][] = [];
  if (files.some(({ foreign }) => findUnchanged(library, foreign.sha256) === undefined)) {
    work.say('backingUp', 0, files.length);
    await beforeWrite();
  }
  for (const file of files) {
    work.say('merging', merged.length, files.length);
    const { token, name, foreign, assignees } = file;
    const told = { token, name, assignees, canAcknowledge: canAcknowledge(foreign.summary) };
    merged.push({ ...told, ...(await mergeOne(library, file, work)) });
  }
  return {
    files: merged,
    ...countOpen(library),
    duplicates: await countDuplicates(library, merged, work),
  };
}

async function mergeOne(
  library: Library,
  { name, foreign }: FileToMerge,
  { pause, isCancelled }: SlicedWork<MergeStage>,
): Promise<FileOutcome> {
  if (isCancelled()) return { status: 'cancelled' };
  try {
    const { file, sha256 } = foreign;
    return (await mergeFile(library, { file, sha256, fileName: name }, pause)) ?? { status: 'cancelled' };
  } catch (cause) {
    if (cause instanceof AppError) return { status: 'refused', code: cause.code };
    throw cause;
  }
}

async function countDuplicates(
  library: Library,
  merged: MergeRun['files'],
  { pause }: SlicedWork<MergeStage>,
): Promise<number> {
  let count = 0;
  for (const file of merged) {
    if (file.status !== 'merged' || file.batchId === null) continue;
    count += (await listDuplicateCandidates(library, file.batchId, pause)).length;
  }
  return count;
}
