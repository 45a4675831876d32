// Reads the private copy of a file that was checked, in a thread of its own. One job, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import { writeReceipt } from '#services/handover/receipt.ts';
import { closeLibrary, openCompanion } from '#services/library.ts';
import { describeForeign } from '#services/trust/describe-foreign.ts';
import { prepareGuest } from '#services/trust/prepare-guest.ts';
import type { ForeignJobData, ForeignJobMessage, ForeignJobs } from './foreign-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
port.postMessage(run(workerData as ForeignJobData));

function run(data: ForeignJobData): ForeignJobMessage {
  try {
    return { kind: 'done', answer: work(data) };
  } catch (cause) {
    const error = cause instanceof AppError ? cause : new AppError('INTERNAL', String(cause));
    // Causes and functions cannot cross; what was read of the details can.
    const details = JSON.parse(JSON.stringify(error.details)) as AppError['details'];
    return { kind: 'failed', code: error.code, message: error.message, details };
  }
}

function work(data: ForeignJobData): Extract<ForeignJobMessage, { kind: 'done' }>['answer'] {
  switch (data.job) {
    case 'describe':
      return describeForeign(data.request.file);
    case 'prepare':
      prepareGuest(data.request.file);
      return null;
    case 'receipt':
      return makeReceipt(data.request);
  }
}

function makeReceipt({ library: file, received, out, key }: ForeignJobs['receipt']['request']) {
  const library = openCompanion(file);
  try {
    return writeReceipt(library, { received: { ...received, dispose: () => undefined }, out, key });
  } finally {
    closeLibrary(library);
  }
}
