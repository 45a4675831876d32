import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { exchangeFolder } from '#services/exchange/sync-folder.ts';
import type { Library } from '#services/library.ts';
import { findUnchanged } from '#services/merge/merge-file.ts';
import type { PlannedFile } from '#services/merge/log-union.ts';
import { listMerges } from '#services/merge/merge-overview.ts';
import type { ChosenMerge, InspectedMerge, MergeDesk, MergeRun, MergeStage } from '#services/merge/merge-views.ts';
import { planMerge } from '#services/merge/plan-merge.ts';
import type { MergePlan } from '#services/merge/plan-merge.ts';
import { takeBackMerge } from '#services/merge/take-back-merge.ts';
import { listAcceptedKeys, listSealersOf } from '#services/trust/devices.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { ForeignFile } from '#services/trust/inspect-foreign.ts';
import { getDeviceKey } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { mergeChosen } from './merge-chosen.ts';
import type { FileToMerge } from './merge-chosen.ts';
import { runForeignJob } from './run-foreign-job.ts';
import { createSlicedWork } from './sliced-work.ts';
import type { SlicedWork } from './sliced-work.ts';

export type MergeDeskOptions = {
  readonly library: Promise<Library>;
  /** The built (or, in tests, the source) file of `foreign-file-worker.ts`. */
  readonly workerFile: URL | string;
  /** Runs before many records are changed at once: a backup. What it throws stops the write. */
  readonly beforeWrite: () => Promise<void>;
  /** Called when the first key is needed: the system's safe storage is ready only then. */
  readonly openVault: () => KeyVault;
};

type OpenFile = ChosenMerge & {
  readonly path: string;
  /** Looked into before it came here. */
  adopted?: ForeignFile | undefined;
  inspected?: ForeignFile;
  plan?: MergePlan;
  /** It was merged; only a receipt can be made for it now. */
  isTaken?: true;
};
type Desk = MergeDeskOptions & { readonly work: SlicedWork<MergeStage>; readonly files: Map<string, OpenFile> };

export function createMergeDesk(options: MergeDeskOptions): MergeDesk {
  const work = createSlicedWork<MergeStage>();
  const files = new Map<string, OpenFile>();
  const desk: Desk = { ...options, work, files };
  const release = async (): Promise<void> => {
    const held = [...files.values()];
    files.clear();
    await work.cancel();
    for (const { inspected, adopted } of held) for (const file of [inspected, adopted]) file?.dispose();
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
    adopt: async ({ name, ...adopted }) => {
      await release();
      const token = randomUUID();
      files.set(token, { token, name, path: adopted.original, adopted });
      return { token, name };
    },
    findSealers: (token) => findSealers(desk, token),
    getName: (token) => getArrived(desk, token).name,
    writeReceipt: (request) => writeReceipt(desk, request),
    inspect: (request) => work.run(() => inspect(desk, request)),
    run: (tokens) => work.run(() => run(desk, tokens)),
    list: async () => listMerges(await options.library),
    takeBack: (batchId) => work.run(() => takeBack(desk, batchId)),
    exchange: (folder) => work.run(() => exchange(desk, folder)),
  };
}

function getFile({ files }: Desk, token: string): OpenFile {
  const file = files.get(token);
  if (file === undefined || file.isTaken === true)
    throw new AppError('NOT_FOUND', 'This file is not open for merging any more');
  return file;
}

type Arrived = ChosenMerge & { readonly foreign: ForeignFile };

function getArrived({ files }: Desk, token: string): Arrived {
  const { name, inspected } = files.get(token) ?? {};
  if (name === undefined || inspected === undefined)
    throw new AppError('NOT_FOUND', 'This file is not open, or was not looked into');
  return { token, name, foreign: inspected };
}

function findSealers({ files }: Desk, token: string): ReturnType<MergeDesk['findSealers']> {
  const inspected = files.get(token)?.inspected;
  return inspected && listSealersOf(inspected.file);
}

