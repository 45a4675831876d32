// Hands the open library over in a thread of its own, so that the window is not held up. One hand-over, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import { handOver } from '#services/handover/hand-over.ts';
import { closeLibrary, openCompanion } from '#services/library.ts';
import type { HandOverJob, HandOverMessage } from './hand-over-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const post = (message: HandOverMessage): void => port.postMessage(message);
post(await run(workerData as HandOverJob));

async function run({ library: file, ...options }: HandOverJob): Promise<HandOverMessage> {
  try {
    const library = openCompanion(file);
    try {
      return {
        kind: 'done',
        done: await handOver(library, { ...options, onStage: (stage) => post({ kind: 'stage', stage }) }),
      };
    } finally {
      closeLibrary(library);
    }
  } catch (cause) {
    const error = cause instanceof AppError ? cause : new AppError('INTERNAL', String(cause));
    // Causes and functions cannot cross; what was read of the details can.
    const details = JSON.parse(JSON.stringify(error.details)) as AppError['details'];
    return { kind: 'failed', code: error.code, message: error.message, details };
  }
}
