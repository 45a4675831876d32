import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import { recordHandOver, recordPartialHandOver } from '#services/handover/hand-over.ts';
import type { HandOver, HandOverStage } from '#services/handover/hand-over.ts';
import { removeLeftOvers } from '#services/handover/output-file.ts';
import type { PartialChoice } from '#services/handover/partial-copy.ts';
import { waitForGradualWrite } from '#services/journal/under-way.ts';
import type { Library } from '#services/library.ts';
import { getDeviceKey } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import type { HandOverJob, HandOverMessage } from './hand-over-messages.ts';

export type HandOverDeskOptions = {
  /** The built (or, in tests, the source) file of `hand-over-worker.ts`. */
  readonly workerFile: URL | string;
  /** Settles when the library is open for writing. */
  readonly library: Promise<Library>;
  /** Called when the first key is needed: the system's safe storage is ready only then. */
  readonly openVault: () => KeyVault;
};

export type HandOverRequest = {
  readonly out: string;
  readonly passphrase?: string;
  /** What is handed over; absent: the whole library. */
  readonly only?: PartialChoice;
  readonly onStage?: (stage: HandOverStage) => void;
};

/** Hands the open library over, one file at a time, without holding the window up. */
export type HandOverDesk = {
  /** @throws AppError as `handOver` does; INVALID_REQUEST while another is under way, or where it was cancelled. */
  readonly handOver: (request: HandOverRequest) => Promise<HandOver>;
  /** Stops the one that is under way; nothing is left of it. One that is about to be named comes to its end. */
  readonly cancel: () => Promise<void>;
};

type Running = { readonly worker: Worker; readonly ended: Promise<unknown>; isNamed: boolean };

export function createHandOverDesk(options: HandOverDeskOptions): HandOverDesk {
  let running: Running | undefined;
  return {
    handOver: async (request) => {
      const library = await options.library;
      if (running !== undefined) throw new AppError('INVALID_REQUEST', 'A hand-over is under way');
      const key = getDeviceKey(options.openVault(), library.device.id);
      const job = toJob(request, { library: library.file, key });
      const worker = new Worker(options.workerFile, { workerData: job, name: 'hand-over' });
      const onStage = (stage: HandOverStage): void => {
        if (running?.worker === worker) running.isNamed = stage === 'finishing';
        request.onStage?.(stage);
      };
      const making = waitFor(worker, { ...request, onStage }).then(async (done) => {
        // What is written inside an import or a merge would be taken back with it, and the file is there.
        await waitForGradualWrite(library.db);
        (request.only === undefined ? recordHandOver : recordPartialHandOver)(library, done, key);
        return done;
      });
      running = { worker, ended: making.catch(() => undefined), isNamed: false };
      try {
        return await making;
      } finally {
        running = undefined;
      }
    },
    cancel: async () => {
      // While the file gets its name nobody could say whether it is there: that takes no time, and is waited for.
      if (running?.isNamed === true) await running.ended;
      // The thread ends when SQLite gives the word back: at the latest after the copy.
      else await running?.worker.terminate();
    },
  };
}

function toJob({ out, passphrase, only }: HandOverRequest, from: Pick<HandOverJob, 'library' | 'key'>): HandOverJob {
  const options = { ...(passphrase === undefined ? {} : { passphrase }), ...(only === undefined ? {} : { only }) };
  return { ...from, out, ...options };
}

function waitFor(worker: Worker, { out, onStage }: HandOverRequest): Promise<HandOver> {
  return new Promise((resolve, reject) => {
    let hasAnswered = false;
    worker.on('message', (message: HandOverMessage) => {
      hasAnswered ||= message.kind !== 'stage';
      if (message.kind === 'stage') onStage?.(message.stage);
      else if (message.kind === 'done') resolve(message.done);
      else reject(new AppError(message.code, message.message, message.details));
    });
    worker.on('error', (error) => reject(new AppError('INTERNAL', 'the hand-over thread failed', {}, error)));
    worker.on('exit', () => {
      if (hasAnswered) return;
      removeLeftOvers(out);
      reject(new AppError('INVALID_REQUEST', 'The hand-over was cancelled', { cancelled: true }));
    });
  });
}