async function writeReceipt(
  desk: Desk,
  { token, out }: { readonly token: string; readonly out: string },
): ReturnType<MergeDesk['writeReceipt']> {
  const { foreign, name } = getArrived(desk, token);
  const { dispose: _dispose, ...received } = foreign;
  const library = await desk.library;
  const key = getDeviceKey(desk.openVault(), library.device.id);
  const request = { library: library.file, received: { ...received, original: name }, out, key };
  return runForeignJob({ workerFile: desk.workerFile, job: 'receipt', request });
}

async function inspect(
  desk: Desk,
  { token, passphrase }: { readonly token: string; readonly passphrase?: string },
): Promise<InspectedMerge> {
  const { work } = desk;
  const file = getFile(desk, token);
  file.inspected?.dispose();
  delete file.inspected;
  delete file.plan;
  work.say('checking', 0, 0);
  const library = await desk.library;
  const knownKeys = listAcceptedKeys(library.db);
  const secret = passphrase === undefined ? {} : { passphrase };
  try {
    const { adopted } = file;
    file.adopted = undefined;
    const foreign =
      adopted ?? (await inspectForeignFile(file.path, { knownKeys, ...secret, signal: work.getSignal() }));
    return await compare(desk, { library, file, foreign });
  } catch (cause) {
    return work.isCancelled() ? { state: 'cancelled' } : toRefusal(cause);
  }
}

type Comparing = { readonly library: Library; readonly file: OpenFile; readonly foreign: ForeignFile };

async function compare({ work, files }: Desk, { library, file, foreign }: Comparing): Promise<InspectedMerge> {
  file.inspected = foreign;
  work.say('comparing', 0, foreign.summary.records);
  let done = 0;
  const before = listPlanned(files.values());
  const plan = await planMerge(library, { file: foreign.file, before }, () => {
    done += 1;
    work.say('comparing', done, Math.max(done, foreign.summary.records));
    return work.pause();
  });
  if (plan === undefined) return { state: 'cancelled' };
  file.plan = plan;
  const { code, bytes, summary, sha256 } = foreign;
  return {
    state: 'ready',
    preview: { code, bytes, summary, plan, isKnown: findUnchanged(library, sha256) !== undefined },
  };
}

/** Each file is compared with the library and with the chosen files that were looked into before it. */
function listPlanned(files: Iterable<OpenFile>): readonly PlannedFile[] {
  return Array.from(files).flatMap(({ inspected, plan }) =>
    inspected === undefined || plan === undefined ? [] : { file: inspected.file, touched: plan.touched },
  );
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
    const { name, inspected, plan } = getFile(desk, token);
    if (inspected === undefined || plan === undefined) throw new AppError('NOT_FOUND', 'This file was not looked into');
    return { token, name, foreign: inspected, assignees: plan.assignees };
  });
  const outcome = await mergeChosen(library, { files, work: desk.work, beforeWrite: desk.beforeWrite });
  for (const { token, status } of outcome.files) settle(desk, token, status);
  return outcome;
}

/** A merged file stays until others are chosen, so that its sender can be given a receipt. */
function settle({ files }: Desk, token: string, status: MergeRun['files'][number]['status']): void {
  const file = files.get(token);
  if (file === undefined || status === 'cancelled') return;
  if (status !== 'refused') {
    file.isTaken = true;
    return;
  }
  file.inspected?.dispose();
  files.delete(token);
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

async function exchange(
  { work, library, beforeWrite, openVault }: Desk,
  folder: string,
): ReturnType<MergeDesk['exchange']> {
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
    const opened = await library;
    const key = getDeviceKey(openVault(), opened.device.id);
    return { state: 'done', ...(await exchangeFolder(opened, { folder, key, beforeWrite, pause })) };
  } catch (cause) {
    if (work.isCancelled()) return { state: 'cancelled' };
    throw cause;
  }
}
