import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import type { Library } from '#services/library.ts';
import type { ReportData, ReportMessage } from './report-messages.ts';

export type ReportDeskOptions = {
  readonly library: Promise<Library>;
  /** The built (or, in tests, the source) file of `report-worker.ts`. */
  readonly workerFile: URL | string;
};

/** Workbooks of the window: one at a time, each in a thread of its own. */
export type ReportDesk = {
  /** Undefined where it was cancelled; the file is then as it was. @throws AppError STORAGE_*, INVALID_REQUEST beside another. */
  readonly write: (file: string, language: Language) => Promise<{ readonly sha256: string } | undefined>;
  /** Rows written so far; null while nothing is going on. */
  readonly getRows: () => number | null;
  /** Ends what is going on, and waits until it has. */
  readonly cancel: () => Promise<void>;
};

type Running = { readonly worker: Worker; rows: number; readonly ended: Promise<unknown> };

export function createReportDesk({ library, workerFile }: ReportDeskOptions): ReportDesk {
  let running: Running | undefined;
  return {
    write: async (file, language) => {
      const { file: libraryFile } = await library;
      if (running !== undefined) throw new AppError('INVALID_REQUEST', 'A workbook is being written already');
      const workerData: ReportData = { libraryFile, file, language };
      const worker = new Worker(workerFile, { workerData, name: 'report' });
      const answer = follow(worker, (rows) => void (running !== undefined && (running.rows = rows)));
      running = { worker, rows: 0, ended: answer.catch(() => undefined) };
      try {
        return await answer;
      } finally {
        running = undefined;
      }
    },
    getRows: () => running?.rows ?? null,
    cancel: async () => {
      running?.worker.postMessage('stop');
      await running?.ended;
    },
  };
}

/** Of an error only the code goes on: the window is told no paths. */
function follow(worker: Worker, onRows: (rows: number) => void): Promise<{ readonly sha256: string } | undefined> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ReportMessage) => {
      if (message.kind === 'progress') onRows(message.rows);
      else if (message.kind === 'done') resolve({ sha256: message.sha256 });
      else if (message.kind === 'stopped') resolve(undefined);
      else reject(new AppError(message.code, 'The workbook cannot be written'));
    });
    worker.on('error', (error) => reject(new AppError('INTERNAL', 'the report thread failed', {}, error)));
    worker.on('exit', () => reject(new AppError('INTERNAL', 'the report thread ended')));
  });
}
