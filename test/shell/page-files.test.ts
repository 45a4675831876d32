import { expect, it } from 'vitest';
import { expectPageFiles } from '../../electron/shell/page-files.ts';

async function hasSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

it('waits for the script and the styles of the page, and for nothing else', async () => {
  const { noteTaken, taken } = expectPageFiles();
  noteTaken('/index.html');
  noteTaken('/markup-guard.js');
  noteTaken('/assets/index-1.js');
  expect(await hasSettled(taken)).toBe(false);
  noteTaken('/assets/index-1.css');
  expect(await hasSettled(taken)).toBe(true);
});

it('does not wait long for a page that never comes', async () => {
  const { taken } = expectPageFiles();
  // What waits does not keep the program running by itself.
  const running = setInterval(() => undefined, 100);
  await expect(taken).resolves.toBeUndefined();
  clearInterval(running);
});
