import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readRecord } from '#db/repositories/records.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { AppError } from '#domain/error.ts';
import { readAttachment } from '#services/attachments.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { listAllEvidence, listEvidence } from '#services/evidence/list-evidence.ts';
import { sweep } from '#services/evidence/sweep.ts';
import { addPiece } from '#services/evidence/uploads.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { add, countPieces, makeJpeg, send } from '../services/evidence/support.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import { startChild } from './support/child.ts';
import { canMount, mountDisk } from './support/mounts.ts';

const uploadScript = join(import.meta.dirname, 'support', 'upload-evidence.ts');
const takeInScript = join(import.meta.dirname, 'support', 'take-in-evidence.ts');

describe('evidence on a full disk', () => {
  it.runIf(canMount)('is refused with a clear code, the visit intact and nothing half written', async () => {
    const folder = mountDisk(24_000);
    const ballast = join(folder, 'ballast');
    const library = createLibrary({ file: join(folder, 'a.unidb') });
    const { inspectionId } = addVisit(library, { members_total: { value: 7 } });
    const kept = add(library, { inspectionId, bytes: makeJpeg(2 * pieceBytes) });
    writeFileSync(ballast, Buffer.alloc(8_000_000));
    expect(fillUp(library, inspectionId)).toBe('STORAGE_FULL');
    expect(listAllEvidence(library, inspectionId)).toMatchObject({ pieces: [{ id: kept.id }], removed: [] });
    expect(readRecord(library.db, inspectionId).answers).toEqual({ members_total: { value: 7 } });
    expect(readAttachment(library, kept.sha256)).toHaveLength(2 * pieceBytes);
    rmSync(ballast);
    await sweep(library);
    expect(countPieces(library)).toBe(2);
    add(library, { inspectionId, bytes: makeJpeg(3 * pieceBytes, { seed: 5 }) });
    expect(verifyLibrary(library).problems).toEqual([]);
    closeLibrary(library);
  });
});

// An open file cannot be moved or removed on Windows; elsewhere it can, and takes writes that nobody finds again.
describe.skipIf(process.platform === 'win32')('a folder that is taken away while a photo comes in', () => {
  it('ends the photo with a clear code; where it is put back, the visit is as it was and the photo goes in', async () => {
    const { library, away, visit } = setUpInFolder();
    const { inspectionId } = visit;
    const kept = add(library, { inspectionId, bytes: makeJpeg(2 * pieceBytes) });
    const half = beginEvidence(library, { inspectionId, name: 'a.bin', size: 2 * pieceBytes });
    addPiece(library, { uploadId: half, n: 0, bytes: new Uint8Array(pieceBytes) });
    const whole = send(library, inspectionId, { name: 'b.jpg', bytes: makeJpeg(2 * pieceBytes, { seed: 2 }) });
    const putBack = away();
    expect(() => addPiece(library, { uploadId: half, n: 1, bytes: new Uint8Array(pieceBytes) })).toThrow(refused);
    const photo = { inspectionId, uploadId: whole, name: 'b.jpg', kind: 'file', facts: [] } as const;
    expect(() => addEvidence(library, photo)).toThrow(refused);
    expect(() => setAnswer(library, visit, { members_total: 8 })).toThrow(refused);
    putBack();
    expect(listAllEvidence(library, inspectionId)).toMatchObject({ pieces: [{ id: kept.id }], removed: [] });
    expect(readRecord(library.db, inspectionId).answers).toEqual({ members_total: { value: 7 } });
    await sweep(library);
    expect(countPieces(library)).toBe(2);
    add(library, { inspectionId, bytes: makeJpeg(2 * pieceBytes, { seed: 2 }) });
    expect(verifyLibrary(library).problems).toEqual([]);
    closeLibrary(library);
  });

  it('says of nothing that it is saved where the folder is removed, also with another library in its place', () => {
    const { library, visit } = setUpInFolder();
    const { inspectionId } = visit;
    const whole = send(library, inspectionId, { name: 'b.jpg', bytes: makeJpeg(pieceBytes) });
    const photo = { inspectionId, uploadId: whole, name: 'b.jpg', kind: 'file', facts: [] } as const;
    rmSync(dirname(library.file), { recursive: true });
    expect(() => addEvidence(library, photo)).toThrow(refused);
    expect(existsSync(dirname(library.file))).toBe(false);
    mkdirSync(dirname(library.file));
    writeFileSync(library.file, 'another');
    expect(() => setAnswer(library, visit, { members_total: 8 })).toThrow(refused);
    expect(readdirSync(dirname(library.file))).toEqual(['a.unidb']);
    library.db.close();
  });
});

describe('a program that is killed while a photo comes in', () => {
  it('leaves no evidence of it, and pieces that the next opening sweeps', async () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    const kept = add(library, { inspectionId, bytes: makeJpeg(pieceBytes) });
    closeLibrary(library);
    const child = startChild(uploadScript, [library.file, inspectionId]);
    await child.begun;
    child.process.kill('SIGKILL');
    await child.ended;
    const again = openLibrary({ file: library.file, access: 'write' });
    expect(listEvidence(again, inspectionId).map(({ id }) => id)).toEqual([kept.id]);
    expect(verifyLibrary(again).problems).toEqual([]);
    expect(countPieces(again)).toBeGreaterThan(1);
    await sweep(again);
    expect(countPieces(again)).toBe(1);
    expect(readAttachment(again, kept.sha256)).toHaveLength(pieceBytes);
    closeLibrary(again);
  });
});

describe('a program that is killed while a thread empties its log', () => {
  it('has every photo that it acknowledged, whole, and nothing wrong in its library', async () => {
    for (const photos of [12, 19, 27]) {
      const library = makeLibrary();
      const { inspectionId } = addVisit(library);
      closeLibrary(library);
      const child = startChild(takeInScript, [library.file, inspectionId]);
      const isRelieved = (): boolean => Number(child.lines().at(-1)?.split(' ')[1]) > 1_000;
      while (child.lines().length < photos || !isRelieved()) await wait(1);
      child.process.kill('SIGKILL');
      await child.ended;
      const again = openLibrary({ file: library.file, access: 'write' });
      const acknowledged = child.lines().map((line) => line.split(' ')[0] ?? '');
      for (const sha256 of acknowledged) expect(readAttachment(again, sha256)).toHaveLength(8 * pieceBytes);
      expect(verifyLibrary(again).problems).toEqual([]);
      closeLibrary(again);
    }
  });
});

const refused = expect.objectContaining({ code: 'STORAGE_REFUSED' });

function setUpInFolder() {
  const parent = makeTemporaryFolder();
  const folder = join(parent, 'library');
  mkdirSync(folder);
  const library = createLibrary({ file: join(folder, 'a.unidb') });
  const visit = addVisit(library, { members_total: { value: 7 } });
  const away = () => {
    renameSync(folder, join(parent, 'elsewhere'));
    return () => renameSync(join(parent, 'elsewhere'), folder);
  };
  return { library, visit, away };
}

/** Sends a large file until a piece is refused. @returns the code. */
function fillUp(library: Library, inspectionId: string): string {
  const uploadId = beginEvidence(library, { inspectionId, name: 'large.bin', size: 60 * 1024 * 1024 });
  for (let n = 0; n < 240; n += 1) {
    try {
      addPiece(library, { uploadId, n, bytes: new Uint8Array(pieceBytes).fill(n) });
    } catch (cause) {
      return cause instanceof AppError ? cause.code : String(cause);
    }
  }
  return 'everything found room';
}
