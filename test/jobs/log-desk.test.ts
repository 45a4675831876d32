import { existsSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '#db/empty-log.ts';
import { getOpenPlace } from '#db/in-place.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { readAttachment } from '#services/attachments.ts';
import { closeLibrary, openCompanion, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { type LogDesk, startLogDesk } from '../../electron/jobs/log-desk.ts';
import { add, makeJpeg } from '../services/evidence/support.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

const workerFile = new URL('../../electron/jobs/log-worker.ts', import.meta.url);
let desk: LogDesk | undefined;
afterEach(async () => desk?.stop());

function start(library: Library, options: { readonly workerFile?: URL } = {}) {
  const errors: unknown[] = [];
  desk = startLogDesk({ library, workerFile, ...options, reportError: (error) => errors.push(error) });
  return { desk, errors };
}

/** Adds photos of a MiB each until the thread has taken over. */
async function addUntilRelieved(library: Library, inspectionId: string): Promise<readonly string[]> {
  const kept: string[] = [];
  for (let seed = 1; getLimit(library) === 1_000; seed += 1) {
    kept.push(add(library, { inspectionId, bytes: makeJpeg(4 * pieceBytes, { seed }) }).sha256);
    await wait(1);
  }
  return kept;
}

function getLimit({ db }: Library): number {
  return Number(db.pragma('wal_autocheckpoint', { simple: true }));
}

/** Pages in the log, and how many of them are in the file. */
function look({ db }: Library): { readonly log: number; readonly checkpointed: number } {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { readonly log: number; readonly checkpointed: number }[];
  return state ?? { log: -1, checkpointed: -1 };
}

describe('the thread that empties the log', () => {
  it('has moved everything when it has settled, and nothing is lost', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    const { errors } = start(library);
    const kept = [...(await addUntilRelieved(library, inspectionId))];
    kept.push(add(library, { inspectionId, bytes: makeJpeg(8 * pieceBytes, { seed: 99 }) }).sha256);
    await desk?.settle();
    const { log, checkpointed } = look(library);
    expect(checkpointed).toBe(log);
    for (const sha256 of kept) expect(readAttachment(library, sha256).byteLength).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  it('makes neither the writer nor a reader of an older state wait, and leaves that reader its state', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    start(library);
    await addUntilRelieved(library, inspectionId);
    const reader = openCompanion(library.file);
    reader.db.exec('BEGIN');
    const count = () => reader.db.prepare('SELECT count(*) FROM evidence').pluck().get();
    const before = count();
    add(library, { inspectionId, bytes: makeJpeg(pieceBytes, { seed: 77 }) });
    await desk?.settle();
    expect(count()).toBe(before);
    expect(look(library).checkpointed).toBeLessThan(look(library).log);
    reader.db.exec('COMMIT');
    expect(count()).toBe(Number(before) + 1);
    await desk?.settle();
    expect(look(library).checkpointed).toBe(look(library).log);
    closeLibrary(reader);
  });

  it('gives the log back when it stops: the closed library is one whole file', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    start(library);
    await addUntilRelieved(library, inspectionId);
    await desk?.stop();
    expect(getLimit(library)).toBe(1_000);
    closeLibrary(library);
    expect(existsSync(`${library.file}-wal`)).toBe(false);
    const again = openLibrary({ file: library.file, access: 'read' });
    expect(verifyLibrary(again).problems).toEqual([]);
    closeLibrary(again);
  });

  it('cuts the log off again once the writing has come to rest', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    start(library);
    await addUntilRelieved(library, inspectionId);
    add(library, { inspectionId, bytes: makeJpeg(24 * pieceBytes, { seed: 55 }) });
    expect(statSync(`${library.file}-wal`).size).toBeGreaterThan(6_000_000);
    while (getLimit(library) !== 1_000) await wait(20);
    await desk?.settle();
    add(library, { inspectionId, bytes: makeJpeg(600, { seed: 56 }) });
    expect(statSync(`${library.file}-wal`).size).toBeLessThan(6_000_000);
  });

  it('is done without where it cannot start: what is written is as safe, and the fault is told once', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    const { errors } = start(library, { workerFile: new URL('missing-worker.ts', import.meta.url) });
    const kept = [];
    for (let seed = 1; seed < 4; seed += 1) {
      kept.push(add(library, { inspectionId, bytes: makeJpeg(4 * pieceBytes, { seed }) }));
      await wait(50);
    }
    expect(errors).toHaveLength(1);
    expect(getLimit(library)).toBe(1_000);
    for (const { sha256 } of kept) expect(readAttachment(library, sha256)).toHaveLength(4 * pieceBytes);
  });
});

it('does not open another library that lies in the place of the one that is written', () => {
  const { openKey } = getOpenPlace(makeLibrary().db);
  const { file } = getOpenPlace(makeLibrary().db);
  expect(() => openLog({ file, openKey })).toThrow(expect.objectContaining({ code: 'STORAGE_REFUSED' }));
});
