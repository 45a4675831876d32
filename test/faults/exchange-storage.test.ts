import { readFileSync, readdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAttachment } from '#services/attachments.ts';
import { getContentHash } from '#services/content-hash.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { hashFile } from '#services/hash-file.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeFile } from '#services/merge/merge-file.ts';
import { verifyLibrary } from '#services/verify.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { canMount, makeReadOnly, mountDisk } from './support/mounts.ts';

function addPhoto(library: Library, bytes: number): void {
  const { inspectionId } = addVisit(library, { employees_total: { value: 5 } });
  const { sha256, size } = addAttachment(library, randomBytes(bytes));
  const set = { inspection_id: inspectionId, name: 'a.jpg', media_type: 'image/jpeg', size, sha256 };
  write(library, [{ table: 'evidence', row: library.newId(), set }]);
}

function handOver(library: Library): { readonly file: string; readonly sha256: string; readonly fileName: string } {
  const file = join(makeTemporaryFolder(), 'handed-over.unidb');
  library.db.prepare('VACUUM INTO ?').run(file);
  return { file, sha256: hashFile(file), fileName: basename(file) };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

describe.skipIf(!canMount)('a disk that is full', () => {
  it('leaves the library as it was before the merge, and what was saved can be read', async () => {
    const donor = makeLibrary();
    addPhoto(donor, 3 * 1024 * 1024);
    const folder = mountDisk(3 * 1024);
    const library = createLibrary({ file: join(folder, 'small.unidb') });
    addVisit(library, { employees_total: { value: 7 } });
    const before = getContentHash(library);
    await expect(mergeFile(library, handOver(donor))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(getContentHash(library)).toBe(before);
    expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok' });
    closeLibrary(library);
    const again = openLibrary({ file: library.file, access: 'write' });
    expect(getContentHash(again)).toBe(before);
    closeLibrary(again);
  });

  it('under the exchange folder leaves no half file there, and the library as it was', async () => {
    const library = makeLibrary();
    addPhoto(library, 3 * 1024 * 1024);
    const folder = mountDisk(1024);
    await expect(syncFolder(library, { folder })).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    const left = listFiles(folder).filter((name) => name.endsWith('.part'));
    expect(left).toEqual([]);
    expect(verifyLibrary(library)).toMatchObject({ integrity: 'ok', history: 'ok' });
    const roomy = makeTemporaryFolder();
    expect(await syncFolder(library, { folder: roomy })).toMatchObject({ attachments: { sent: 1 } });
  });
});

describe.skipIf(!canMount)('an exchange folder that cannot be written', () => {
  it('says so and changes nothing there; what others left there has been received', async () => {
    const donor = makeLibrary();
    addPhoto(donor, 1000);
    const folder = mountDisk(1024);
    await syncFolder(donor, { folder });
    makeReadOnly(folder);
    const before = listFiles(folder).map((name) => [
      name,
      name.endsWith('.bundle') ? readFileSync(join(folder, name)) : null,
    ]);
    const library = makeLibrary();
    expect(await syncFolder(library, { folder })).toMatchObject({ sent: 0, received: 4, attachments: { received: 1 } });
    addVisit(library);
    await expect(syncFolder(library, { folder })).rejects.toMatchObject({ code: 'STORAGE_READ_ONLY' });
    const after = listFiles(folder).map((name) => [
      name,
      name.endsWith('.bundle') ? readFileSync(join(folder, name)) : null,
    ]);
    expect(after).toEqual(before);
  });
});
