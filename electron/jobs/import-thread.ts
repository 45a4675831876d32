import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { ImportStage } from '#services/import/import-views.ts';
import type { ImportAnswers, ImportMessage, ImportQuestion, ImportThreadData } from './import-messages.ts';

export type ImportThreadOptions = ImportThreadData & {
  /** The built (or, in tests, the source) file of `import-worker.ts`. */
  readonly workerFile: URL | string;
  readonly onProgress: (stage: ImportStage, done: number, total: number) => void;
};

/** The thread of one file. */
export type ImportThread = {
  /** Undefined where the thread was stopped meanwhile. @throws AppError IMPORT_UNREADABLE, NOT_FOUND, STORAGE_REFUSED, INTERNAL. */
  readonly ask: <Q extends ImportQuestion>(question: Q) => Promise<ImportAnswers[Q['job']] | undefined>;
  readonly stop: () => Promise<void>;
};

type Pending = { readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void };

export function startImportThread(options: ImportThreadOptions): ImportThread {
  const { workerFile, onProgress, libraryFile, file } = options;
  const workerData: ImportThreadData = { libraryFile, file };
  const worker = new Worker(workerFile, { workerData, name: 'import' });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let state: 'running' | 'stopped' | 'failed' = 'running';
  const settleAll = (settle: (waiting: Pending) => void): void => {
    for (const waiting of pending.values()) settle(waiting);
    pending.clear();
  };
  worker.on('message', (message: ImportMessage) => {
    if (message.kind === 'progress') onProgress(message.stage, message.done, message.total);
    else settle(pending, message);
  });
  worker.on('error', (error) => {
    state = 'failed';
    settleAll(({ reject }) => reject(new AppError('INTERNAL', 'the importing thread failed', {}, error)));
  });
  worker.on('exit', () => {
    if (state === 'running') state = 'failed';
    settleAll(({ resolve }) => resolve(undefined as never));
  });
  return {
    ask: (question) => {
      if (state === 'stopped') return Promise.resolve(undefined);
      if (state === 'failed') return Promise.reject(new AppError('INTERNAL', 'the importing thread ended'));
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        worker.postMessage({ ...question, id });
      });
    },
    stop: async () => {
      state = 'stopped';
      await worker.terminate();
    },
  };
}

/** Of an error's details only the reason goes on: the window is told no paths. */
function settle(pending: Map<number, Pending>, message: Exclude<ImportMessage, { kind: 'progress' }>): void {
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  // The answer belongs to the very question that was asked under its id.
  if (message.kind === 'answer') return waiting?.resolve(message.value as never);
  const { reason } = message.details;
  waiting?.reject(new AppError(message.code, 'The file cannot be imported', reason === undefined ? {} : { reason }));
}
