import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { channels } from '#ipc/channels.ts';

const invoke = vi.fn((..._values: unknown[]) => Promise.resolve('answer'));
/** Files that the system gave, and where they lie; a file that a page made has no path. */
const pathsOfSystem = new Map<unknown, string>();
const exposed = new Map<string, Record<string, (...values: unknown[]) => unknown>>();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: never) => exposed.set(name, api) },
  ipcRenderer: { invoke: (...values: unknown[]) => invoke(...values) },
  webUtils: { getPathForFile: (file: File) => pathsOfSystem.get(file) ?? '' },
}));

await import('../../electron/preload/preload.ts');

it('shows the page one function per channel and nothing else', () => {
  expect([...exposed.keys()]).toEqual(['api']);
  const api = exposed.get('api') ?? {};
  expect(Object.keys(api)).toEqual([...channels]);
  expect(Object.isFrozen(api)).toBe(true);
});

it('lets no function name a channel of its own', async () => {
  await exposed.get('api')?.['getVisit']?.('undo', 'saveAnswers');
  expect(invoke).toHaveBeenLastCalledWith('getVisit', 'undo');
});

describe('a file that is dropped', () => {
  const drop = (file: unknown) => exposed.get('api')?.['openDroppedImport']?.(file);

  it('goes to the main process as its path, which the page is not told', async () => {
    const file = new File(['a'], 'records.xlsx');
    pathsOfSystem.set(file, '/home/me/records.xlsx');
    expect(await drop(file)).toBe('answer');
    expect(invoke).toHaveBeenLastCalledWith('openDroppedImport', { path: '/home/me/records.xlsx' });
  });

  it.each([
    ['a path', '/etc/passwd'],
    ['a request with a path', { path: '/etc/passwd' }],
    ['something dressed as a file', { name: 'a', path: '/etc/passwd', __proto__: { path: '/etc/passwd' } }],
    ['a file that the page made', new File(['a'], '/etc/passwd')],
    ['nothing', undefined],
  ])('names no path for %s', async (_what, file) => {
    await drop(file);
    expect(invoke).toHaveBeenLastCalledWith('openDroppedImport', { path: '' });
  });
});

it('imports nothing but Electron and the list of channels, which imports nothing', () => {
  const importsOf = (file: string): readonly string[] =>
    [...readFileSync(new URL(`../../electron/${file}`, import.meta.url), 'utf8').matchAll(/from '([^']+)'/g)].map(
      (match) => match[1] ?? '',
    );
  expect(importsOf('preload/preload.ts')).toEqual(['electron', '#ipc/channels.ts']);
  expect(importsOf('ipc/channels.ts')).toEqual([]);
});
