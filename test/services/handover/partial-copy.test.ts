import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectBare } from '#db/connection.ts';
import { localTables } from '#db/hand-over-copy.ts';
import { listSeals } from '#db/repositories/seals.ts';
import { listWithheld } from '#db/repositories/withheld.ts';
import { AppError } from '#domain/error.ts';
import { getContentHash } from '#services/content-hash.ts';
import { recordHandOver } from '#services/handover/hand-over.ts';
import { takeReceipt, writeReceipt } from '#services/handover/receipt.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeEnterprises } from '#services/merge-enterprises.ts';
import { mergeDatabase } from '#services/merge/merge-file.ts';
import { checkForeign } from '#services/trust/check-foreign.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { InspectOptions } from '#services/trust/inspect-foreign.ts';
import { toPublicKeyText } from '#services/trust/keys.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';
import type { Visit } from '../../support/test-library.ts';
import { addAbsentPhoto, addPhoto, alterFile, handOverLibrary, makeOutPath } from './support/hand-over.ts';
import type { Handed } from './support/hand-over.ts';

const fields = { members_total: { value: 1 } };

/** Three enterprises; everything that is written of one bears its mark. */
function makeMarked(): { readonly library: Library; readonly visits: readonly [Visit, Visit, Visit] } {
  const library = makeLibrary({ deviceName: '督查机' });
  const add = (mark: string): Visit => {
    const visit = addVisit(library, { ...fields, 'members_total.note': `${mark}备注` }, `${mark}厂`);
    const { inspectionId: inspection_id, enterpriseId: enterprise_id } = visit;
    const at = '2026-05-12T08:00:00.000Z';
    write(library, [
      { table: 'enterprises', row: enterprise_id, set: { contact_name: `${mark}联系人` } },
      { table: 'comments', row: library.newId(), set: { inspection_id, text: `${mark}意见`, written_at: at } },
      { table: 'findings', row: library.newId(), set: { inspection_id, rule: 'r', reason: `${mark}理由` } },
      {
        table: 'assignments',
        row: library.newId(),
        set: { enterprise_id, inspector: '李', assigned_on: '2026-05-12', note: `${mark}任务` },
      },
    ]);
    addPhoto(library, visit, Buffer.from(`${mark}照片`.repeat(1000)));
    return visit;
  };
  return { library, visits: [add('甲甲甲'), add('乙乙乙'), add('丙丙丙')] };
}

type Chosen = { readonly visits: readonly Visit[]; readonly withAttachments?: 'all' | 'none' };

function handOverPart(
  library: Library,
  { visits, withAttachments = 'all' }: Chosen,
  out = makeOutPath(),
): Promise<Handed> {
  const enterprises = new Set(visits.map(({ enterpriseId }) => enterpriseId));
  return handOverLibrary(library, { out, only: { enterprises, withAttachments } });
}

function open(file: string, access: 'read' | 'write' = 'read'): Library {
  const library = openLibrary({ file, access });
  onTestFinished(() => closeLibrary(library));
  return library;
}

async function inspect(file: string, options: InspectOptions = {}) {
  const found = await inspectForeignFile(file, options);
  onTestFinished(found.dispose);
  return found;
}

function findCode(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (cause: unknown) => (cause instanceof AppError ? cause.code : cause),
  );
}

