// Copies and checks whole libraries in a thread of its own, so that the window is not held up. One job, then it ends.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#domain/error.ts';
import { findBackupFile } from '#services/backups/backup-files.ts';
import { findNewestSound, inspect, listBackups } from '#services/backups/list-backups.ts';
import type { Backup } from '#services/backups/list-backups.ts';
import { makeBackup, makeBackupIfChanged, pruneBackups } from '#services/backups/make-backup.ts';
import { restoreBackup } from '#services/backups/restore-backup.ts';
import { closeLibrary, createLibrary, openCompanion } from '#services/library.ts';
import { fillWithSurveySample } from '#services/sample/create-sample.ts';
import { toInstant } from '#domain/clock.ts';
import type { BackupJobData, BackupJobMessage, BackupJobs } from './backup-messages.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread');
parentPort.postMessage(run(workerData as BackupJobData));

function run(data: BackupJobData): BackupJobMessage {
  try {
    return { kind: 'done', answer: work(data) };
  } catch (cause) {
    const error = cause instanceof AppError ? cause : new AppError('INTERNAL', String(cause));
    // Causes and functions cannot cross; what was read of the details can.
    const details = JSON.parse(JSON.stringify(error.details)) as AppError['details'];
    return { kind: 'failed', code: error.code, message: error.message, details };
  }
}

function work(data: BackupJobData): BackupJobs[keyof BackupJobs]['answer'] {
  switch (data.job) {
    case 'backUp':
      return backUp(data.request);
    case 'list':
      return listBackups({ ...data.request, known: new Map(data.request.known) });
    case 'findNewestSound':
      return findNewestSound({ ...data.request, known: new Map(data.request.known) }) ?? null;
    case 'inspect':
      return inspectOne(data.request);
    case 'restore':
      return restoreBackup(data.request);
    case 'createSample':
      return createSample(data.request.library);
  }
}

function backUp({
  library: file,
  folder,
  when,
  afterwards,
  known,
}: BackupJobs['backUp']['request']): BackupJobs['backUp']['answer'] {
  const library = openCompanion(file);
  try {
    const options = { folder, known: new Map(known) };
    const made = when === 'always' ? makeBackup(library, folder) : makeBackupIfChanged(library, options);
    return { made: made?.file ?? null, pruning: afterwards === 'rotate' ? prune(library, options) : null };
  } finally {
    closeLibrary(library);
  }
}

/** Old backups that cannot be removed now are removed another time: the new one is there all the same. */
function prune(...parameters: Parameters<typeof pruneBackups>): AppError['code'] | null {
  try {
    pruneBackups(...parameters);
    return null;
  } catch (cause) {
    return cause instanceof AppError ? cause.code : 'INTERNAL';
  }
}

function inspectOne({ name, ...place }: BackupJobs['inspect']['request']): Backup {
  const file = findBackupFile(place, name);
  if (file === undefined) throw new AppError('NOT_FOUND', 'There is no such backup', { name });
  return { ...file, madeAt: toInstant(file.at), inspection: inspect(file.file, 'whole') };
}

/** Filled in a folder of its own, then renamed: a half-made sample never has the name. */
function createSample(file: string): null {
  if (existsSync(file)) return null;
  const folder = mkdtempSync(join(dirname(file), '.sample-'));
  const temporary = join(folder, basename(file));
  try {
    const library = createLibrary({ file: temporary, sample: true });
    try {
      fillWithSurveySample(library);
    } finally {
      closeLibrary(library);
    }
    renameSync(temporary, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return null;
}
