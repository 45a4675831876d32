import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import { listImports, takeBackImport } from '#services/import/import-batches.ts';
import { keepBatch } from '#services/import/import-records.ts';
import type {
  ImportBatchView,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  TakeBackOutcome,
} from '#services/import/import-views.ts';
import type { HeadChoices } from '#services/import/table-heads.ts';
import { beginGradualWrite } from '#services/journal/gradual-write.ts';
import type { GradualWrite } from '#services/journal/gradual-write.ts';
import type { Library } from '#services/library.ts';
import { recountVisit } from '#services/visit-record.ts';
import type { ImportBeginning } from './import-messages.ts';
import { startImportThread } from './import-thread.ts';
import type { ImportThread } from './import-thread.ts';

export type ImportDeskOptions = {
  readonly library: Promise<Library>;
  readonly workerFile: URL | string;
  /** Runs before many records are changed at once: a backup. What it throws stops the write. */
  readonly beforeWrite: () => Promise<void>;
};

/** A file that was chosen to be imported; the window knows it by its token alone. */
export type ChosenFile = { readonly token: string; readonly name: string };

export type FileRequest = { readonly token: string; readonly heads: HeadChoices };

/** Imports of the window: one file at a time, read in a thread of its own and written in slices. */
export type ImportDesk = {
  readonly open: (file: string) => Promise<ChosenFile>;
  /** Undefined where it was cancelled. @throws AppError NOT_FOUND (the token, the file), IMPORT_UNREADABLE, STORAGE_*. */
  readonly preview: (request: FileRequest & { readonly language: Language }) => Promise<ImportPreview | undefined>;
  /** @throws AppError NOT_FOUND, LIBRARY_IN_USE, STORAGE_*; nothing is written then. */
  readonly run: (request: FileRequest) => Promise<ImportOutcome>;
  readonly getProgress: () => ImportProgress;
  /** Ends whatever is going on, and waits until it has; what is not yet on disk is dropped as a whole. */
  readonly cancel: () => Promise<void>;
  readonly list: () => Promise<readonly ImportBatchView[]>;
  /** @throws AppError NOT_FOUND, UNDO_NOTHING, LIBRARY_IN_USE, STORAGE_*; nothing is written then. */
  readonly takeBack: (batchId: string) => Promise<TakeBackOutcome>;
};

type OpenFile = ChosenFile & { readonly thread: ImportThread };
type State = {
  open: OpenFile | undefined;
  progress: ImportProgress;
  isCancelled: boolean;
  /** Settles, never rejects, when what is going on has ended. */
  running: Promise<unknown>;
};

const idle: ImportProgress = { stage: 'idle', done: 0, total: 0 };
/** How long one slice may hold up the window's other requests. */
const sliceMs = 15;

export function createImportDesk(options: ImportDeskOptions): ImportDesk {
  const state: State = { open: undefined, progress: idle, isCancelled: false, running: Promise.resolve() };
  const cancel = async (): Promise<void> => {
    state.isCancelled = true;
    const { open } = state;
    state.open = undefined;
    await open?.thread.stop();
    await state.running;
  };
  return {
    cancel,
    getProgress: () => state.progress,
    open: async (file) => {
      await cancel();
      const library = await options.library;
      const onProgress = (stage: ImportProgress['stage'], done: number, total: number): void => {
        state.progress = { stage, done, total };
      };
      const thread = startImportThread({
        workerFile: options.workerFile,
        libraryFile: library.file,
        file,
        onProgress,
      });
      state.open = { token: randomUUID(), name: basename(file), thread };
      return { token: state.open.token, name: state.open.name };
    },
    preview: async ({ token, heads, language }) => {
      const { thread } = getOpen(state, token);
      return whileBusy(state, () => thread.ask({ job: 'preview', heads, language }));
    },
    run: async ({ token, heads }) => {
      const file = getOpen(state, token);
      return whileBusy(state, () => runImport(state, options, { file, heads }));
    },
    list: async () => listImports(await options.library),
    takeBack: (batchId) =>
      whileBusy(state, async () => {
        const pause = createPause(state);
        await options.beforeWrite();
        if (state.isCancelled) return { state: 'cancelled' };
        return takeBackImport(await options.library, batchId, (done, total) => pause('takingBack', done, total));
      }),
  };
}

async function whileBusy<T>(state: State, work: () => Promise<T>): Promise<T> {
  await state.running;
  state.isCancelled = false;
  const result = Promise.resolve()
    .then(work)
    .finally(() => {
      state.progress = idle;
    });
  state.running = result.catch(() => undefined);
  return result;
}

function getOpen(state: State, token: string): OpenFile {
  if (state.open?.token === token) return state.open;
  throw new AppError('NOT_FOUND', 'This file is not open for import any more');
}

type RunRequest = { readonly file: OpenFile; readonly heads: HeadChoices };

async function runImport(
  state: State,
  options: ImportDeskOptions,
  { file: { thread, name }, heads }: RunRequest,
): Promise<ImportOutcome> {
  const library = await options.library;
  const beginning = await thread.ask({ job: 'begin', heads });
  if (beginning === undefined) return { state: 'cancelled' };
  if (beginning.rejected > 0) return { state: 'rejected' };
  await options.beforeWrite();
  if (state.isCancelled) return { state: 'cancelled' };
  const write = beginGradualWrite(library, 'import');
  try {
    if (!(await writeSlices(state, { library, thread, write, beginning }))) return { state: 'cancelled' };
    const { created, updated, unchanged } = beginning.counts;
    const id = library.newId();
    let isKept = false;
    write.also(() => {
      isKept = keepBatch(library, { id, fileName: name, counts: { created, updated }, entries: write.entries() });
    });
    write.commit();
    state.open = undefined;
    await thread.stop();
    return { state: 'written', batchId: isKept ? id : null, created, updated, unchanged };
  } finally {
    write.abort();
  }
}

type Writing = {
  readonly library: Library;
  readonly thread: ImportThread;
  readonly write: GradualWrite;
  readonly beginning: ImportBeginning;
};

/** @returns false where it was cancelled. */
async function writeSlices(state: State, { thread, write, beginning }: Writing): Promise<boolean> {
  const pause = createPause(state);
  let rows = 0;
  let judged = 0;
  for (;;) {
    const slice = await thread.ask({ job: 'next' });
    if (slice === undefined) return false;
    if (slice.edits.length + slice.visits.length === 0) return !state.isCancelled;
    for (const edit of slice.edits) {
      write.add([edit]);
      rows += 1;
      if (!(await pause('writing', rows, beginning.rows))) return false;
    }
    for (const id of slice.visits) {
      write.also((db) => recountVisit(db, id));
      judged += 1;
      if (!(await pause('judging', judged, beginning.visits))) return false;
    }
  }
}

/** Lets other requests have their turn whenever a slice has lasted long enough. */
function createPause(state: State) {
  let since = performance.now();
  return async (stage: ImportProgress['stage'], done: number, total: number): Promise<boolean> => {
    if (performance.now() - since < sliceMs) return true;
    state.progress = { stage, done, total };
    await setImmediate();
    since = performance.now();
    return !state.isCancelled;
  };
}
