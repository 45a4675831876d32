import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createBackupDesk } from '#jobs/backup-desk.ts';
import type { BackupDeskOptions } from '#jobs/backup-desk.ts';
import { runBackupJob } from '#jobs/run-backup-job.ts';
import { AppError } from '#domain/error.ts';
import { makeBackup } from '#services/backups/make-backup.ts';
import { getContentHash } from '#services/content-hash.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

const workerFile = new URL('../../electron/jobs/backup-worker.ts', import.meta.url);

function makeDesk(library: Library, more: Partial<BackupDeskOptions> = {}) {
  const errors: unknown[] = [];
  const desk = createBackupDesk({
    workerFile,
    libraryFile: library.file,
    library: Promise.resolve(library),
    settings: () => ({ everyHours: 2, folder: null }),
    knownLibraryId: library.libraryId,
    replaceLibrary: (work) => work(),
    reportError: (error) => void errors.push(error),
    ...more,
  });
  return { desk, errors };
}

it('makes a backup beside the writer and lists it with what it holds', async () => {
  const library = makeLibrary();
  addVisit(library);
  const { desk, errors } = makeDesk(library);
  const { name } = await desk.make();
  addVisit(library);
  const { folder, backups } = await desk.list();
  expect(folder).toBe(join(dirname(library.file), 'backups'));
  expect(backups).toMatchObject([{ name, holds: { enterprises: 1, visits: 1 }, problem: null }]);
  expect(await desk.preview(name)).toMatchObject({ backup: { name }, now: { enterprises: 2, visits: 2 } });
  expect(errors).toEqual([]);
});

it('makes none twice where nothing changed', async () => {
  const library = makeLibrary();
  addVisit(library);
  const { desk } = makeDesk(library);
  await desk.makeIfChanged();
  await desk.makeIfChanged();
  expect((await desk.list()).backups).toHaveLength(1);
});

it('remembers a failure until one succeeds, and leaves nothing half made', async () => {
  const library = makeLibrary();
  addVisit(library);
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, 'taken'), '');
  let place: string | null = join(folder, 'taken', 'inside');
  const { desk, errors } = makeDesk(library, { settings: () => ({ everyHours: 2, folder: place }) });
  await expect(desk.makeIfChanged()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(desk.getFailure()).toMatchObject({ code: 'NOT_FOUND' });
  expect(errors).toHaveLength(1);
  place = folder;
  await desk.makeIfChanged();
  expect(desk.getFailure()).toBeNull();
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('backs up the present before it restores, and closes the library for it', async () => {
  const library = makeLibrary();
  addVisit(library);
  const before = getContentHash(library);
  const { desk } = makeDesk(library, {
    replaceLibrary: async (work) => {
      closeLibrary(library);
      await work();
    },
  });
  const { name } = await desk.make();
  addVisit(library);
  const present = getContentHash(library);
  const { keptAs } = await desk.restore(name);
  const hashes = [library.file, ...listBackupFiles(library)].map((file) => readHash(file));
  expect(hashes[0]).toBe(before);
  expect(hashes.slice(1).toSorted()).toEqual([before, present].toSorted());
  expect(readHash(keptAs ?? '')).toBe(present);
});

it('restores nothing where the present cannot be backed up', async () => {
  const library = makeLibrary();
  addVisit(library);
  const { desk } = makeDesk(library, { replaceLibrary: () => Promise.reject(new AppError('INTERNAL', 'reached')) });
  const { name } = await desk.make();
  addVisit(library);
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, 'taken'), '');
  const { desk: other } = makeDesk(library, {
    settings: () => ({ everyHours: 2, folder: join(folder, 'taken', 'x') }),
    replaceLibrary: () => Promise.reject(new AppError('INTERNAL', 'reached')),
  });
  await expect(other.restore(name)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('finds the newest sound backup of a library that cannot be opened, and brings it back', async () => {
  const library = makeLibrary();
  addVisit(library);
  const hash = getContentHash(library);
  makeBackup(library, null);
  addVisit(library);
  const newer = makeBackup(library, null).file;
  writeFileSync(newer, readFileSync(newer).subarray(0, 9000));
  closeLibrary(library);
  writeFileSync(library.file, 'overwritten by something else');
  const opened = Promise.reject<Library>(new AppError('FILE_NOT_OURS', 'x'));
  opened.catch(() => undefined);
  const { desk } = makeDesk(library, { library: opened });
  const found = await desk.findRecovery();
  expect(found).toMatchObject({ holds: { visits: 1 }, problem: null });
  const { keptAs } = await desk.recover(found?.name ?? '');
  expect(readFileSync(keptAs ?? '', 'utf8')).toBe('overwritten by something else');
  expect(readHash(library.file)).toBe(hash);
});

it('offers no backup out of a shared folder where it cannot be known whose it is', async () => {
  const library = makeLibrary();
  addVisit(library);
  const folder = makeTemporaryFolder();
  makeBackup(library, folder);
  const settings = () => ({ everyHours: 2, folder });
  expect(await makeDesk(library, { settings, knownLibraryId: null }).desk.findRecovery()).toBeNull();
  expect(await makeDesk(library, { settings, knownLibraryId: library.newId() }).desk.findRecovery()).toBeNull();
  expect(await makeDesk(library, { settings }).desk.findRecovery()).not.toBeNull();
});

it('makes the sample library once, under its name only when it is whole', async () => {
  const file = join(makeTemporaryFolder(), 'sample.unidb');
  const make = () => runBackupJob({ workerFile, job: 'createSample', request: { library: file } });
  await make();
  const first = readFileSync(file);
  await make();
  expect(readFileSync(file)).toEqual(first);
  expect(readdirSync(dirname(file)).filter((name) => name.startsWith('.sample'))).toEqual([]);
});

it('says how a job failed, by code', async () => {
  const request = { library: '/nowhere/x.unidb', folder: null, name: 'none' };
  await expect(runBackupJob({ workerFile, job: 'inspect', request })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

function listBackupFiles(library: Library): readonly string[] {
  const folder = join(dirname(library.file), 'backups');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, basename(name))) : [];
}

function readHash(file: string): string {
  const library = openLibrary({ file, access: 'read' });
  try {
    return getContentHash(library);
  } finally {
    closeLibrary(library);
  }
}

it('tells a failure for the next start to know, begins with the one it was told, and forgets it once a backup succeeds', async () => {
  const library = makeLibrary();
  addVisit(library);
  const blocked = join(makeTemporaryFolder(), 'file');
  writeFileSync(blocked, '');
  let folder: string | null = join(blocked, 'backups');
  const kept: unknown[] = [];
  const settings = () => ({ everyHours: 0, folder });
  const keepFailure: BackupDeskOptions['keepFailure'] = (failure) => void kept.push(failure);
  const { desk } = makeDesk(library, { settings, keepFailure });
  await expect(desk.makeIfChanged()).rejects.toBeInstanceOf(AppError);
  const failure = desk.getFailure();
  expect(failure).not.toBeNull();
  expect(kept).toEqual([failure]);
  const { desk: next } = makeDesk(library, { settings, keepFailure, firstFailure: failure });
  expect(next.getFailure()).toEqual(failure);
  folder = null;
  await next.make();
  expect(next.getFailure()).toBeNull();
  expect(kept).toEqual([failure, null]);
  await next.make();
  expect(kept).toHaveLength(2);
});
