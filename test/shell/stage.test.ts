import { expect, it, vi } from 'vitest';
import { AppError } from '#domain/error.ts';
import { channels } from '#ipc/channels.ts';
import type { Handlers } from '#ipc/router.ts';
import type { Library } from '#services/library.ts';
import { createStage } from '../../electron/shell/stage.ts';

/** A stage on which every backend answers with the file that it opened; files named in `broken` do not open. */
function start(broken: readonly string[] = []) {
  const events: string[] = [];
  const stage = createStage({
    file: 'a',
    start: async (file) => {
      events.push(`start ${file}`);
      const answer = (): string => file;
      const opened: Promise<Library> = broken.includes(file)
        ? Promise.reject(new AppError('FILE_DAMAGED', file))
        : Promise.resolve({ file } as Library);
      return {
        handlers: Object.fromEntries(channels.map((channel) => [channel, answer])) as unknown as Handlers,
        opened,
        readPicture: async (path) => ({ mediaType: `${file} ${path}`, bytes: new Uint8Array() }),
        settle: () => void events.push(`settle ${file}`),
        release: async () => void events.push(`release ${file}`),
        close: async () => void events.push(`close ${file}`),
      };
    },
    onOpened: ({ file }) => void events.push(`opened ${file}`),
    onFailure: (_error, file) => void events.push(`failed ${file}`),
  });
  return { stage, events };
}

it('hands requests to the library that is open, and lets them wait during a change', async () => {
  const { stage, events } = start();
  expect(await stage.handlers.getPack()).toBe('a');
  const during: Promise<unknown>[] = [];
  await stage.change({
    file: 'b',
    work: async () => {
      events.push('work');
      during.push(Promise.resolve(stage.handlers.getPack()));
    },
  });
  expect(await during[0]).toBe('b');
  expect(events).toEqual(['start a', 'opened a', 'release a', 'work', 'start b', 'opened b']);
  stage.settle();
  await stage.close();
  expect(events.slice(-2)).toEqual(['settle b', 'close b']);
});

it('opens the same library again where the work fails, and says so', async () => {
  const { stage, events } = start();
  const failing = vi.fn(() => Promise.reject(new AppError('STORAGE_FULL', 'x')));
  await expect(stage.change({ file: 'b', work: failing })).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  expect(await stage.handlers.getPack()).toBe('a');
  expect(events).not.toContain('start b');
});

it('tells of a library that does not open, and can still be changed for another', async () => {
  const { stage, events } = start(['a']);
  await vi.waitFor(() => expect(events).toContain('failed a'));
  await stage.change({ file: 'b', work: () => Promise.resolve() });
  expect(events.at(-1)).toBe('opened b');
});

it('says to whoever changed it that the next does not open', async () => {
  const { stage, events } = start(['b']);
  await expect(stage.change({ file: 'b', work: () => Promise.resolve() })).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
  });
  expect(events).toContain('failed b');
});

it('goes back where a guest does not open, without the start-up page, and requests wait for it', async () => {
  const { stage, events } = start(['guest']);
  const work = async (): Promise<void> => void events.push('dismissed');
  const change = stage.change({ file: 'guest', work: () => Promise.resolve(), otherwise: { file: 'a', work } });
  const during = stage.handlers.getPack();
  await expect(change).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  expect(await during).toBe('a');
  expect(events).toEqual([
    'start a',
    'opened a',
    'release a',
    'start guest',
    'release guest',
    'dismissed',
    'start a',
    'opened a',
  ]);
});

it('stays with a guest that opens', async () => {
  const { stage, events } = start();
  const work = async (): Promise<void> => void events.push('dismissed');
  await stage.change({ file: 'guest', work: () => Promise.resolve(), otherwise: { file: 'a', work } });
  expect(await stage.handlers.getPack()).toBe('guest');
  expect(events).not.toContain('dismissed');
});
