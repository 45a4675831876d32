import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findNamedLibrary, getBuiltPaths, getDataPaths } from '../../electron/shell/paths.ts';

describe('getDataPaths', () => {
  it('uses the platform folder unless another is named', () => {
    expect(getDataPaths({}, '/platform').folder).toBe('/platform');
    expect(getDataPaths({ UNION_INSPECTOR_HOME: '' }, '/platform').folder).toBe('/platform');
    expect(getDataPaths({ UNION_INSPECTOR_HOME: 'here' }, '/platform').library).toBe(resolve('here', 'library.unidb'));
  });
});

describe('findNamedLibrary', () => {
  it('takes the argument before the environment, and nothing where neither names one', () => {
    const environment = { UNION_INSPECTOR_LIBRARY: '/named/x.unidb' };
    expect(findNamedLibrary('/argument.unidb', environment)).toBe('/argument.unidb');
    expect(findNamedLibrary(undefined, environment)).toBe('/named/x.unidb');
    expect(findNamedLibrary(undefined, {})).toBeUndefined();
    expect(findNamedLibrary(undefined, { UNION_INSPECTOR_LIBRARY: '' })).toBeUndefined();
  });
});

describe('getBuiltPaths', () => {
  it('finds the built files beside the main bundle', () => {
    const dist = resolve('/program 1/dist');
    expect(getBuiltPaths(pathToFileURL(join(dist, 'main', 'main.js')).href)).toEqual({
      renderer: join(dist, 'renderer'),
      preload: join(dist, 'preload', 'preload.cjs'),
      readerWorker: join(dist, 'main', 'reader-worker.js'),
      logWorker: join(dist, 'main', 'log-worker.js'),
      hashWorker: join(dist, 'main', 'hash-worker.js'),
      backupWorker: join(dist, 'main', 'backup-worker.js'),
      importWorker: join(dist, 'main', 'import-worker.js'),
      reportWorker: join(dist, 'main', 'report-worker.js'),
      documentWorker: join(dist, 'main', 'document-worker.js'),
      handOverWorker: join(dist, 'main', 'hand-over-worker.js'),
      foreignFileWorker: join(dist, 'main', 'foreign-file-worker.js'),
    });
  });
});
