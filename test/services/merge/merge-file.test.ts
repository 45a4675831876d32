import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { listMergeBatches } from '#db/repositories/merge-batches.ts';
import { listAside } from '#db/repositories/set-aside.ts';
import { findVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { AppError } from '#domain/error.ts';
import { addAttachment, readAttachment } from '#services/attachments.ts';
import { listAssignments } from '#services/assignments/list-assignments.ts';
import { listFieldConflicts } from '#services/check/conflict-values.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { getContentHash } from '#services/content-hash.ts';
import { undoState, write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { decideInWords } from '#services/merge/decide-in-words.ts';
import { getConflict } from '#services/merge/conflict-view.ts';
import { listConflictLines } from '#services/merge/list-conflict-lines.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getVisit } from '#services/visits.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { forge } from './support/forge.ts';
import { mergeLibraries } from './support/history.ts';

function countLog(library: Library): unknown {
  return library.db.prepare('SELECT count(*) FROM changes').pluck().get();
}

function listSearchTexts(library: Library): readonly unknown[] {
  return library.db.prepare('SELECT text FROM enterprise_search').pluck().all();
}

function makePair(): { readonly one: Library; readonly two: Library } {
  return { one: makeDevice(1).library, two: makeDevice(2).library };
}

describe('merging', () => {
  it('brings records, their counts, search texts and the names of devices', async () => {
    const { one, two } = makePair();
    const { inspectionId } = addVisit(one, { employees_total: { value: 230 } }, '晨光机械厂');
    expect(await mergeLibraries(two, one)).toMatchObject({
      status: 'merged',
      new: 1,
      identical: 0,
      merged: 0,
      conflicts: 0,
    });
    expect(findVerdictCounts(two.db, inspectionId)).toBeDefined();
    expect(listSearchTexts(two)).toEqual([expect.stringContaining('cgjxc')]);
    expect(listDeviceNames(two.db).get(one.device.id)).toBe('device 1');
  });

  it('counts what is new, what got something, and what was there', async () => {
    const { one, two } = makePair();
    const changed = addVisit(one);
    addVisit(one);
    await mergeLibraries(two, one);
    setAnswer(one, changed, { employees_total: { value: 5 } });
    addVisit(one);
    write(one, [{ table: 'enterprises', row: one.newId(), set: { name: '没有检查的企业' } }]);
    expect(await mergeLibraries(two, one)).toMatchObject({ new: 2, merged: 1, identical: 1, conflicts: 0 });
    expect(await mergeLibraries(two, one)).toMatchObject({ status: 'unchanged', new: 0, merged: 0, identical: 4 });
    expect(listMergeBatches(two.db, 10).map(({ created, merged }) => [created, merged])).toEqual([
      [2, 1],
      [2, 0],
    ]);
  });

  it('lets this device go on writing: its next entry has seen everything', async () => {
    const { one, two } = makePair();
    const visit = addVisit(one, { employees_total: { value: 1 } });
    const own = addVisit(two);
    setAnswer(two, own, { members_total: { value: 1 } });
    expect(undoState(two, own.inspectionId)).toEqual({ canUndo: true, canRedo: false });
    await mergeLibraries(two, one);
    setAnswer(two, visit, { employees_total: { value: 2 } });
    expect(await mergeLibraries(one, two)).toMatchObject({ conflicts: 0, merged: 1 });
    expect(getContentHash(one)).toBe(getContentHash(two));
  });

  it('takes the own entries of a device back that was set back to an earlier state', async () => {
    const { one, two } = makePair();
    addVisit(one);
    await mergeLibraries(two, one);
    const lost = makeDevice(1).library;
    addVisit(lost);
    await mergeLibraries(lost, two);
    expect(countLog(lost)).toBe(countLog(two));
  });
});

describe('every table of the log', () => {
  it('comes across as it was written: a completed visit with its verdicts, comments, findings, documents', async () => {
    const { one, two } = makePair();
    const { inspectionId, enterpriseId } = addVisit(one, { employees_total: { value: 230 } });
    const inspectors = [{ name: '王敏', certificate: '0001' }];
    write(one, [{ table: 'inspections', row: inspectionId, set: { inspectors } }]);
    completeVisit(one, { inspectionId, language: 'en', reasons: {} });
    const rows = {
      comments: one.newId(),
      findings: one.newId(),
      documents: one.newId(),
      twin: one.newId(),
      assignments: one.newId(),
    };
    const visit = { inspection_id: inspectionId };
    const assignment = { inspector: '赵检查', assigned_on: '2026-05-12', due_on: '2026-05-20', note: '先打电话' };
    write(one, [
      { table: 'comments', row: rows.comments, set: { ...visit, text: '请核对', fact: 'employees_total' } },
      { table: 'findings', row: rows.findings, set: { ...visit, rule: 'r', state: 'confirmed', evidence: ['b', 'a'] } },
      { table: 'documents', row: rows.documents, set: { ...visit, language: 'en', content: { a: [1, { b: '二' }] } } },
      { table: 'enterprises', row: rows.twin, set: { name: '同一家', merged_into: enterpriseId } },
      { table: 'assignments', row: rows.assignments, set: { enterprise_id: enterpriseId, ...assignment } },
    ]);
    expect(await mergeLibraries(two, one)).toMatchObject({ status: 'merged', new: 1 + 1 });
    expect(getContentHash(two)).toBe(getContentHash(one));
    expect(getVisit(two, { inspectionId, language: 'en' })).toMatchObject({
      assessment: getVisit(one, { inspectionId, language: 'en' }).assessment,
    });
    expect(verifyLibrary(two).problems).toEqual([]);
  });
});

describe('an assignment', () => {
  const assignment = { inspector: '赵检查', assigned_on: '2026-05-12' };

  it('that is new makes no new record: that of its enterprise got something, visited or not', async () => {
    const { one, two } = makePair();
    const { enterpriseId } = addVisit(one);
    const unvisited = one.newId();
    write(one, [{ table: 'enterprises', row: unvisited, set: { name: '未检查厂' } }]);
    await mergeLibraries(two, one);
    for (const id of [enterpriseId, unvisited])
      write(one, [{ table: 'assignments', row: one.newId(), set: { enterprise_id: id, ...assignment } }]);
    expect(await mergeLibraries(two, one)).toMatchObject({ new: 0, identical: 0, merged: 2 });
    expect(await mergeLibraries(two, one)).toMatchObject({ status: 'unchanged' });
    expect(verifyLibrary(two).problems).toEqual([]);
  });

  it('keeps an enterprise that was deleted without knowing of it', async () => {
    const { one, two } = makePair();
    const row = one.newId();
    write(one, [{ table: 'enterprises', row, set: { name: '示例厂' } }]);
    await mergeLibraries(two, one);
    write(one, [{ table: 'enterprises', row, set: { deleted: true } }]);
    write(two, [{ table: 'assignments', row: two.newId(), set: { enterprise_id: row, ...assignment } }]);
    await mergeLibraries(two, one);
    expect(listAssignments(two, row)).toHaveLength(1);
    expect(listFieldConflicts(two)).toMatchObject([{ record: row, fact: 'enterprises.deleted' }]);
  });

  it('changed on both sides is in conflict under the name of its inspector and its enterprise', async () => {
    const { one, two } = makePair();
    const { enterpriseId } = addVisit(one);
    const row = one.newId();
    write(one, [{ table: 'assignments', row, set: { enterprise_id: enterpriseId, ...assignment } }]);
    await mergeLibraries(two, one);
    write(one, [{ table: 'assignments', row, set: { due_on: '2026-06-01' } }]);
    write(two, [{ table: 'assignments', row, set: { due_on: '2026-06-02' } }]);
    await mergeLibraries(two, one);
    expect(listFieldConflicts(two)).toMatchObject([{ record: enterpriseId, fact: 'assignments.due_on' }]);
    expect(listConflictLines(two, { from: 0, limit: 9 })).toMatchObject({
      lines: [{ enterpriseId, inspectionId: null, title: '赵检查', field: 'due_on' }],
    });
    const place = { table: 'assignments', row, field: 'due_on' } as const;
    expect(getConflict(two, { ...place, language: 'en' })).toMatchObject({
      other: 'date',
      choices: [{}, {}],
      evidence: [],
    });
    decideInWords(two, place, { text: '2026-06-03' });
    expect(listAssignments(two, enterpriseId)).toMatchObject([{ dueOn: '2026-06-03' }]);
  });
});

describe('attachments', () => {
  const bytes = Buffer.from('a photo');
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  function addPhoto(library: Library): void {
    const { inspectionId } = addVisit(library);
    addAttachment(library, bytes);
    const set = { inspection_id: inspectionId, name: 'a.jpg', media_type: 'image/jpeg', size: bytes.length, sha256 };
    write(library, [{ table: 'evidence', row: library.newId(), set }]);
  }

  it('come along by their hash, once', async () => {
    const { one, two } = makePair();
    addPhoto(one);
    expect(await mergeLibraries(two, one)).toMatchObject({ attachments: 1, alteredAttachments: [] });
    expect(readAttachment(two, sha256)).toEqual(bytes);
  });

  it('that were altered are left behind, and those that are missing come with a later file', async () => {
    const { one, two } = makePair();
    addPhoto(one);
    one.db.prepare('UPDATE attachment_pieces SET bytes = ?').run(Buffer.from('a fraud'));
    expect(await mergeLibraries(two, one)).toMatchObject({
      status: 'merged',
      attachments: 0,
      alteredAttachments: [sha256],
    });
    expect(two.db.prepare('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0);
    one.db.prepare('UPDATE attachment_pieces SET bytes = ?').run(bytes);
    addVisit(one);
    expect(await mergeLibraries(two, one)).toMatchObject({ attachments: 1, alteredAttachments: [] });
    expect(readAttachment(two, sha256)).toEqual(bytes);
  });
});

describe('a file whose history is not right', () => {
  /** Merges what was spoilt, and holds that nothing came of it. @returns the code of the refusal. */
  async function refuse(spoil: (one: Library) => void): Promise<unknown> {
    const { one, two } = makePair();
    addVisit(one, { employees_total: { value: 5 } });
    spoil(one);
    const before = [getContentHash(two), countLog(two)];
    const cause: unknown = await mergeLibraries(two, one).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect([getContentHash(two), countLog(two)]).toEqual(before);
    expect(two.db.inTransaction).toBe(false);
    addVisit(two);
    return cause instanceof AppError ? cause.code : cause;
  }

  it.each<[string, string, (one: Library) => void]>([
    ['an altered entry', 'FILE_DAMAGED', (one) => one.db.exec(`UPDATE changes SET author = 'x' WHERE seq = 2`)],
    ['a missing entry', 'FILE_DAMAGED', (one) => one.db.exec('DELETE FROM changes WHERE seq = 2')],
    ['no beginning', 'FILE_DAMAGED', (one) => one.db.exec('DELETE FROM changes WHERE seq = 1')],
    ['text that is no JSON', 'FILE_HOSTILE', (one) => forge(one, 2, () => ({ fields: '{' }))],
    ['text that is not canonical', 'FILE_HOSTILE', (one) => forge(one, 2, ({ fields }) => ({ fields: ` ${fields}` }))],
    [
      'nesting without end',
      'FILE_HOSTILE',
      (one) => forge(one, 3, () => ({ fields: `{"a":[${'['.repeat(90_000)}${']'.repeat(90_000)}]}` })),
    ],
    [
      'a date that is none',
      'FILE_HOSTILE',
      (one) => forge(one, 2, ({ fields }) => ({ fields: fields.replace('2026-05-12', 'tomorrow') })),
    ],
    [
      'an option that is none',
      'FILE_HOSTILE',
      (one) => forge(one, 3, () => ({ fields: '{"womens_committee":[{"value":"perhaps"}]}' })),
    ],
    [
      'a negative number',
      'FILE_HOSTILE',
      (one) => forge(one, 3, () => ({ fields: '{"employees_total":[{"value":-5}]}' })),
    ],
    [
      'a default that is written out',
      'FILE_HOSTILE',
      (one) =>
        forge(one, 2, ({ fields }) => ({
          fields: `{"state":["draft"],${fields.slice(1)}`
            .replace('{"state":["draft"],', '{')
            .replace('}', ',"state":["draft"]}'),
        })),
    ],
    ['an enterprise without a name', 'FILE_HOSTILE', (one) => forge(one, 1, () => ({ fields: '{"name":[null]}' }))],
    ['a row id that is none', 'FILE_HOSTILE', (one) => forge(one, 1, () => ({ row: '../../etc' }))],
    ['a kind that is none', 'FILE_HOSTILE', (one) => forge(one, 1, () => ({ kind: 'spell' }))],
    [
      'a number that nobody could have seen',
      'FILE_HOSTILE',
      (one) => forge(one, 3, () => ({ lamport: 9_000_000_000_000_000 })),
    ],
    ['a number that goes backwards', 'FILE_HOSTILE', (one) => forge(one, 3, () => ({ lamport: 1 }))],
    ['a device that is none', 'FILE_HOSTILE', (one) => one.db.exec(`UPDATE changes SET device = 'x'`)],
  ])('with %s is refused (%s), and nothing is written', async (_what, code, spoil) => {
    expect(await refuse(spoil)).toBe(code);
  });

  it('of which two histories exist stops, wherever they part', async () => {
    for (const part of [1, 2, 3]) {
      const { one, two } = makePair();
      addVisit(one, { employees_total: { value: 5 } });
      await mergeLibraries(two, one);
      forge(one, part, () => ({ author: 'somebody else' }));
      setAnswer(one, addVisit(one), { members_total: { value: 1 } });
      const before = [getContentHash(two), countLog(two)];
      await expect(mergeLibraries(two, one)).rejects.toMatchObject({ code: 'HISTORY_FORKED' });
      expect([getContentHash(two), countLog(two)]).toEqual(before);
    }
  });

  it('cannot strike off what is yet to be written', async () => {
    const { one, two } = makePair();
    const visit = addVisit(one, { employees_total: { value: 5 } });
    await mergeLibraries(two, one);
    const future = Array.from({ length: 5 }, (_, at) => `${one.device.id}:${at + 4}`);
    setAnswer(two, visit, { employees_total: { value: 1 } });
    forge(two, 1, () => ({ fields: toCanonicalJson({ employees_total: [{ value: 1 }, ...future] }) }));
    await mergeLibraries(one, two);
    setAnswer(one, visit, { employees_total: { value: 7 } });
    const third = makeDevice(3).library;
    await mergeLibraries(third, one);
    expect(getContentHash(third)).toBe(getContentHash(one));
    const shown = third.db.prepare('SELECT employees_total FROM union_records').pluck().get();
    expect(shown).toBe(7);
  });
});

describe('what a newer program wrote', () => {
  it('is kept byte for byte, waits, and travels on', async () => {
    const { one, two } = makePair();
    const third = makeDevice(3).library;
    const visit = addVisit(one, { employees_total: { value: 5 } });
    setAnswer(one, visit, { members_total: { value: 1 } });
    addVisit(one);
    forge(one, 4, () => ({
      schema: 2,
      kind: 'rethink',
      fields: '{"employees_total":[{"range":[1,9]}],"of_the_future":[true]}',
    }));
    forge(one, 5, () => ({ schema: 2, table: 'plans', row: visit.enterpriseId, fields: '{"a":["b"]}' }));
    forge(one, 6, () => ({ schema: 2, fields: '{"of_the_future":[1]}' }));
    forge(one, 7, ({ fields, row, table }) => ({ fields, row, table }));
    await expect(mergeLibraries(two, one)).resolves.toMatchObject({ status: 'merged' });
    expect(listAside(two.db, 'newer').map(({ table }) => table)).toEqual(['inspections', 'plans', 'records']);
    expect(
      two.db
        .prepare('SELECT employees_total FROM union_records WHERE inspection_id = ?')
        .pluck()
        .get(visit.inspectionId),
    ).toBe(5);
    await mergeLibraries(third, two);
    for (const device of listChangeDevices(one.db))
      expect([...iterateChain(third.db, device)]).toEqual([...iterateChain(one.db, device)]);
    expect(getContentHash(third)).toBe(getContentHash(two));
    expect(verifyLibrary(two).problems).toEqual([]);
  });
});