describe('handing over a part', () => {
  it('makes one sealed file with all of the chosen enterprise', async () => {
    const { library, visits } = makeMarked();
    const before = getContentHash(library);
    const { done, key } = await handOverPart(library, { visits: [visits[1]] });
    expect(done).toMatchObject({ records: 1, attachments: 1, missing: [], deviceName: '督查机' });
    expect(readdirSync(dirname(done.out))).toEqual([basename(done.out)]);
    expect(getContentHash(library)).toBe(before);
    const known = { knownKeys: [toPublicKeyText(key)] };
    expect(await inspect(done.out, known)).toMatchObject({
      summary: { records: 1, problems: [], seals: [{ state: 'intact' }] },
    });
    const copy = open(done.out);
    expect(copy.libraryId).toBe(library.libraryId);
    expect(copy.device.id).not.toBe(library.device.id);
    for (const table of [
      'enterprises',
      'inspections',
      'union_records',
      'comments',
      'findings',
      'evidence',
      'assignments',
    ])
      expect(copy.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(1);
    expect(copy.db.prepare('SELECT count(*) FROM verdict_counts').pluck().get()).toBe(1);
    expect(verifyLibrary(copy, known)).toMatchObject({ problems: [], seals: [{ state: 'intact', since: 0 }] });
  });

  it('holds no text and no byte of any other', async () => {
    const { library, visits } = makeMarked();
    const marks = ['甲甲甲', '丙丙丙'];
    const { done } = await handOverPart(library, { visits: [visits[1]] });
    const bytes = readFileSync(done.out);
    expect(bytes.includes('乙乙乙')).toBe(true);
    for (const mark of marks) expect(bytes.includes(mark), mark).toBe(false);
    for (const { enterpriseId, inspectionId } of [visits[0], visits[2]]) {
      expect(bytes.includes(enterpriseId)).toBe(false);
      expect(bytes.includes(inspectionId)).toBe(false);
    }
    // The bytes of the photo lie in the file in pieces, and no others do.
    const copy = open(done.out);
    expect(copy.db.prepare('SELECT count(*) FROM attachments').pluck().get()).toBe(1);
    for (const table of localTables) expect(copy.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  });

  it('leaves the bytes of attachments behind where that is asked for', async () => {
    const { library, visits } = makeMarked();
    addAbsentPhoto(library, visits[1]);
    const { done, key } = await handOverPart(library, { visits: [visits[1]], withAttachments: 'none' });
    expect(done).toMatchObject({ attachments: 0, missing: [] });
    const { problems, seals } = verifyLibrary(open(done.out), { knownKeys: [toPublicKeyText(key)] });
    expect({ problems, state: seals[0]?.state }).toEqual({ problems: [], state: 'intact' });
    const whole = await handOverPart(library, { visits: [visits[1]] });
    expect(whole.done.missing).toHaveLength(1);
  });

  it('leaves a damaged photo behind and says so', async () => {
    const { library, visits } = makeMarked();
    const hash = addPhoto(library, visits[1], randomBytes(300_000));
    library.db.exec(`UPDATE attachment_pieces SET bytes = zeroblob(length(bytes)) WHERE n = 0 AND pieces_id =
      (SELECT pieces_id FROM attachments WHERE sha256 = '${hash}')`);
    const { done } = await handOverPart(library, { visits: [visits[1]] });
    expect(done).toMatchObject({ attachments: 1, missing: [{ sha256: hash }] });
  });

  it('takes along what is the same enterprise', async () => {
    const { library, visits } = makeMarked();
    mergeEnterprises(library, { from: visits[0].enterpriseId, into: visits[1].enterpriseId, take: [] });
    for (const visit of [visits[0], visits[1]]) {
      const { done } = await handOverPart(library, { visits: [visit] });
      const names = open(done.out).db.prepare('SELECT name FROM enterprises ORDER BY name').pluck().all();
      expect(names).toEqual(['乙乙乙厂', '甲甲甲厂']);
    }
    const { done } = await handOverPart(library, { visits: [visits[2]] });
    expect(open(done.out).db.prepare('SELECT name FROM enterprises').pluck().all()).toEqual(['丙丙丙厂']);
  });

  it('leaves out a visit that was ever said to be of somebody else', async () => {
    const { library, visits } = makeMarked();
    const moved = { table: 'inspections', row: visits[0].inspectionId } as const;
    write(library, [{ ...moved, set: { enterprise_id: visits[1].enterpriseId } }]);
    for (const visit of [visits[0], visits[1]]) {
      const { done } = await handOverPart(library, { visits: [visit] });
      expect(readFileSync(done.out).includes('甲甲甲备注')).toBe(false);
    }
    const { done } = await handOverPart(library, { visits: [visits[0], visits[1]] });
    expect(readFileSync(done.out).includes('甲甲甲备注')).toBe(true);
  });

  it('takes deleted rows along, so that they stay deleted', async () => {
    const { library, visits } = makeMarked();
    write(library, [{ table: 'inspections', row: visits[1].inspectionId, set: { deleted: true } }]);
    const { done } = await handOverPart(library, { visits: [visits[1]] });
    expect(done.records).toBe(0);
    expect(open(done.out).db.prepare('SELECT deleted FROM inspections').pluck().all()).toEqual([1]);
  });

  it('is encrypted as a whole copy is', async () => {
    const { library, visits } = makeMarked();
    const enterprises = new Set([visits[1].enterpriseId]);
    const only = { enterprises, withAttachments: 'all' } as const;
    const { done, key } = await handOverLibrary(library, { only, passphrase: '口令', workFactor: 4 });
    const known = { knownKeys: [toPublicKeyText(key)], passphrase: '口令' };
    expect(await inspect(done.out, known)).toMatchObject({ summary: { records: 1, seals: [{ state: 'intact' }] } });
  });

  it('is written in by another device, and comes back', async () => {
    const { library, visits } = makeMarked();
    const { done, key } = await handOverPart(library, { visits: [visits[1]] });
    recordHandOver(library, done, key);
    expect(verifyLibrary(library)).toMatchObject({ problems: [], seals: [{ state: 'intact' }] });
    const inspector = open(done.out, 'write');
    setAnswer(inspector, visits[1], { members_total: { value: 5 } });
    const back = await handOverLibrary(inspector);
    const db = connectBare(back.done.out, { access: 'read', mustExist: true });
    onTestFinished(() => void db.close());
    const { sha256 } = back.done;
    expect(await mergeDatabase(library, { db, sha256, fileName: 'back.unidb' })).toMatchObject({ new: 0, merged: 1 });
    expect(library.db.prepare('SELECT max(members_total) FROM union_records').pluck().get()).toBe(5);
    expect(listWithheld(library.db, library.device.id)).toEqual([]);
    expect(verifyLibrary(library).problems).toEqual([]);
    expect(listSeals(library.db)).toHaveLength(2);
  });

  it('is receipted', async () => {
    const { library, visits } = makeMarked();
    const { done, key } = await handOverPart(library, { visits: [visits[1]] });
    const received = await inspect(done.out);
    const receiver = makeLibrary({ deviceName: '检查机' });
    const out = join(makeTemporaryFolder(), 'receipt.json');
    writeReceipt(receiver, { received, out, key });
    expect(takeReceipt(library, out)).toMatchObject({ seal: done.seal.id, code: done.code });
  });

  it('can be handed over again, whole or in part', async () => {
    const { library, visits } = makeMarked();
    const first = await handOverPart(library, { visits: [visits[0], visits[1]] });
    const second = open(first.done.out, 'write');
    setAnswer(second, visits[0], { members_total: { value: 5 } });
    const whole = await handOverLibrary(second);
    expect(whole.done.records).toBe(2);
    const known = { knownKeys: [toPublicKeyText(first.key), toPublicKeyText(whole.key)] };
    expect(verifyLibrary(open(whole.done.out), known)).toMatchObject({
      problems: [],
      seals: expect.arrayContaining([expect.objectContaining({ state: 'intact' })]),
    });
    const part = await handOverPart(second, { visits: [visits[1]] });
    const copy = open(part.done.out);
    expect(verifyLibrary(copy, { knownKeys: [toPublicKeyText(part.key)] }).problems).toEqual([]);
    expect(readFileSync(part.done.out).includes('甲甲甲')).toBe(false);
  });
});

describe('handing over a part is refused', () => {
  it.each([
    ['none', 'INVALID_REQUEST', new Set<string>()],
    ['one that is not there', 'NOT_FOUND', new Set(['019e197b-bc00-7000-8000-010000000300'])],
  ])('of %s', async (_, code, enterprises) => {
    const { library } = makeMarked();
    const out = makeOutPath();
    expect(await findCode(handOverLibrary(library, { out, only: { enterprises, withAttachments: 'all' } }))).toBe(code);
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it.each([
    ['an entry that was changed', `UPDATE changes SET author = '别人' WHERE seq = 2`],
    ['an entry that is gone', 'DELETE FROM changes WHERE seq = 2'],
    ['the entry before one that is gone', 'DELETE FROM changes WHERE seq = 8'],
  ])('of a library that is not sound: %s', async (_, sql) => {
    const { library, visits } = makeMarked();
    library.db.exec(sql);
    const out = makeOutPath();
    const part = handOverPart(library, { visits: [visits[0]] }, out);
    expect(await findCode(part)).toMatch(/^(HISTORY_BROKEN|FILE_DAMAGED)$/);
    expect(readdirSync(dirname(out))).toEqual([]);
  });
});

describe('a part that somebody altered', () => {
  let made: Buffer | undefined;

  /** The same one for all of them. */
  async function getBytes(): Promise<Buffer> {
    if (made !== undefined) return made;
    const { library, visits } = makeMarked();
    const { done } = await handOverPart(library, { visits: [visits[1]] });
    made = readFileSync(done.out);
    return made;
  }

  it.each([
    ['a stretch that is gone', 'HISTORY_BROKEN', 'DELETE FROM withheld WHERE first = 1'],
    ['a stretch with another hash', 'HISTORY_BROKEN', `UPDATE withheld SET hash = '${'0'.repeat(64)}' WHERE first = 1`],
    [
      'a stretch over what is there',
      'HISTORY_BROKEN',
      'UPDATE withheld SET last = last + 1, lamport = lamport + 1 WHERE first = 1',
    ],
    ['a count that does not rise', 'FILE_HOSTILE', 'UPDATE withheld SET lamport = 1'],
    ['a count that falls behind it', 'HISTORY_BROKEN', 'UPDATE withheld SET lamport = 900 WHERE first = 1'],
    ['a count beyond all', 'FILE_HOSTILE', 'UPDATE withheld SET lamport = 9000000000 WHERE first > 1'],
    [
      'more than anybody has',
      'FILE_HOSTILE',
      'UPDATE withheld SET last = 9000000000, lamport = 9000000000 WHERE first > 1',
    ],
    [
      'numbers that nobody can count',
      'FILE_HOSTILE',
      'UPDATE withheld SET last = 9223372036854775807, lamport = 9223372036854775807 WHERE first > 1',
    ],
    [
      'more stretches than entries to lie between',
      'FILE_HOSTILE',
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 101000) INSERT INTO withheld
        SELECT '019e197b-bc00-7000-8000-010000000300', i, i, i, '${'0'.repeat(64)}' FROM n`,
    ],
    ['a hash that is none', 'FILE_HOSTILE', `UPDATE withheld SET hash = '${'x'.repeat(64)}'`],
    ['a device that is none', 'FILE_HOSTILE', `UPDATE withheld SET device = 'x'`],
    ['a device with a very long name', 'FILE_HOSTILE', `UPDATE withheld SET device = '${'x'.repeat(100_000)}'`],
  ])('is refused: %s', async (_, code, sql) => {
    const file = makeOutPath();
    writeFileSync(file, await getBytes());
    alterFile(file, (db) => void db.exec(sql));
    expect(getErrorCode(() => checkForeign(file, []))).toBe(code);
  });
});
