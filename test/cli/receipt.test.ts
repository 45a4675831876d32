import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listHandOvers } from '#services/handover/hand-over.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { makeFolder, makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

/** A library that was handed over, another that received the file, and the receipt it gave. */
async function makeReceipt() {
  const { folder, file } = await makeLibrary();
  await run('import', file, writeText(folder, 'records.json', toDocument(makeRecord())));
  const out = path.join(makeFolder(), 'handed.unidb');
  const exported = await run('export', file, out);
  const receiver = (await makeLibrary()).file;
  const receipt = path.join(makeFolder(), 'receipt.json');
  const made = await run('receipt', receiver, out, receipt);
  return { file, out, exported, receiver, receipt, made };
}

it('comes back to the sender and says who received what', async () => {
  const { file, exported, receipt, made } = await makeReceipt();
  expect(made.status).toBe(0);
  const { sha256, code } = exported.json as { readonly sha256: string; readonly code: string };
  expect(made.json).toMatchObject({ sha256, code, receiver: '林示例', fileName: 'handed.unidb' });
  const taken = await run('receipt', file, '--take', receipt);
  expect(taken).toMatchObject({ status: 0, json: { sha256, code, known: false } });
  await run('receipt', file, '--take', receipt);
  const library = openLibrary({ file, access: 'read' });
  expect(listHandOvers(library)).toMatchObject([{ code, records: 1, receivedAt: expect.any(String) }]);
  expect(listHandOvers(library)[0]?.receiver).toContain('林示例');
  closeLibrary(library);
});

it('is refused where it was altered, is none, or is about another library', async () => {
  const { file, receiver, receipt } = await makeReceipt();
  const take = async (library: string, path_: string) => (await run('receipt', library, '--take', path_)).json;
  expect(await take(receiver, receipt)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  const original = readFileSync(receipt, 'utf8');
  writeFileSync(receipt, original.replace('林示例', '张示例'));
  expect(await take(file, receipt)).toMatchObject({ error: { code: 'FILE_DAMAGED' } });
  writeFileSync(receipt, original.replace('"signature":"', '"signature":"00'));
  expect(await take(file, receipt)).toMatchObject({ error: { code: 'FILE_DAMAGED' } });
  writeFileSync(receipt, 'nonsense');
  expect(await take(file, receipt)).toMatchObject({ error: { code: 'FILE_NOT_OURS' } });
  expect(await take(file, `${receipt}.gone`)).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

it('is not given for a file without a seal, nor written over another file', async () => {
  const { receiver, file, out, receipt } = await makeReceipt();
  const other = path.join(makeFolder(), 'receipt.json');
  expect(await run('receipt', receiver, file, other)).toMatchObject({ json: { error: { code: 'INVALID_REQUEST' } } });
  expect(await run('receipt', receiver, out, receipt)).toMatchObject({ json: { error: { code: 'FILE_EXISTS' } } });
  expect(await run('receipt', receiver, out)).toMatchObject({ json: { error: { code: 'USAGE' } } });
});
