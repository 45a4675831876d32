import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceFiles } from './support/source-files.ts';
import type { SourceFile } from './support/source-files.ts';

const files = readSourceFiles();
const sources = files.filter((file) => !file.path.startsWith('test/'));

describe(`source files (${sources.length}, and ${files.length - sources.length} of tests)`, () => {
  it('are there', () => {
    expect(sources.length).toBeGreaterThan(50);
    console.info(`house style: looked at ${files.length} files`);
  });

  it('stay short enough to be read', () => {
    const long = files
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > (path.startsWith('test/') ? 500 : 300));
    expect(long).toEqual([]);
  });

  it('are named in kebab case', () => {
    const names = files.filter((file) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(basename(file.path)));
    expect(names.map((file) => file.path)).toEqual([]);
  });

  it('switch off no check without a reason beside it, and leave no test out', () => {
    expect(files.filter(hasUnexplainedMark).map((file) => file.path)).toEqual([]);
  });

  it('use no enum, namespace or parameter property', () => {
    const found = sources.filter((file) => /^(export )?(declare )?(const )?(enum|namespace) /m.test(file.text));
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it('gather nothing in barrel files', () => {
    const barrels = sources.filter((file) => {
      const statements = file.text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line));
      return statements.length > 0 && statements.every((line) => /^export (type )?(\*|\{)/.test(line));
    });
    expect(barrels.map((file) => file.path)).toEqual([]);
  });

  it('replace modules only in tests that have a process of their own', () => {
    const mocking = files.filter(({ text }) => /^\s*vi\.(doMock|mock)\(/m.test(text));
    expect(mocking.length).toBeGreaterThan(0);
    expect(mocking.map(({ path }) => path).filter((path) => !path.endsWith('.mocked.test.ts'))).toEqual([]);
  });
});

describe('the guard itself', () => {
  it.each([
    ['const a = 1;', false],
    ['// The library needs it.\n// oxlint-disable-next-line no-shadow\nconst a = 1;', false],
    ['// oxlint-disable-next-line no-shadow\nconst a = 1;', true],
    ['/* oxlint-disable no-shadow */', true],
    ['// @ts-ignore\nconst a = 1;', true],
    ['it.only("a", () => 1);', true],
  ])('looks at %j: %s', (text, found) => {
    expect(hasUnexplainedMark({ path: 'a.ts', text, imports: [] })).toBe(found);
  });
});

/** Switched-off checks need a comment on the line above that says why; `.only` and `.todo` have no good reason. */
function hasUnexplainedMark(file: SourceFile): boolean {
  const lines = file.text.replaceAll(/'.*?'/g, "''").split('\n');
  return lines.some((line, index) => {
    if (/@ts-(ignore|nocheck)|\b(it|test|describe)\.(only|todo)\b/.test(line)) return true;
    const isMark = /\/[/*].*(oxlint|eslint)-disable/.test(line);
    return isMark && !(/-disable-next-line /.test(line) && /^\s*(\/\/|\*)/.test(lines[index - 1] ?? ''));
  });
}
