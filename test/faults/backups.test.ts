import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '#services/backups/make-backup.ts';
import { restoreBackup } from '#services/backups/restore-backup.ts';
import { getContentHash } from '#services/content-hash.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { canMount, makeReadOnly, mountDisk } from './support/mounts.ts';

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no error';
}

describe('a backup on a full disk', () => {
  it.runIf(canMount)('fails by name, leaves nothing under a backup name, and harms neither library nor backups', () => {
    const disk = mountDisk(900);
    const library = makeLibrary();
    addVisit(library);
    const first = makeBackup(library, disk).file;
    const content = readFileSync(first);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(900 * 1024 - content.length * 2 + 100_000));
    expect(codeOf(() => makeBackup(library, disk))).toBe('STORAGE_FULL');
    expect(readdirSync(disk).toSorted()).toEqual(['ballast', basename(first)].toSorted());
    expect(readFileSync(first)).toEqual(content);
    addVisit(library);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it.runIf(canMount)('says of a folder that is mounted read-only that it cannot be written', () => {
    const disk = mountDisk(900);
    makeReadOnly(disk);
    const library = makeLibrary();
    addVisit(library);
    expect(codeOf(() => makeBackup(library, join(disk, 'backups')))).toBe('STORAGE_READ_ONLY');
  });
});

describe('restoring on a full disk', () => {
  it.runIf(canMount)('leaves the damaged file under its name and nothing half done beside it', () => {
    const disk = mountDisk(1200);
    const file = join(disk, 'a.unidb');
    const made = createLibrary({ file });
    addVisit(made);
    const elsewhere = makeTemporaryFolder();
    const backup = makeBackup(made, elsewhere).file;
    closeLibrary(made);
    const bad = readFileSync(file).fill(0, 8192, 16_384);
    writeFileSync(file, bad);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(1200 * 1024 - bad.length - 120_000));
    const options = { library: file, folder: elsewhere, name: basename(backup), present: 'damaged' } as const;
    expect(codeOf(() => restoreBackup(options))).toBe('STORAGE_FULL');
    expect(readFileSync(file)).toEqual(bad);
    expect(readdirSync(disk).filter((name) => name.includes('restored'))).toEqual([]);
  });
});

describe('a copy that was interrupted', () => {
  it('is no backup and no library, and is in nobody’s way', () => {
    const library = makeLibrary();
    addVisit(library);
    const hash = getContentHash(library);
    const { file } = makeBackup(library, null);
    // What a program leaves that is killed while it copies: half a file under the temporary names.
    const half = readFileSync(file).subarray(0, 20_000);
    writeFileSync(`${file}.tmp`, half);
    closeLibrary(library);
    writeFileSync(join(dirname(library.file), `.${basename(library.file)}.${process.pid}.restored`), half);
    copyFileSync(file, library.file);
    const bad = readFileSync(library.file).subarray(0, 30_000);
    writeFileSync(library.file, bad);
    restoreBackup({ library: library.file, folder: null, name: basename(file), present: 'damaged' });
    const restored = openLibrary({ file: library.file, access: 'read' });
    expect(getContentHash(restored)).toBe(hash);
    closeLibrary(restored);
    expect(existsSync(join(dirname(library.file), `.${basename(library.file)}.${process.pid}.restored`))).toBe(false);
  });
});
