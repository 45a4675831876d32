import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it, onTestFinished } from 'vitest';
import { countRows, makeLibrary } from '../services/support/app-library.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

function writeImportFile(content: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-ipc-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, '记录.csv');
  writeFileSync(file, content);
  return file;
}

it('takes a file from the dialog to the library and back, and its path never crosses', async () => {
  const library = makeLibrary();
  const empty = countRows(library);
  const importFile = writeImportFile(iconv.encode('单位名称,检查日期,职工总数\n示例一厂,2026-05-12,230\n', 'gb18030'));
  const desk = openDesk({ handlers: createLibraryHandlers(library, { importFile }) });
  const answers: unknown[] = [];
  const ask = async (channel: string, request?: unknown): Promise<unknown> => {
    const answer = await desk.ask(channel, request);
    answers.push(answer);
    return answer.ok ? answer.value : answer.error;
  };
  const chosen = await ask('chooseImportFile');
  expect(chosen).toMatchObject({ name: '记录.csv', token: expect.any(String), targets: expect.any(Array) });
  const { token } = chosen as { readonly token: string };
  expect(await ask('previewImport', { token, heads: {} })).toMatchObject({ created: 0, rejectedRecords: 1 });
  const heads = { 单位名称: 'name' };
  expect(await ask('previewImport', { token, heads })).toMatchObject({ read: 1, created: 1, reasons: 0 });
  expect(countRows(library)).toEqual(empty);
  expect(await ask('runImport', { token, heads })).toMatchObject({ state: 'written', created: 1 });
  expect(await ask('getSession')).toMatchObject({ settings: { importHeads: heads } });
  expect(await ask('getImportProgress')).toEqual({ stage: 'idle', done: 0, total: 0 });

  // The choice is remembered for the next file.
  const again = (await ask('chooseImportFile')) as { readonly token: string };
  expect(await ask('previewImport', { token: again.token, heads: {} })).toMatchObject({ unchanged: 1, reasons: 0 });
  expect(await ask('cancelImport')).toBeNull();
  expect(await ask('previewImport', { token: again.token, heads: {} })).toMatchObject({ code: 'NOT_FOUND' });

  const [batch] = (await ask('listImports')) as readonly { readonly batchId: string }[];
  expect(await ask('takeBackImport', { batchId: batch?.batchId })).toMatchObject({ state: 'done', removed: 2 });
  expect(await ask('takeBackImport', { batchId: batch?.batchId })).toMatchObject({ code: 'UNDO_NOTHING' });
  expect(JSON.stringify(answers)).not.toContain(tmpdir());
});

it('says null where no file was chosen, and refuses what no window sends', async () => {
  const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
  expect(await desk.ask('chooseImportFile')).toEqual({ ok: true, value: null });
  for (const request of [{ token: '/etc/passwd', heads: {} }, { token: crypto.randomUUID(), heads: { a: 1 } }, {}]) {
    expect(await desk.ask('runImport', request)).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
  }
});

it('writes a template where the dialog says, and overwrites nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ui-ipc-template-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const templateFile = join(folder, 'template.xlsx');
  const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary(), { templateFile, importFile: templateFile }) });
  expect(await desk.ask('saveImportTemplate')).toEqual({ ok: true, value: { name: 'template.xlsx' } });
  const refused = await desk.ask('saveImportTemplate');
  expect(refused).toMatchObject({ ok: false, error: { code: 'FILE_EXISTS' } });
  expect(JSON.stringify(refused)).not.toContain(folder);
  const chosen = await desk.ask('chooseImportFile');
  const { token } = (chosen.ok ? chosen.value : {}) as { readonly token?: string };
  expect(await desk.ask('previewImport', { token, heads: {} })).toMatchObject({ value: { created: 2, reasons: 0 } });
});

it('writes no template where the dialog is closed', async () => {
  const desk = openDesk({ handlers: createLibraryHandlers(makeLibrary()) });
  expect(await desk.ask('saveImportTemplate')).toEqual({ ok: true, value: null });
});
