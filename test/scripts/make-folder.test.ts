import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolderAtOnce } from '../../scripts/support/folders.ts';

let base: string;
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), 'make-folder-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

it('shows the folder only when it is complete', async () => {
  const folder = join(base, 'deep', 'runtime');
  await makeFolderAtOnce(folder, async (temporary) => {
    writeFileSync(join(temporary, 'a'), '1');
    expect(existsSync(folder)).toBe(false);
  });
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('1');
});

it('keeps the first of two that are made at the same time, and leaves nothing behind', async () => {
  const folder = join(base, 'runtime');
  const make = (content: string, waitMs: number): Promise<void> =>
    makeFolderAtOnce(folder, async (temporary) => {
      writeFileSync(join(temporary, 'a'), content);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    });
  await Promise.all([make('slow', 50), make('fast', 0)]);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('fast');
  expect(readdirSync(base)).toEqual(['runtime']);
});

it('leaves nothing behind when the work fails', async () => {
  const folder = join(base, 'runtime');
  const failing = makeFolderAtOnce(folder, () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(readdirSync(base)).toEqual([]);
});
