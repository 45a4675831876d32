import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toNewTarget, toReplaceable } from '#services/chosen-target.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { makeLibrary } from '../support/test-library.ts';

function place(...names: readonly string[]): (name: string) => string {
  const folder = makeTemporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), 'x');
  return (name) => join(folder, name);
}

describe('a place for a file that is never replaced', () => {
  it('is the chosen one where nothing lies there, with the ending that is wanted', () => {
    const at = place();
    expect(toNewTarget(at('a.unidb'), ['unidb'])).toBe(at('a.unidb'));
    expect(toNewTarget(at('a.UNIDB'), ['unidb'])).toBe(at('a.UNIDB'));
    expect(toNewTarget(at('a'), ['xlsx', 'csv'])).toBe(at('a.xlsx'));
  });

  it('has the first number that is free', () => {
    const at = place('a.unidb', 'a (2).unidb');
    expect(toNewTarget(at('a.unidb'), ['unidb'])).toBe(at('a (3).unidb'));
    expect(toNewTarget(at('a'), ['unidb'])).toBe(at('a (3).unidb'));
  });

  it('has no name whose side files SQLite would take for its own', () => {
    const at = place('a.unidb-journal', 'a (2).unidb-wal');
    expect(toNewTarget(at('a.unidb'), ['unidb'])).toBe(at('a (3).unidb'));
  });

  it('is not a link to nowhere, nor a folder', () => {
    const at = place();
    symlinkSync(at('nowhere'), at('a.json'));
    mkdirSync(at('b.json'));
    expect(toNewTarget(at('a.json'), ['json'])).toBe(at('a (2).json'));
    expect(toNewTarget(at('b.json'), ['json'])).toBe(at('b (2).json'));
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});

describe('a place for a file that may be replaced', () => {
  it('is the chosen one, also where something lies there', () => {
    const at = place('a.xlsx');
    expect(toReplaceable(at('a.xlsx'), ['xlsx'])).toBe(at('a.xlsx'));
    expect(toReplaceable(at('new.xlsx'), ['xlsx'])).toBe(at('new.xlsx'));
  });

  it('is another where the dialog could not ask, since the ending came later', () => {
    const at = place('a.xlsx');
    expect(toReplaceable(at('a'), ['xlsx'])).toBe(at('a (2).xlsx'));
  });

  it('is never that of a library or of a part of one', () => {
    const { file } = makeLibrary();
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect(toReplaceable(file, [])).not.toBe(file);
    expect(toReplaceable(`${file}-wal`, [])).not.toBe(`${file}-wal`);
    const at = place();
    symlinkSync(file, at('photo.jpg'));
    expect(toReplaceable(at('photo.jpg'), [])).toBe(at('photo (2).jpg'));
  });
});
