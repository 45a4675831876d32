import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { channels } from '#ipc/channels.ts';

const invoke = vi.fn((..._values: unknown[]) => Promise.resolve('answer'));
const exposed = new Map<string, Record<string, (...values: unknown[]) => unknown>>();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: never) => exposed.set(name, api) },
  ipcRenderer: { invoke: (...values: unknown[]) => invoke(...values) },
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

it('imports nothing but Electron and the list of channels, which imports nothing', () => {
  const importsOf = (file: string): readonly string[] =>
    [...readFileSync(new URL(`../../electron/${file}`, import.meta.url), 'utf8').matchAll(/from '([^']+)'/g)].map(
      (match) => match[1] ?? '',
    );
  expect(importsOf('preload/preload.ts')).toEqual(['electron', '#ipc/channels.ts']);
  expect(importsOf('ipc/channels.ts')).toEqual([]);
});
