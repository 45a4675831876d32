import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Decrypter } from 'age-encryption';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { toFileCode } from '#services/trust/digits.ts';
import { hashFile } from '#services/hash-file.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { addAbsentPhoto } from '../services/handover/support/hand-over.ts';
import { alterFile } from '../services/handover/support/hand-over.ts';
import { makeFolder, makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

const exported = z.object({
  out: z.string(),
  records: z.number(),
  attachments: z.number(),
  sha256: z.string(),
  code: z.string(),
  sealedBy: z.string(),
});
const verified = z.object({
  integrity: z.string(),
  history: z.string(),
  seals: z.array(
    z.object({ state: z.string(), fingerprint: z.string().nullable(), since: z.number(), known: z.boolean() }),
  ),
  problems: z.array(z.object({ code: z.string() })),
});

async function makeFilled() {
  const { folder, file } = await makeLibrary();
  await run('import', file, writeText(folder, 'records.json', toDocument(makeRecord())));
  return { folder, file, out: path.join(makeFolder(), 'handed.unidb') };
}

it('hands a library over, and the file can be verified, read and compared', async () => {
  const { file, out } = await makeFilled();
  const { status, json } = await run('export', file, out);
  expect(status).toBe(0);
  const done = exported.parse(json);
  expect(done).toMatchObject({
    out,
    records: 1,
    attachments: 0,
    sha256: hashFile(out),
    code: toFileCode(hashFile(out)),
  });
  const check = await run('verify', out);
  expect(check.status).toBe(0);
  const { seals, problems } = verified.parse(check.json);
  expect(problems).toEqual([]);
  expect(seals).toMatchObject([{ state: 'intact', fingerprint: done.sealedBy, since: 0, known: true }]);
  const [one, two] = [await run('content-hash', file), await run('content-hash', out)];
  expect(two.json).toEqual(one.json);
  expect((await run('dump', out)).json).toEqual((await run('dump', file)).json);
});

it('works beside the program that has the library open', async () => {
  const { file, out } = await makeFilled();
  const open = openLibrary({ file, access: 'write' });
  try {
    expect((await run('export', file, out)).status).toBe(0);
    open.db.exec('CREATE TEMP TABLE still_open (a)');
  } finally {
    closeLibrary(open);
  }
});

it('does not write over a file', async () => {
  const { file, out } = await makeFilled();
  writeFileSync(out, 'mine');
  const { status, json } = await run('export', file, out);
  expect({ status, json }).toMatchObject({ status: 2, json: { error: { code: 'FILE_EXISTS' } } });
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

it('encrypts under the first line of a passphrase file', { timeout: 60_000 }, async () => {
  const { file, folder, out } = await makeFilled();
  const secret = writeText(folder, 'passphrase.txt', '口令\n第二行\n');
  const { status, json } = await run('export', file, out, '--passphrase-file', secret);
  expect(status).toBe(0);
  expect(exported.parse(json).sha256).toBe(hashFile(out));
  const other = new Decrypter();
  other.addPassphrase('口令');
  const plain = writeText(folder, 'plain.unidb', await other.decrypt(readFileSync(out)));
  expect((await run('verify', plain)).status).toBe(0);
  const empty = writeText(folder, 'empty.txt', '\n');
  rmSync(out);
  expect(await run('export', file, out, '--passphrase-file', empty)).toMatchObject({
    status: 2,
    json: { error: { code: 'USAGE' } },
  });
});

it('says by its exit status that attachments are missing', async () => {
  const { file, out } = await makeFilled();
  const library = openLibrary({ file, access: 'write' });
  const inspectionId = String(library.db.prepare('SELECT id FROM inspections').pluck().get());
  const sha256 = addAbsentPhoto(library, { enterpriseId: '', inspectionId });
  closeLibrary(library);
  const { status, json, stderr } = await run('export', file, out);
  expect(status).toBe(1);
  expect(json).toMatchObject({ records: 1, attachments: 0, missing: [{ sha256, table: 'evidence' }] });
  expect(stderr).toContain(sha256);
});

it('finds a file that was changed after it was sealed, and says where', async () => {
  const { file, out } = await makeFilled();
  await run('export', file, out);
  alterFile(out, (db) => db.exec('UPDATE union_records SET employees_total = 9'));
  const { status, json } = await run('verify', out);
  expect(status).toBe(1);
  const { seals, problems, history } = verified.parse(json);
  expect(history).toBe('broken');
  expect(seals).toMatchObject([{ state: 'changed_after_sealing' }]);
  expect(problems.map(({ code }) => code)).toEqual(['TABLE_DIFFERS', 'SEAL_CHANGED']);
});

it('finds a false seal', async () => {
  const { file, out } = await makeFilled();
  await run('export', file, out);
  alterFile(out, (db) => db.exec(`UPDATE seals SET document = replace(document, '"records":1', '"records":2')`));
  const { status, json } = await run('verify', out);
  expect(status).toBe(1);
  expect(verified.parse(json)).toMatchObject({ seals: [{ state: 'broken' }], problems: [{ code: 'SEAL_BROKEN' }] });
});

it('knows a device once it was accepted, and believes no file about itself', async () => {
  const { file, out } = await makeFilled();
  const { sealedBy } = exported.parse((await run('export', file, out)).json);
  const home = process.env['UNION_INSPECTOR_DATA'];
  process.env['UNION_INSPECTOR_DATA'] = makeFolder();
  try {
    const { file: receiver } = await makeLibrary();
    expect(await run('verify', out)).toMatchObject({ status: 0, json: { seals: [{ state: 'unknown_device' }] } });
    expect((await run('devices', out)).json).toMatchObject([{ fingerprint: sealedBy, acceptedAt: null }]);
    expect(await run('devices', out, '--accept', sealedBy)).toMatchObject({
      status: 2,
      json: { error: { code: 'USAGE' } },
    });
    expect((await run('devices', out, '--accept', sealedBy, '--name', '王五')).json).toMatchObject({ name: '王五' });
    expect((await run('verify', out)).json).toMatchObject({ seals: [{ state: 'intact' }] });
    const strict = await run('verify', out, '--known', receiver);
    expect(strict.json).toMatchObject({ seals: [{ state: 'unknown_device', known: false }] });
  } finally {
    process.env['UNION_INSPECTOR_DATA'] = home;
  }
});
