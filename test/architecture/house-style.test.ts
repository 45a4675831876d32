import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceFiles } from './support/source-files.ts';

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
    const marks = /@ts-(ignore|nocheck)|-disable(?!-next-line \S+ -- \S)|\b(it|test|describe)\.(only|todo)\b/;
    const own = 'test/architecture/house-style.test.ts';
    const found = files.filter((file) => file.path !== own && marks.test(file.text.replaceAll(/['"`].*?['"`]/g, '')));
    expect(found.map((file) => file.path)).toEqual([]);
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
});
