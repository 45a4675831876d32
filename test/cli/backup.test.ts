import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { makeFolder, makeLibrary, makeRecord, run, toDocument, writeText } from './run.ts';

const document = z.object({ file: z.string(), sha256: z.string(), enterprises: z.number(), visits: z.number() });

async function makeFilled() {
  const { folder, file } = await makeLibrary();
  await run('import', file, writeText(folder, 'records.json', toDocument(makeRecord())));
  return { folder, file };
}

it('backs up beside the library and says what the backup holds', async () => {
  const { folder, file } = await makeFilled();
  const { status, json } = await run('backup', file);
  expect(status).toBe(0);
  const made = document.parse(json);
  expect(Object.keys(json as object)).toEqual(['file', 'sha256', 'enterprises', 'visits']);
  expect(made).toMatchObject({ enterprises: 1, visits: 1 });
  expect(path.dirname(made.file)).toBe(path.join(folder, 'backups'));
  expect(made.sha256).toBe(createHash('sha256').update(readFileSync(made.file)).digest('hex'));
  const [library, backup] = [await run('content-hash', file), await run('content-hash', made.file)];
  expect(backup.json).toEqual(library.json);
  expect((await run('verify', made.file)).status).toBe(0);
});

it('backs up to another folder, which it makes', async () => {
  const { folder, file } = await makeFilled();
  const to = path.join(folder, '备份');
  const made = document.parse((await run('backup', file, '--to', to)).json);
  expect(readdirSync(to)).toEqual([path.basename(made.file)]);
});

it('works beside the program that has the library open', async () => {
  const { file } = await makeFilled();
  const open = openLibrary({ file, access: 'write' });
  try {
    expect((await run('backup', file)).status).toBe(0);
  } finally {
    closeLibrary(open);
  }
});

it('refuses a file that is no library, and one that is not there', async () => {
  const folder = makeFolder();
  expect(await run('backup', writeText(folder, 'x.unidb', 'a photo'))).toMatchObject({ status: 3 });
  expect(await run('backup', path.join(folder, 'gone.unidb'))).toMatchObject({ status: 2 });
  expect(existsSync(path.join(folder, 'backups'))).toBe(false);
});

it('says that the folder cannot be made', async () => {
  const { folder, file } = await makeFilled();
  writeFileSync(path.join(folder, 'taken'), '');
  const { status } = await run('backup', file, '--to', path.join(folder, 'taken', 'inside'));
  expect([2, 4]).toContain(status);
});

it('is made by itself before an import into a library that holds records, and not by a dry run', async () => {
  const { folder, file } = await makeFilled();
  const backups = path.join(folder, 'backups');
  expect(existsSync(backups)).toBe(false);
  const more = writeText(folder, 'more.json', toDocument(makeRecord({ facts: { employees_total: 231 } })));
  await run('import', file, more, '--dry-run');
  expect(existsSync(backups)).toBe(false);
  const before = (await run('content-hash', file)).json;
  await run('import', file, more);
  const [name] = readdirSync(backups);
  expect((await run('content-hash', path.join(backups, name ?? ''))).json).toEqual(before);
});
