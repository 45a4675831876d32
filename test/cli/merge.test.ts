import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeLibrary, markAsSample, openLibrary } from '#services/library.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import type { Visit } from '../support/test-library.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { run } from './run.ts';

type Files = { readonly one: string; readonly two: string; readonly folder: string; readonly visit: Visit };

/** Two libraries that are closed: the first with a visit. */
function makeFiles(): Files {
  const [one, two] = [makeLibrary(), makeLibrary()];
  const visit = addVisit(one, { employees_total: { value: 300 } });
  closeLibrary(one);
  closeLibrary(two);
  return { one: one.file, two: two.file, folder: makeTemporaryFolder(), visit };
}

function answer(file: string, visit: Visit, value: number): void {
  const library = openLibrary({ file, access: 'write' });
  setAnswer(library, visit, { employees_total: { value } });
  closeLibrary(library);
}

describe('merge', () => {
  it('takes files in, says what each brought, and takes them in once', async () => {
    const { one, two } = makeFiles();
    const first = await run('merge', two, one);
    const { contentHash } = (await run('content-hash', one)).json as { readonly contentHash: string };
    expect(first).toMatchObject({
      status: 0,
      json: {
        files: [{ file: one, status: 'merged', new: 1, identical: 0, merged: 0, conflicts: 0 }],
        conflicts: 0,
        contentHash,
      },
    });
    expect(await run('merge', two, one, two)).toMatchObject({
      status: 0,
      json: {
        files: [
          { status: 'unchanged', new: 0, identical: 1 },
          { status: 'unchanged', identical: 1 },
        ],
        contentHash,
      },
    });
  });

  it('tells of a file that holds the invented sample, where the library does not', async () => {
    const { one, two } = makeFiles();
    const [sample, other] = [openLibrary({ file: one, access: 'write' }), makeLibrary()];
    markAsSample(sample);
    closeLibrary(sample);
    markAsSample(other);
    closeLibrary(other);
    const merged = await run('merge', two, one);
    expect(merged).toMatchObject({ status: 0, json: { files: [{ status: 'merged', sample: true }] } });
    expect(merged.stderr).toContain(`${one}: sample data`);
    const expected = await run('merge', other.file, one);
    expect(expected.stderr).not.toContain('sample data');
    expect(expected.json).toMatchObject({ files: [expect.not.objectContaining({ sample: expect.anything() })] });
  });

  it('ends with 1 where fields are in conflict, and lists them', async () => {
    const { one, two, visit } = makeFiles();
    await run('merge', two, one);
    answer(one, visit, 1);
    answer(two, visit, 2);
    const merged = await run('merge', two, one);
    expect(merged).toMatchObject({ status: 1, json: { files: [{ merged: 1, conflicts: 1 }], conflicts: 1 } });
    expect(await run('conflicts', two)).toMatchObject({
      status: 1,
      json: [{ record: visit.inspectionId, fact: 'employees_total', values: [{ value: 2 }, { value: 1 }] }],
    });
  });

  it('refuses what is no library without keeping the others out', async () => {
    const { one, two, folder } = makeFiles();
    const junk = join(folder, 'junk.unidb');
    writeFileSync(junk, 'not a library');
    expect(await run('merge', two, junk, one)).toMatchObject({
      status: 1,
      json: {
        files: [
          { status: 'refused', error: { code: 'FILE_NOT_OURS' } },
          { status: 'merged', new: 1 },
        ],
      },
    });
  });

  it('ends as the first refusal says where every file is refused, and touches nothing', async () => {
    const { one, two, folder } = makeFiles();
    const cut = join(folder, 'cut.unidb');
    writeFileSync(cut, readFileSync(one).subarray(0, 20_000));
    const before = [readFileSync(cut), (await run('content-hash', two)).json];
    const outcome = await run('merge', two, cut);
    expect(outcome).toMatchObject({
      status: 3,
      json: { error: { code: 'FILE_DAMAGED', details: { files: [{ status: 'refused' }] } } },
    });
    expect([readFileSync(cut), (await run('content-hash', two)).json]).toEqual(before);
    expect(await run('merge', two, join(folder, 'none'))).toMatchObject({
      status: 2,
      json: { error: { code: 'NOT_FOUND' } },
    });
  });

  it('refuses two histories of one device', async () => {
    const { one, two, folder, visit } = makeFiles();
    const copy = join(folder, 'copy.unidb');
    copyFileSync(one, copy);
    answer(one, visit, 1);
    answer(copy, visit, 2);
    await run('merge', two, one);
    expect(await run('merge', two, copy)).toMatchObject({ status: 3, json: { error: { code: 'HISTORY_FORKED' } } });
  });
});

describe('sync', () => {
  it('exchanges through a folder and ends with 1 where fields are in conflict', async () => {
    const { one, two, folder, visit } = makeFiles();
    expect(await run('sync', one, folder)).toMatchObject({ status: 0, json: { sent: 3, received: 0, conflicts: 0 } });
    expect(await run('sync', two, folder)).toMatchObject({ status: 0, json: { sent: 0, received: 3 } });
    answer(one, visit, 1);
    answer(two, visit, 2);
    await run('sync', one, folder);
    expect(await run('sync', two, folder)).toMatchObject({ status: 1, json: { sent: 1, received: 1, conflicts: 1 } });
    expect(await run('sync', one, folder)).toMatchObject({ status: 1, json: { sent: 0, received: 1, conflicts: 1 } });
    const hashes = await Promise.all([run('content-hash', one), run('content-hash', two)]);
    expect(hashes[0]?.json).toEqual(hashes[1]?.json);
  });

  it('says whose signatures stand behind what came, and ends with 1 where one is wrong', async () => {
    const { one, two, folder } = makeFiles();
    await run('sync', one, folder);
    const strange = await run('sync', two, folder);
    expect(strange).toMatchObject({ status: 0, json: { signatures: [{ state: 'unknown_device', signed: 3 }] } });
    expect(strange.stderr).toContain('unknown_device, 3 of 3 entries signed');
    const [{ fingerprint }] = (strange.json as { signatures: [{ fingerprint: string }] }).signatures;
    await run('devices', two, '--accept', fingerprint, '--name', '一号机');
    expect(await run('sync', two, folder)).toMatchObject({ status: 0, json: { signatures: [{ state: 'intact' }] } });
    const seal = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.includes('seal-3-'));
    const bytes = Buffer.from('{"format":"union-seal/1"}\n');
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    writeFileSync(join(folder, dirname(seal ?? ''), `seal-3-${hash}.json`), bytes);
    expect(await run('sync', two, folder)).toMatchObject({ status: 1, json: { signatures: [{ state: 'broken' }] } });
  });

  it('needs a folder that is there', async () => {
    const { one, folder } = makeFiles();
    expect(await run('sync', one, join(folder, 'none'))).toMatchObject({
      status: 2,
      json: { error: { code: 'NOT_FOUND' } },
    });
  });
});
