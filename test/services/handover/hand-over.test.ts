import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectBare } from '#db/connection.ts';
import { localTables } from '#db/hand-over-copy.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { getContentHash } from '#services/content-hash.ts';
import { listHandOvers, recordHandOver } from '#services/handover/hand-over.ts';
import { getInspectorName, closeLibrary, openLibrary } from '#services/library.ts';
import { write } from '#services/journal.ts';
import { toFileCode } from '#services/trust/digits.ts';
import { toFingerprint, toPublicKeyText } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { setAnswer } from '../../support/test-library.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import {
  addAbsentPhoto,
  addPhoto,
  alterFile,
  handOverLibrary,
  makeFilledLibrary,
  makeOutPath,
} from './support/hand-over.ts';

describe('handing over', () => {
  it('makes one sealed file that holds the same and says what it is', async () => {
    const { library } = makeFilledLibrary();
    const { key, done } = await handOverLibrary(library);
    expect(readdirSync(dirname(done.out))).toEqual([basename(done.out)]);
    expect(done).toMatchObject({ records: 3, attachments: 0, missing: [], deviceName: '一号机' });
    expect(done.sha256).toBe(createHash('sha256').update(readFileSync(done.out)).digest('hex'));
    expect(done.code).toBe(toFileCode(done.sha256));
    expect(done.sealedBy).toBe(toFingerprint(toPublicKeyText(key)));
    const copy = openLibrary({ file: done.out, access: 'read' });
    expect(copy.libraryId).toBe(library.libraryId);
    expect(getContentHash(copy)).toBe(getContentHash(library));
    const { seals, problems } = verifyLibrary(copy, { knownKeys: [toPublicKeyText(key)] });
    expect(problems).toEqual([]);
    expect(seals).toMatchObject([{ state: 'intact', device: library.device.id, count: 9, since: 0, known: true }]);
    closeLibrary(copy);
  });

  it('leaves the library as it is, and works beside the program that writes it', async () => {
    const { library, visits } = makeFilledLibrary();
    const reader = openLibrary({ file: library.file, access: 'read' });
    const { done } = await handOverLibrary(reader);
    closeLibrary(reader);
    expect(library.db.prepare('SELECT count(*) FROM seals').pluck().get()).toBe(0);
    for (const visit of visits) setAnswer(library, visit, { members_total: { value: 999 } });
    const copy = openLibrary({ file: done.out, access: 'read' });
    expect(copy.db.prepare('SELECT max(members_total) FROM union_records').pluck().get()).toBe(2);
    closeLibrary(copy);
  });

  it('keeps at home what is local, the name of the inspector and the device included', async () => {
    const { library, visits } = makeFilledLibrary();
    const at = '2026-05-12T08:00:00.000Z';
    library.db.exec(`
      INSERT INTO thumbnails VALUES ('${'a'.repeat(64)}', 'image/png', zeroblob(20000));
      INSERT INTO import_batches VALUES ('b', '${at}', '名单.xlsx', 'd', 1, 2, 1, 0, NULL);
      INSERT INTO device_keys VALUES ('d', 'f', 'k', '张三的电脑', '${at}', '${at}');
      INSERT INTO seen_checkpoints VALUES ('d', 1, 'h', 's', '${at}');
      INSERT INTO attachment_pieces VALUES ('left-over', 0, CAST('半张照片' AS BLOB));
      INSERT INTO merge_batches VALUES ('m', '${at}', 'f', '${'a'.repeat(64)}', '[]', 1, 1, 0, 0, NULL);
      INSERT INTO hand_overs VALUES ('${'a'.repeat(64)}', '${at}', 'f', 's', 'c', 1, 0, NULL, NULL);`);
    const { done } = await handOverLibrary(library);
    const copy = openLibrary({ file: done.out, access: 'write' });
    for (const table of [...localTables, 'attachment_pieces'])
      expect(copy.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    expect(getInspectorName(copy)).toBe('');
    expect(copy.device.id).not.toBe(library.device.id);
    // Whoever goes on writing in the copy does so in a chain of its own.
    const [visit = visits[0]] = visits;
    write(copy, [{ table: 'records', row: visit?.inspectionId ?? '', set: { members_women: { value: 1 } } }]);
    expect(verifyLibrary(copy).seals).toMatchObject([{ state: 'unknown_device', since: 1 }]);
    closeLibrary(copy);
    const bytes = readFileSync(done.out);
    for (const text of ['张三的电脑', '名单.xlsx', '半张照片']) expect(bytes.includes(text), text).toBe(false);
  });

  it('has decided of every table whether it travels', () => {
    const db = connectBare(':memory:', { access: 'write', mustExist: false });
    migrate(db, migrations, () => 0);
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
    const travelling = tables.filter((name) => !localTables.includes(String(name)));
    expect(travelling).toEqual([
      'answer_marks',
      'assignments',
      'attachment_pieces',
      'attachments',
      'changes',
      'comments',
      'conflicts',
      'devices',
      'documents',
      'enterprise_aliases',
      'enterprise_search',
      'enterprises',
      'evidence',
      'findings',
      'frozen_verdicts',
      'inspections',
      'library',
      'migrations',
      'seals',
      'set_aside',
      'union_records',
      'verdict_counts',
      'withheld',
    ]);
    expect(localTables.filter((name) => !tables.includes(name))).toEqual([]);
  });

  it('takes the attachments along and says which are missing or damaged', async () => {
    const { library, visits } = makeFilledLibrary();
    const [one, two, three] = visits;
    if (one === undefined || two === undefined || three === undefined) throw new Error('three visits were made');
    const sound = randomBytes(600_000);
    const hash = addPhoto(library, one, sound);
    const damaged = addPhoto(library, two, randomBytes(300_000));
    const absent = addAbsentPhoto(library, three);
    library.db.exec(`UPDATE attachment_pieces SET bytes = zeroblob(length(bytes)) WHERE n = 0 AND pieces_id =
      (SELECT pieces_id FROM attachments WHERE sha256 = '${damaged}')`);
    const { done, key } = await handOverLibrary(library);
    expect(done.attachments).toBe(1);
    expect(done.missing.map(({ sha256 }) => sha256)).toEqual([damaged, absent].toSorted());
    const copy = openLibrary({ file: done.out, access: 'read' });
    expect(copy.db.prepare('SELECT sha256 FROM attachments').pluck().all()).toEqual([hash]);
    const { problems, seals } = verifyLibrary(copy, { knownKeys: [toPublicKeyText(key)] });
    expect(problems).toEqual([]);
    expect(seals).toMatchObject([{ state: 'intact' }]);
    closeLibrary(copy);
  });
});

describe('a hand-over is refused', () => {
  it.each(['', '-wal', '-journal'])('where a file of the name%s lies there, which stays', async (suffix) => {
    const { library } = makeFilledLibrary(1);
    const out = makeOutPath();
    writeFileSync(out + suffix, 'mine');
    await expect(handOverLibrary(library, { out })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readdirSync(dirname(out))).toEqual([basename(out) + suffix]);
    expect(readFileSync(out + suffix, 'utf8')).toBe('mine');
  });

  it('where the library itself is the place', async () => {
    const { library } = makeFilledLibrary(1);
    await expect(handOverLibrary(library, { out: library.file })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  });

  it('where there is no such folder', async () => {
    const { library } = makeFilledLibrary(1);
    const out = join(makeTemporaryFolder(), 'gone', 'handed.unidb');
    await expect(handOverLibrary(library, { out })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['a table that is not its history', `UPDATE enterprises SET name = '改过'`],
    ['an entry that was changed', `UPDATE changes SET author = '别人' WHERE seq = 2`],
    ['an entry that is gone', 'DELETE FROM changes WHERE seq = 2'],
  ])('of a library that is not sound: %s', async (_, sql) => {
    const { library } = makeFilledLibrary(2);
    library.db.exec(sql);
    const out = makeOutPath();
    await expect(handOverLibrary(library, { out })).rejects.toMatchObject({ code: 'HISTORY_BROKEN' });
    expect(readdirSync(dirname(out))).toEqual([]);
  });
});

describe('left-overs of a program that was killed', () => {
  it('are removed, those of one that runs are not', async () => {
    const { library } = makeFilledLibrary(1);
    const out = makeOutPath();
    const [dead, alive] = [`.handed.unidb.4194304.part`, `.handed.unidb.1.part`];
    for (const name of [dead, alive, '.handed.unidb.x.part']) writeFileSync(join(dirname(out), name), '');
    mkdirSync(join(dirname(out), 'other'));
    await handOverLibrary(library, { out });
    expect(readdirSync(dirname(out)).toSorted()).toEqual([alive, '.handed.unidb.x.part', 'handed.unidb', 'other']);
  });
});

describe('the list of hand-overs', () => {
  it('names each with its code, and the seal goes on proving the library', async () => {
    const { library, visits } = makeFilledLibrary();
    const { done, key } = await handOverLibrary(library);
    recordHandOver(library, done, key);
    const row = { seal: done.seal.id, fileName: basename(done.out), code: done.code, records: 3, receivedAt: null };
    expect(listHandOvers(library)).toMatchObject([row]);
    setAnswer(library, visits[0] ?? { enterpriseId: '', inspectionId: '' }, { members_total: { value: 7 } });
    expect(verifyLibrary(library).seals).toMatchObject([{ state: 'intact', since: 1, known: true }]);
    const second = await handOverLibrary(library, { key });
    recordHandOver(library, second.done, key);
    expect(listHandOvers(library)).toHaveLength(2);
    // The later seal covers the earlier one.
    expect(verifyLibrary(library).seals).toMatchObject([{ seal: second.done.seal.id }]);
  });

  it('lets a history be found out that was cut off and sealed over', async () => {
    const { library } = makeFilledLibrary();
    const { done, key } = await handOverLibrary(library);
    recordHandOver(library, done, key);
    closeLibrary(library);
    alterFile(library.file, (db) => {
      db.exec(`DELETE FROM changes WHERE seq > 6; DELETE FROM union_records WHERE inspection_id NOT IN
        (SELECT row_id FROM changes); PRAGMA foreign_keys = OFF; DELETE FROM answer_marks WHERE inspection_id NOT IN
        (SELECT row_id FROM changes); DELETE FROM verdict_counts; DELETE FROM inspections WHERE id NOT IN
        (SELECT row_id FROM changes); DELETE FROM enterprise_search WHERE enterprise_id NOT IN (SELECT row_id FROM
        changes); DELETE FROM enterprises WHERE id NOT IN (SELECT row_id FROM changes)`);
    });
    const cut = openLibrary({ file: library.file, access: 'read' });
    const { history, seals, problems } = verifyLibrary(cut);
    expect({ history, problems: problems.map(({ code }) => code) }).toEqual({
      history: 'ok',
      problems: ['SEAL_CHANGED'],
    });
    expect(seals).toMatchObject([{ state: 'changed_after_sealing', changed: [`${library.device.id}:9`] }]);
    closeLibrary(cut);
  });
});

it('makes nothing beside an output that it never finished', async () => {
  const { library } = makeFilledLibrary(1);
  const out = makeOutPath();
  closeLibrary(library);
  await expect(handOverLibrary(library, { out })).rejects.toThrow(/not open/);
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(dirname(out))).toEqual([]);
});
