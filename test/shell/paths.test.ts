import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { getBuiltPaths, getDataPaths, getLibraryFile } from '../../electron/shell/paths.ts';

describe('getDataPaths', () => {
  it('uses the platform folder unless another is named', () => {
    expect(getDataPaths({}, '/platform').folder).toBe('/platform');
    expect(getDataPaths({ UNION_INSPECTOR_HOME: '' }, '/platform').folder).toBe('/platform');
    expect(getDataPaths({ UNION_INSPECTOR_HOME: 'here' }, '/platform').library).toBe(resolve('here', 'library.unidb'));
  });
});

describe('getLibraryFile', () => {
  const paths = getDataPaths({}, '/platform');

  it('takes the argument before the environment before the data folder', () => {
    const environment = { UNION_INSPECTOR_LIBRARY: '/named/x.unidb' };
    expect(getLibraryFile('/argument.unidb', environment, paths)).toBe('/argument.unidb');
    expect(getLibraryFile(undefined, environment, paths)).toBe('/named/x.unidb');
    expect(getLibraryFile(undefined, {}, paths)).toBe(paths.library);
  });
});

describe('getBuiltPaths', () => {
  it('finds the built files beside the main bundle', () => {
    const dist = resolve('/program 1/dist');
    expect(getBuiltPaths(pathToFileURL(join(dist, 'main', 'main.js')).href)).toEqual({
      renderer: join(dist, 'renderer'),
      preload: join(dist, 'preload', 'preload.cjs'),
      readerWorker: join(dist, 'main', 'reader-worker.js'),
    });
  });
});
