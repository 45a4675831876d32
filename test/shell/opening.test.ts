import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBackup } from '#services/backups/make-backup.ts';
import { closeLibrary } from '#services/library.ts';
import { createForWindow, openForWindow } from '../../electron/shell/opening.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit } from '../support/test-library.ts';

function toOptions(folder: string) {
  return { file: join(folder, 'data', 'library.unidb'), createIfMissing: true, inspectorName: '王敏' };
}

it('makes the own library with its folder, and none that somebody named', () => {
  const options = toOptions(makeTemporaryFolder());
  closeLibrary(openForWindow(options));
  expect(existsSync(options.file)).toBe(true);
  const named = { ...toOptions(makeTemporaryFolder()), createIfMissing: false };
  expect(() => openForWindow(named)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  expect(() => createForWindow(named)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

it('makes no empty library in the place of one whose backups are there, unless it is asked to', () => {
  const options = toOptions(makeTemporaryFolder());
  const library = openForWindow(options);
  addVisit(library);
  makeBackup(library, null);
  closeLibrary(library);
  rmSync(options.file);
  expect(() => openForWindow(options)).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND', details: { file: options.file, canStartAnew: true } }),
  );
  expect(existsSync(options.file)).toBe(false);
  createForWindow(options);
  closeLibrary(openForWindow(options));
  expect(() => createForWindow(options)).toThrow(expect.objectContaining({ code: 'FILE_EXISTS' }));
});
