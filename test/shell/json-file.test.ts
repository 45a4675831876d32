import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJsonFile, toStorageError, writeJsonFile } from '../../electron/shell/json-file.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'json-file-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeJsonFile', () => {
  it('replaces the content and leaves nothing else behind', () => {
    writeJsonFile(file, { a: 1 });
    writeJsonFile(file, { a: '二' });
    expect(readJsonFile(file)).toEqual({ kind: 'read', value: { a: '二' } });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('keeps the old content when the new one cannot be put in its place', () => {
    mkdirSync(file);
    writeFileSync(join(file, 'old'), 'stays');
    expect(() => writeJsonFile(file, { a: 1 })).toThrow(expect.objectContaining({ code: 'STORAGE_REFUSED' }));
    expect(readFileSync(join(file, 'old'), 'utf8')).toBe('stays');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('says so when the folder is not there', () => {
    expect(() => writeJsonFile(join(folder, 'none', 'x.json'), {})).toThrow(
      expect.objectContaining({ code: 'STORAGE_REFUSED' }),
    );
  });
});

describe('readJsonFile', () => {
  it('tells a missing file from a damaged one', () => {
    expect(readJsonFile(file)).toEqual({ kind: 'missing' });
    writeFileSync(file, '{"language":');
    expect(readJsonFile(file)).toEqual({ kind: 'damaged' });
  });
});

describe('toStorageError', () => {
  it.each([
    ['ENOSPC', 'STORAGE_FULL'],
    ['EROFS', 'STORAGE_READ_ONLY'],
    ['EACCES', 'STORAGE_READ_ONLY'],
    ['EIO', 'STORAGE_REFUSED'],
  ])('maps %s to %s', (reason, code) => {
    expect(toStorageError(Object.assign(new Error('x'), { code: reason }), file).code).toBe(code);
  });
});
