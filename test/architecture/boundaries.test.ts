import { describe, expect, it } from 'vitest';
import { findCycles, findViolations } from './support/boundaries.ts';
import { readSourceFiles, resolveImport, toSourceFile } from './support/source-files.ts';

const files = readSourceFiles();
const paths = new Set(files.map((file) => file.path));
const importCount = files.reduce((sum, file) => sum + file.imports.length, 0);

describe(`dependencies (${files.length} files, ${importCount} imports)`, () => {
  it('looks at every part of the program', () => {
    for (const part of ['electron/domain/', 'electron/rules/', 'electron/services/', 'db/', 'renderer/', 'scripts/']) {
      expect(files.filter((file) => file.path.startsWith(part)).length, part).toBeGreaterThan(5);
    }
    expect(importCount).toBeGreaterThan(files.length);
    console.info(`dependencies: looked at ${files.length} files with ${importCount} imports`);
  });

  it('run one way', () => {
    expect(findViolations(files)).toEqual([]);
  });

  it('have no cycles, not even of types', () => {
    expect(findCycles(files)).toEqual([]);
  });

  it('lead to files that exist', () => {
    const missing = files.flatMap((file) =>
      file.imports
        .map((use) => resolveImport(file.path, use.specifier))
        .filter((target) => target !== undefined && /\.tsx?$/.test(target) && !paths.has(target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the guard itself', () => {
  it.each([
    ['electron/domain/a.ts', "import { judge } from '#rules/judge.ts';"],
    ['electron/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/rules/a.ts', "import type { Database } from 'better-sqlite3';"],
    ['electron/rules/a.ts', "export { library } from '../services/library.ts';"],
    ['electron/sync/merge.ts', "import { createHash } from 'node:crypto';"],
    ['electron/services/a.ts', "import { app } from 'electron';"],
    ['electron/services/a.ts', "import { folder } from '../../scripts/support/folders.ts';"],
    ['electron/ipc/contract.ts', "import { visits } from '#services/visits.ts';"],
    ['electron/preload/preload.ts', "import { contract } from '#ipc/contract.ts';"],
    ['electron/shell/a.ts', "const { rows } = await import('../../db/repositories/records.ts');"],
    ['renderer/a.tsx', "import { contract, type Contract } from '#ipc/contract.ts';"],
    ['renderer/a.tsx', "import { library } from '#services/library.ts';"],
    ['db/a.ts', "import { fold } from '#sync/fold.ts';"],
    ['elsewhere/a.ts', 'export const a = 1;'],
  ])('objects when %s says %s', (path, text) => {
    expect(findViolations([toSourceFile(path, text)])).toHaveLength(1);
  });

  it.each([
    ['renderer/a.tsx', "import type { Api } from '#ipc/api.ts';"],
    ['electron/preload/preload.ts', "import { channels } from '#ipc/channels.ts';"],
    ['electron/sync/hash.ts', "import { createHash } from 'node:crypto';"],
    ['electron/ipc/router.ts', "import type { IpcMain } from 'electron';"],
  ])('lets %s say %s', (path, text) => {
    expect(findViolations([toSourceFile(path, text)])).toEqual([]);
  });

  it('finds a ring of three files', () => {
    const ring = [
      toSourceFile('db/a.ts', "import type { B } from './b.ts';"),
      toSourceFile('db/b.ts', "import { c } from './c.ts';"),
      toSourceFile('db/c.ts', "export * from '#db/a.ts';"),
    ];
    expect(findCycles(ring)).toEqual(['db/a.ts -> db/b.ts -> db/c.ts -> db/a.ts']);
  });
});
