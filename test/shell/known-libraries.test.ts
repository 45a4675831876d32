import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findKnownLibraryId, noteLibrary } from '../../electron/shell/known-libraries.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

it('keeps which library lay under which path', () => {
  const file = join(makeTemporaryFolder(), 'libraries.json');
  expect(findKnownLibraryId(file, '/a.unidb')).toBeNull();
  noteLibrary(file, { path: '/a.unidb', id: '1' });
  noteLibrary(file, { path: '/b.unidb', id: '2' });
  noteLibrary(file, { path: '/a.unidb', id: '3' });
  expect([findKnownLibraryId(file, '/a.unidb'), findKnownLibraryId(file, '/b.unidb')]).toEqual(['3', '2']);
});

it.each(['', '[]', '{"x":1}'])('knows nothing where the file holds %j', (content) => {
  const file = join(makeTemporaryFolder(), 'libraries.json');
  writeFileSync(file, content);
  expect(findKnownLibraryId(file, 'x')).toBeNull();
});
