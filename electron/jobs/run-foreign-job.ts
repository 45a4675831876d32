import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { ForeignJob, ForeignJobMessage, ForeignJobs } from './foreign-messages.ts';

export type ForeignJobCall<J extends ForeignJob> = {
  /** The built (or, in tests, the source) file of `foreign-file-worker.ts`. */
  readonly workerFile: URL | string;
  readonly job: J;
  readonly request: ForeignJobs[J]['request'];
  /** Ends the thread. */
  readonly signal?: AbortSignal;
};

/**
 * Starts a thread for one job over a checked file and waits for its answer.
 * @throws AppError as the job did; INVALID_REQUEST where the signal stopped it; INTERNAL where it ended without an answer.
 */
export async function runForeignJob<J extends ForeignJob>(call: ForeignJobCall<J>): Promise<ForeignJobs[J]['answer']> {
  const { workerFile, job, request, signal } = call;
  const worker = new Worker(workerFile, { workerData: { job, request }, name: `foreign-${job}` });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: ForeignJobMessage) => {
        // The answer is that of the very job that the thread was started for.
        if (message.kind === 'done') resolve(message.answer);
        else reject(new AppError(message.code, message.message, message.details));
      });
      worker.on('error', (error) => reject(new AppError('INTERNAL', 'the foreign-file thread failed', {}, error)));
      worker.on('exit', () => reject(toEnd(signal)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function toEnd(signal: AbortSignal | undefined): AppError {
  if (signal?.aborted === true) return new AppError('INVALID_REQUEST', 'It was cancelled', { cancelled: true });
  return new AppError('INTERNAL', 'the foreign-file thread ended');
}
