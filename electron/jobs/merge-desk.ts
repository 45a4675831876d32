import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { exchangeFolder } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { findUnchanged } from '#services/merge/merge-file.ts';
import { listMerges } from '#services/merge/merge-overview.ts';
import type { ChosenMerge, InspectedMerge, MergeDesk, MergeRun, MergeStage } from '#services/merge/merge-views.ts';
import { planMerge } from '#services/merge/plan-merge.ts';
import { takeBackMerge } from '#services/merge/take-back-merge.ts';
import { listAcceptedKeys } from '#services/trust/devices.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import { mergeChosen } from './merge-chosen.ts';
import type { FileToMerge } from './merge-chosen.ts';
import { createSlicedWork } from './sliced-work.ts';
import type { SlicedWork } from './sliced-work.ts';

export type MergeDeskOptions = {
  readonly library: Promise<Library>;
  /** Runs before many records are changed at once: a backup. What it throws stops the write. */
  readonly beforeWrite: () => Promise<void>;
};

type OpenFile = ChosenMerge & { readonly path: string; inspected?: ForeignFile };
type Desk = MergeDeskOptions & { readonly work: SlicedWork<MergeStage>; readonly files: Map<string, OpenFile> };

export function createMergeDesk(options: MergeDeskOptions): MergeDesk {
  const work = createSlicedWork<MergeStage>();
  const files = new Map<string, OpenFile>();
  const desk: Desk = { ...options, work, files };
  const release = async (): Promise<void> => {
    await work.cancel();
    for (const file of files.values()) file.inspected?.dispose();
    files.clear();
  };
  return {
    release,
    cancel: work.cancel,
    getProgress: work.getProgress,
    open: async (paths) => {
      await release();
      const chosen = paths.map((path) => ({ token: randomUUID(), name: basename(path), path }));
      for (const file of chosen) files.set(file.token, file);
      return chosen.map(({ token, name }) => ({ token, name }));
    },
    inspect: (request) => work.run(() => inspect(desk, request)),
    run: (tokens) => work.run(() => run(desk, tokens)),
    list: async () => listMerges(await options.library),
    takeBack: (batchId) => work.run(() => takeBack(desk, batchId)),
    exchange: (folder) => work.run(() => exchange(desk, folder)),
  };
}

function getFile({ files }: Desk, token: string): OpenFile {
  const file = files.get(token);
  if (file === undefined) throw new AppError('NOT_FOUND', 'This file is not open for merging any more');
  return file;
}

async function inspect(
  desk: Desk,
  { token, passphrase }: { readonly token: string; readonly passphrase?: string },
): Promise<InspectedMerge> {
  const { work } = desk;
  const file = getFile(desk, token);
  file.inspected?.dispose();
  delete file.inspected;
  work.say('checking', 0, 0);
  const library = await desk.library;
  const knownKeys = listAcceptedKeys(library.db);
  const secret = passphrase === undefined ? {} : { passphrase };
  try {
    const foreign = await inspectForeignFile(file.path, { knownKeys, ...secret, signal: work.getSignal() });
    return await compare(desk, { library, file, foreign });
  } catch (cause) {
    return work.isCancelled() ? { state: 'cancelled' } : toRefusal(cause);
  }
}

type Comparing = { readonly library: Library; readonly file: OpenFile; readonly foreign: ForeignFile };

async function compare({ work }: Desk, { library, file, foreign }: Comparing): Promise<InspectedMerge> {
  file.inspected = foreign;
  work.say('comparing', 0, foreign.summary.records);
  let done = 0;
  const plan = await planMerge(library, foreign, () => {
    done += 1;
    work.say('comparing', done, Math.max(done, foreign.summary.records));
    return work.pause();
  });
  if (plan === undefined) return { state: 'cancelled' };
  const { code, bytes, summary, sha256 } = foreign;
  return {
    state: 'ready',
    preview: { code, bytes, summary, plan, isKnown: findUnchanged(library, sha256) !== undefined },
  };
}

function toRefusal(cause: unknown): InspectedMerge {
  if (!(cause instanceof AppError)) throw cause;
  const { code } = cause;
  if (code === 'PASSPHRASE_NEEDED' || code === 'PASSPHRASE_WRONG')
    return { state: 'passphrase', isWrong: code === 'PASSPHRASE_WRONG' };
  return { state: 'refused', code };
}

async function run(desk: Desk, tokens: readonly string[]): Promise<MergeRun> {
  const library = await desk.library;
  const files = tokens.map((token): FileToMerge => {
    const { name, inspected } = getFile(desk, token);
    if (inspected === undefined) throw new AppError('NOT_FOUND', 'This file was not looked into');
    return { token, name, foreign: inspected };
  });
  const outcome = await mergeChosen(library, { files, work: desk.work, beforeWrite: desk.beforeWrite });
  for (const { token } of outcome.files.filter(({ status }) => status !== 'cancelled')) {
    desk.files.get(token)?.inspected?.dispose();
    desk.files.delete(token);
  }
  return outcome;
}

async function takeBack({ work, library, beforeWrite }: Desk, batchId: string): ReturnType<MergeDesk['takeBack']> {
  work.say('backingUp', 0, 0);
  await beforeWrite();
  if (work.isCancelled()) return { state: 'cancelled' };
  let done = 0;
  const outcome = await takeBackMerge(await library, batchId, () => {
    done += 1;
    work.say('takingBack', done, 0);
    return work.pause();
  });
  return outcome === undefined ? { state: 'cancelled' } : { state: 'done', ...outcome };
}

async function exchange({ work, library, beforeWrite }: Desk, folder: string): ReturnType<MergeDesk['exchange']> {
  work.say('exchanging', 0, 0);
  let done = 0;
  const pause = async (): Promise<boolean> => {
    done += 1;
    work.say('exchanging', done, 0);
    // Not every step of an exchange asks whether to go on.
    if (!(await work.pause())) throw new AppError('INVALID_REQUEST', 'The exchange was cancelled');
    return true;
  };
  try {
    return { state: 'done', ...(await exchangeFolder(await library, { folder, beforeWrite, pause })) };
  } catch (cause) {
    if (work.isCancelled()) return { state: 'cancelled' };
    throw cause;
  }
}
