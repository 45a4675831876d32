// Writes the statistics of a whole library as a workbook, in a thread of its own; any message stops it.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import { closeLibrary, openCompanion } from '#services/library.ts';
import { buildReportWorkbook } from '#services/report/report-workbook.ts';
import type { ReportData, ReportMessage } from './report-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const { libraryFile, file, language } = workerData as ReportData;
let isStopped = false;
port.on('message', () => (isStopped = true));
port.postMessage(await run());
port.close();

async function run(): Promise<ReportMessage> {
  const library = openCompanion(libraryFile);
  try {
    const { sha256 } = await buildReportWorkbook(library, file, { language, onProgress });
    return { kind: 'done', sha256 };
  } catch (cause) {
    if (isStopped) return { kind: 'stopped' };
    const error = cause instanceof AppError ? cause : new AppError('INTERNAL', String(cause));
    return { kind: 'failed', code: error.code, message: error.message };
  } finally {
    closeLibrary(library);
  }
}

/** The way out of writing: what has been written so far is removed. */
function onProgress(rows: number): void {
  if (isStopped) throw new AppError('INTERNAL', 'stopped');
  port.postMessage({ kind: 'progress', rows } satisfies ReportMessage);
}
