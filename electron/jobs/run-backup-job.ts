import { Worker } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import type { BackupJob, BackupJobMessage, BackupJobs } from './backup-messages.ts';

export type BackupJobCall<J extends BackupJob> = {
  /** The built (or, in tests, the source) file of `backup-worker.ts`. */
  readonly workerFile: URL | string;
  readonly job: J;
  readonly request: BackupJobs[J]['request'];
};

/**
 * Starts a thread for one job and waits for its answer.
 * @throws AppError as the job did; INTERNAL where the thread ended without an answer.
 */
export function runBackupJob<J extends BackupJob>(call: BackupJobCall<J>): Promise<BackupJobs[J]['answer']> {
  const { workerFile, job, request } = call;
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { job, request }, name: `backup-${job}` });
    worker.on('message', (message: BackupJobMessage) => {
      // The answer is that of the very job that the thread was started for.
      if (message.kind === 'done') resolve(message.answer);
      else reject(new AppError(message.code, message.message, message.details));
    });
    worker.on('error', (error) => reject(new AppError('INTERNAL', 'the backup thread failed', {}, error)));
    worker.on('exit', () => reject(new AppError('INTERNAL', 'the backup thread ended')));
  });
}
