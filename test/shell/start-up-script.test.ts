// @vitest-environment jsdom
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { languages } from '#domain/language.ts';
import { toStartUpPage } from '../../electron/shell/start-up-page.ts';
import { startUpScript } from '../../electron/shell/start-up-script.ts';

const backup = {
  name: '<b>x</b>.bak',
  madeAt: '2026-05-12T08:00:00.000Z',
  holds: { enterprises: 205, visits: 240, lastChange: null },
};
const refused = { ok: false, error: { code: 'STORAGE_FULL' } };

/** Draws the page and runs its script with the given answers. */
function open(answers: { readonly find: unknown; readonly recover?: unknown }, code: ErrorCode) {
  const page = toStartUpPage(
    { error: new AppError(code, 'x', { canStartAnew: code === 'NOT_FOUND' }), file: 'a.unidb', language: 'en' },
    'n',
  );
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '';
  const api = {
    findRecovery: vi.fn(() => Promise.resolve(answers.find)),
    startAnew: vi.fn(() => Promise.resolve(refused)),
    recoverLibrary: vi.fn((_request: unknown) => Promise.resolve(answers.recover)),
  };
  document.documentElement.lang = 'en';
  runInNewContext(startUpScript, { document, window: { api } });
  return api;
}

function isShown(id: string): boolean {
  return document.querySelector(`#${id}`)?.hasAttribute('hidden') === false;
}

it('offers what was found, as text, and restores it when it is asked to', async () => {
  const api = open({ find: { ok: true, value: { backup } }, recover: { ok: true, value: {} } }, 'FILE_DAMAGED');
  await vi.waitFor(() => expect(isShown('offer')).toBe(true));
  expect(isShown('searching')).toBe(false);
  expect(document.querySelector('#visits')?.textContent).toBe('240');
  expect(document.querySelector('#last-change')?.textContent).toBe('–');
  expect(document.querySelector('#backup-name')?.innerHTML).toBe('&lt;b&gt;x&lt;/b&gt;.bak');
  document.querySelector<HTMLButtonElement>('#restore')?.click();
  expect(api.recoverLibrary).toHaveBeenCalledExactlyOnceWith({ name: backup.name });
});

it('says that it failed and lets try again', async () => {
  open({ find: { ok: true, value: { backup } }, recover: refused }, 'FILE_DAMAGED');
  await vi.waitFor(() => expect(isShown('offer')).toBe(true));
  const button = document.querySelector<HTMLButtonElement>('#restore');
  button?.click();
  expect(button?.disabled).toBe(true);
  await vi.waitFor(() => expect(isShown('failed')).toBe(true));
  expect(document.querySelector('#failure-code')?.textContent).toBe('STORAGE_FULL');
  expect(button?.disabled).toBe(false);
  expect(document.activeElement).toBe(button);
});

it.each([
  [{ ok: true, value: { backup: null } }, 'no-backup'],
  [refused, 'failed'],
])('says that there is nothing to restore: %j', async (find, id) => {
  open({ find }, 'FILE_DAMAGED');
  await vi.waitFor(() => expect(isShown(id)).toBe(true));
  expect(isShown('offer')).toBe(false);
});

it('lets begin anew only where the own library is gone', async () => {
  open({ find: refused }, 'FILE_DAMAGED');
  expect(document.querySelector('#anew')).toBeNull();
  const api = open({ find: refused }, 'NOT_FOUND');
  document.querySelector<HTMLButtonElement>('#anew')?.click();
  expect(api.startAnew).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(document.querySelector('#failure-code')?.textContent).toBe('STORAGE_FULL'));
});

it('looks for nothing where a backup is no way out', () => {
  const api = open({ find: refused }, 'FILE_NEWER');
  expect(document.querySelector('#recovery')).toBeNull();
  expect(api.findRecovery).not.toHaveBeenCalled();
});

it.each(languages)('has its words in %s, and no code in the page itself', (language) => {
  const page = toStartUpPage({ error: new AppError('FILE_DAMAGED', 'x'), file: 'a.unidb', language }, 'n');
  expect(page).toContain('id="restore"');
  expect(page).not.toContain('undefined');
  expect([...page.matchAll(/<script([^>]*)>(.*?)<\/script>/g)].map((match) => match[2])).toEqual(['']);
  expect(page).not.toMatch(/ on\w+=/);
});
