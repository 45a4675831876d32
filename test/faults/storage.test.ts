import { chmodSync, copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { readRecord } from '#db/repositories/records.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { startChild, writerScript } from './support/child.ts';
import { canMount, makeReadOnly, mountDisk } from './support/mounts.ts';

const openingScript = join(import.meta.dirname, 'support', 'try-opening.ts');
const isRoot = process.getuid?.() === 0;
/** Root may write anywhere: the permissions bind only somebody else. */
const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];

function makeFile(): string {
  const library = makeLibrary();
  addVisit(library, { members_total: { value: 7 } });
  closeLibrary(library);
  return library.file;
}

async function tryOpening(file: string, launcher: readonly string[] = []): Promise<readonly string[]> {
  const child = startChild(openingScript, [file], launcher);
  await child.ended;
  return child.lines();
}

describe('a read-only place', () => {
  it.runIf(process.platform === 'linux')(
    'is read in place: a folder and a file without the right to write',
    async () => {
      const folder = makeTemporaryFolder();
      const file = join(folder, 'a.unidb');
      copyFileSync(makeFile(), file);
      chmodSync(file, 0o444);
      chmodSync(folder, 0o555);
      const outcome = await tryOpening(file, asNobody);
      chmodSync(folder, 0o755);
      expect(outcome).toEqual([
        'read: place 1',
        'write: STORAGE_READ_ONLY',
        'create: STORAGE_READ_ONLY',
        'files: a.unidb',
      ]);
    },
  );

  it.runIf(process.platform === 'linux')('is refused for writing where only the file is protected', async () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, 'a.unidb');
    copyFileSync(makeFile(), file);
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    const [read, written] = await tryOpening(file, asNobody);
    expect([read, written]).toEqual(['read: place 1', 'write: STORAGE_READ_ONLY']);
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it.runIf(canMount)('is read in place: a disk that is mounted read-only', async () => {
    const folder = mountDisk(4096);
    const file = join(folder, 'a.unidb');
    copyFileSync(makeFile(), file);
    makeReadOnly(folder);
    const outcome = await tryOpening(file);
    expect(outcome).toEqual([
      'read: place 1',
      'write: STORAGE_READ_ONLY',
      'create: STORAGE_READ_ONLY',
      'files: a.unidb',
    ]);
  });

  it.runIf(canMount)('is read through a copy where the program that wrote there was killed', async () => {
    const folder = mountDisk(16_384);
    const file = join(folder, 'a.unidb');
    const library = createLibrary({ file });
    const visits = [addVisit(library).inspectionId, addVisit(library).inspectionId];
    closeLibrary(library);
    const child = startChild(writerScript, [file, '1', ...visits]);
    await child.begun;
    child.process.kill('SIGKILL');
    await child.ended;
    makeReadOnly(folder);
    const [read, written] = await tryOpening(file);
    expect(read).toMatch(/^read: (copy|place) 2$/);
    expect(written).toBe('write: STORAGE_READ_ONLY');
  });
});

describe('a full disk', () => {
  it.runIf(canMount)('refuses the write, keeps what was acknowledged, and goes on when there is room', () => {
    const folder = mountDisk(3072);
    const ballast = join(folder, 'ballast');
    const library = createLibrary({ file: join(folder, 'a.unidb') });
    const { inspectionId } = addVisit(library);
    writeFileSync(ballast, Buffer.alloc(500_000));
    const [acknowledged, code] = fill(library, inspectionId);
    expect(code).toBe('STORAGE_FULL');
    expect(acknowledged).toBeGreaterThan(10);
    expect(readRecord(library.db, inspectionId).answers).toEqual({ members_total: { value: acknowledged } });
    rmSync(ballast);
    const edit = { table: 'records', row: inspectionId, set: { members_total: { value: 1_000_000 } } } as const;
    expect(write(library, [edit])).toHaveLength(1);
    expect(verifyLibrary(library).problems).toEqual([]);
    closeLibrary(library);
  });

  it.runIf(canMount)('loses nothing where the program ends on it', () => {
    const folder = mountDisk(2048);
    const library = createLibrary({ file: join(folder, 'a.unidb') });
    const { inspectionId } = addVisit(library);
    const [acknowledged] = fill(library, inspectionId);
    closeLibrary(library);
    const again = openLibrary({ file: library.file, access: 'read' });
    expect(readRecord(again.db, inspectionId).answers).toEqual({ members_total: { value: acknowledged } });
    expect(verifyLibrary(again).problems).toEqual([]);
    closeLibrary(again);
  });

  it.runIf(canMount)('leaves no half library behind', () => {
    const folder = mountDisk(64);
    expect(() => createLibrary({ file: join(folder, 'a.unidb') })).toThrow(AppError);
    expect(statSync(join(folder, 'a.unidb'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('is met the same where files may not grow', async () => {
    const library = makeLibrary();
    const visits = [addVisit(library).inspectionId, addVisit(library).inspectionId];
    closeLibrary(library);
    const blocks = Math.ceil(statSync(library.file).size / 512) + 400;
    const child = startChild(
      writerScript,
      [library.file, '1', ...visits],
      ['sh', '-c', `ulimit -f ${blocks}; exec "$0" "$@"`],
    );
    await child.ended;
    expect(['STORAGE_FULL', 'STORAGE_REFUSED']).toContain(child.lines().at(-1));
    const acknowledged = Number(child.lines().at(-2));
    const again = openLibrary({ file: library.file, access: 'write' });
    const numbers = visits.map((visit) => readRecord(again.db, visit).answers['members_total']);
    expect(
      numbers
        .map((answer) => (answer !== undefined && 'value' in answer ? Number(answer.value) : 0))
        .toSorted((a, b) => b - a)[0],
    ).toBe(acknowledged);
    expect(verifyLibrary(again).problems).toEqual([]);
    closeLibrary(again);
    expect(dirname(again.file)).toBe(dirname(library.file));
  });
});

/** Writes until it is refused. @returns the last number that was acknowledged, and why it ended. */
function fill(library: Library, row: string): readonly [acknowledged: number, code: string] {
  for (let number = 1; ; number += 1) {
    try {
      write(library, [{ table: 'records', row, set: { members_total: { value: number } } }]);
    } catch (cause) {
      return [number - 1, cause instanceof AppError ? cause.code : String(cause)];
    }
  }
}
