import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from '../../scripts/runtime/zip-archive.ts';

let base: string;
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'zip-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Python's own zip writer: an archive that no code of ours has made. */
function makeArchive(): string {
  const folder = join(base, 'in');
  mkdirSync(join(folder, 'App', 'resources'), { recursive: true });
  writeFileSync(join(folder, 'App', 'program'), 'x'.repeat(100_000));
  chmodSync(join(folder, 'App', 'program'), 0o755);
  writeFileSync(join(folder, 'App', 'resources', '工会.txt'), '工会');
  execFileSync('python3', ['-m', 'zipfile', '-c', join(base, 'a.zip'), join(folder, 'App')]);
  return join(base, 'a.zip');
}

it('unpacks what is wanted, under the name that is wanted, with its permissions', () => {
  const into = join(base, 'out');
  unzip({
    archive: makeArchive(),
    into,
    place: (name) => (name.includes('resources') ? undefined : name.replace('App/program', 'electron')),
  });
  expect(readFileSync(join(into, 'electron'), 'utf8')).toBe('x'.repeat(100_000));
  expect(statSync(join(into, 'electron')).mode & 0o777).toBe(0o755);
  expect(existsSync(join(into, 'App'))).toBe(false);
});

it('reads names in any script', () => {
  const into = join(base, 'out');
  unzip({ archive: makeArchive(), into, place: (name) => name });
  expect(readFileSync(join(into, 'App', 'resources', '工会.txt'), 'utf8')).toBe('工会');
});

it('says so when the file is no archive, or is cut short', () => {
  const archive = makeArchive();
  const cut = join(base, 'cut.zip');
  writeFileSync(cut, readFileSync(archive).subarray(0, 200));
  expect(() => unzip({ archive: cut, into: join(base, 'out'), place: (name) => name })).toThrow('not a zip archive');
});
