import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUuid } from '#domain/ids.ts';
import { write } from '#services/journal.ts';
import {
  closeLibrary,
  createLibrary,
  getInspectorName,
  isSample,
  markAsSample,
  openCompanion,
  openLibrary,
  setInspectorName,
} from '#services/library.ts';
import { getErrorCode } from '../support/error-code.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

describe('createLibrary', () => {
  it('makes a library of its own with a device', () => {
    const one = makeLibrary({ deviceName: 'laptop' });
    const two = makeLibrary();
    expect(isUuid(one.libraryId) && isUuid(one.device.id)).toBe(true);
    expect(one.device.name).toBe('laptop');
    expect(new Set([one.libraryId, one.device.id, two.libraryId, two.device.id]).size).toBe(4);
    expect([getInspectorName(one), isSample(one)]).toEqual(['王敏', false]);
  });

  it('takes the place of no file and leaves nothing where it fails', () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, 'a.unidb');
    writeFileSync(file, 'mine');
    expect(getErrorCode(() => createLibrary({ file }))).toBe('FILE_EXISTS');
    expect(getErrorCode(() => createLibrary({ file: join(folder, 'none', 'a.unidb') }))).toBe('NOT_FOUND');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['a.unidb']);
  });

  it('does not follow a dangling link', () => {
    const folder = makeTemporaryFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a.unidb'));
    expect(getErrorCode(() => createLibrary({ file: join(folder, 'a.unidb') }))).toBe('FILE_EXISTS');
  });
});

describe('openLibrary', () => {
  it('is durable: full synchronisation still holds after a write', () => {
    const { file } = makeClosedLibrary();
    const library = openLibrary({ file, access: 'write' });
    setInspectorName(library, '李');
    const { db } = library;
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
    expect(db.pragma('mmap_size', { simple: true }) ?? 0).toBe(0);
    expect(db.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
    closeLibrary(library);
  });

  it('finds again what was written, one file being all there is', () => {
    const { file, inspectionId } = makeClosedLibrary();
    expect(readdirSync(dirname(file)).sort()).toEqual(['test.unidb', 'test.unidb.lock']);
    const library = openLibrary({ file, access: 'read' });
    expect(
      library.db.prepare('SELECT members_total FROM union_records WHERE inspection_id = ?').pluck().get(inspectionId),
    ).toBe(7);
    closeLibrary(library);
    closeLibrary(library);
  });

  it('says what is wrong with a path', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'folder.unidb'));
    writeFileSync(join(folder, 'short.unidb'), 'SQLite format 3\0');
    for (const access of ['read', 'write'] as const) {
      expect(getErrorCode(() => openLibrary({ file: join(folder, 'none.unidb'), access }))).toBe('NOT_FOUND');
      expect(getErrorCode(() => openLibrary({ file: join(folder, 'folder.unidb'), access }))).toBe('FILE_NOT_OURS');
      expect(getErrorCode(() => openLibrary({ file: join(folder, 'short.unidb'), access }))).toBe('FILE_NOT_OURS');
    }
    expect(readdirSync(folder).sort()).toEqual(['folder.unidb', 'short.unidb']);
  });

  it('reads a file to the byte as it found it', () => {
    const { file } = makeClosedLibrary();
    const before = readFileSync(file);
    const library = openLibrary({ file, access: 'read' });
    expect(getErrorCode(() => setInspectorName(library, 'x'))).toBe('STORAGE_READ_ONLY');
    expect(getErrorCode(() => write(library, []))).toBe('STORAGE_READ_ONLY');
    closeLibrary(library);
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(dirname(file)).sort()).toEqual(['test.unidb', 'test.unidb.lock']);
  });

  it('reads what was written a moment ago by the writer of the same program', () => {
    const library = makeLibrary();
    addVisit(library, { members_total: { value: 7 } });
    const beside = openLibrary({ file: library.file, access: 'read' });
    const companion = openCompanion(library.file);
    for (const reader of [beside, companion]) {
      expect(reader.db.prepare('SELECT count(*) FROM union_records').pluck().get()).toBe(1);
      closeLibrary(reader);
    }
  });

  it('lets one writer in', () => {
    const library = makeLibrary();
    expect(getErrorCode(() => openLibrary({ file: library.file, access: 'write' }))).toBe('LIBRARY_IN_USE');
    closeLibrary(library);
    closeLibrary(openLibrary({ file: library.file, access: 'write' }));
  });

  it('knows the file under another name', () => {
    const library = makeLibrary();
    const link = join(makeTemporaryFolder(), 'link.unidb');
    symlinkSync(library.file, link);
    expect(getErrorCode(() => openLibrary({ file: link, access: 'write' }))).toBe('LIBRARY_IN_USE');
  });

  it('lets a writer close while a reader stays', () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library, { members_total: { value: 7 } });
    const reader = openCompanion(library.file);
    reader.db.prepare('SELECT 1 FROM union_records').get();
    closeLibrary(library);
    expect(
      reader.db.prepare('SELECT members_total FROM union_records WHERE inspection_id = ?').pluck().get(inspectionId),
    ).toBe(7);
    closeLibrary(reader);
    const again = openLibrary({ file: library.file, access: 'read' });
    expect(again.db.prepare('SELECT count(*) FROM union_records').pluck().get()).toBe(1);
    closeLibrary(again);
  });
});

describe('local facts', () => {
  it('are kept', () => {
    const library = makeLibrary();
    setInspectorName(library, '李');
    markAsSample(library);
    closeLibrary(library);
    const again = openLibrary({ file: library.file, access: 'read' });
    expect([getInspectorName(again), isSample(again), again.libraryId]).toEqual(['李', true, library.libraryId]);
    closeLibrary(again);
  });
});

function makeClosedLibrary(): { readonly file: string; readonly inspectionId: string } {
  const library = makeLibrary();
  const { inspectionId } = addVisit(library, { members_total: { value: 7 } });
  closeLibrary(library);
  return { file: library.file, inspectionId };
}
