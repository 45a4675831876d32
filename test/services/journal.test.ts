import { describe, expect, it } from 'vitest';
import { readRecord } from '#db/repositories/records.ts';
import { getInspection } from '#db/repositories/inspections.ts';
import { history, redo, undo, undoState, write, writeMany } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { hashChange } from '#sync/hash.ts';
import { getErrorCode } from '../support/error-code.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';

function countChanges(library: Library): unknown {
  return library.db.prepare('SELECT count(*) FROM changes').pluck().get();
}

describe('write', () => {
  it('keeps the entry and the tables together', () => {
    const library = makeLibrary({ clock: () => Date.UTC(2026, 4, 12) });
    const { enterpriseId, inspectionId } = addVisit(library, {
      members_total: { value: 7 },
      chair_concurrent_admin: { value: ['hr_head', 'deputy'] },
      womens_committee: { state: 'unknown' },
      'womens_committee.note': '主席回头查',
    });
    expect(readRecord(library.db, inspectionId)).toEqual({
      answers: {
        members_total: { value: 7 },
        chair_concurrent_admin: { value: ['deputy', 'hr_head'] },
        womens_committee: { state: 'unknown' },
      },
      notes: { womens_committee: '主席回头查' },
    });
    expect(getInspection(library.db, inspectionId)).toEqual({
      id: inspectionId,
      enterpriseId,
      date: '2026-05-12',
      kind: 'first',
      inspectors: [],
      state: 'draft',
      packId: null,
      packHash: null,
      stateReason: null,
      isDeleted: false,
    });
    const [change] = write(library, [{ table: 'records', row: inspectionId, set: { members_total: { value: 8 } } }]);
    expect(change).toMatchObject({
      device: library.device.id,
      seq: 4,
      lamport: 4,
      wall: '2026-05-12T00:00:00.000Z',
      author: '王敏',
      kind: 'edit',
      fields: { members_total: [{ value: 8 }, `${library.device.id}:3`] },
      schema: 1,
    });
    const { hash, ...content } = change ?? { hash: '' };
    expect(hash).toBe(change && hashChange(content as never));
  });

  it('writes no entry for what is there already', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = addVisit(library, { members_total: { value: 7 } });
    const before = countChanges(library);
    const edits = [
      {
        table: 'records',
        row: inspectionId,
        set: { members_total: { value: 7 }, members_women: null, 'members_total.note': '' },
      },
      { table: 'inspections', row: inspectionId, set: { state: 'draft', kind: 'first', inspectors: [], deleted: 0 } },
      { table: 'enterprises', row: enterpriseId, set: { region_code: '310115', address: null } },
    ] as const;
    expect(write(library, edits)).toEqual([]);
    expect(countChanges(library)).toBe(before);
  });

  it('leaves out of an entry the fields that did not change', () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library, { members_total: { value: 7 } });
    const set = { members_total: { value: 7 }, members_women: { value: 3 } };
    expect(write(library, [{ table: 'records', row: inspectionId, set }])[0]?.fields).toEqual({
      members_women: [{ value: 3 }],
    });
  });

  it('clears an answer to not asked', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_total: { state: 'refused', carriedFrom: '2024-01-01' } });
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({
      members_total: { state: 'refused', carriedFrom: '2024-01-01' },
    });
    setAnswer(library, visit, { members_total: null });
    expect(readRecord(library.db, visit.inspectionId)).toEqual({ answers: {}, notes: {} });
    expect(library.db.prepare('SELECT count(*) FROM answer_marks').pluck().get()).toBe(0);
  });

  it.each([
    ['an unknown fact', { table: 'records', set: { nonsense: { value: 1 } } }],
    ['a value of another type', { table: 'records', set: { members_total: { value: '7' } } }],
    ['an option that there is not', { table: 'records', set: { womens_committee: { value: 'perhaps' } } }],
    ['an unknown state', { table: 'records', set: { members_total: { state: 'perhaps' } } }],
    ['a value beside a state', { table: 'records', set: { members_total: { value: 1, state: 'unknown' } } }],
    ['an unknown column', { table: 'inspections', set: { nonsense: 'x' } }],
    ['a date that is none', { table: 'inspections', set: { date: 'today' } }],
    ['no date', { table: 'inspections', set: { date: null } }],
    ['inspectors without names', { table: 'inspections', set: { inspectors: [{ certificate: '1' }] } }],
    ['an unknown state of the visit', { table: 'inspections', set: { state: 'lost' } }],
  ] as const)('refuses %s and writes nothing', (_, { table, set }) => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_women: { value: 1 } });
    const before = countChanges(library);
    const good = { table: 'records', row: visit.inspectionId, set: { members_women: { value: 2 } } } as const;
    expect(getErrorCode(() => write(library, [good, { table, row: visit.inspectionId, set }]))).toBe('INVALID_REQUEST');
    expect(countChanges(library)).toBe(before);
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({ members_women: { value: 1 } });
    setAnswer(library, visit, { members_women: { value: 3 } });
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({ members_women: { value: 3 } });
  });

  it('refuses new rows that lack what they need', () => {
    const library = makeLibrary();
    const id = library.newId();
    expect(getErrorCode(() => write(library, [{ table: 'enterprises', row: id, set: { address: 'x' } }]))).toBe(
      'INVALID_REQUEST',
    );
    expect(getErrorCode(() => write(library, [{ table: 'inspections', row: id, set: { date: '2026-01-01' } }]))).toBe(
      'INVALID_REQUEST',
    );
    const orphan = { table: 'records', row: id, set: { members_total: { value: 1 } } } as const;
    expect(getErrorCode(() => write(library, [orphan]))).toBe('INVALID_REQUEST');
    expect(countChanges(library)).toBe(0);
  });

  it('rolls everything back where the caller fails', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_total: { value: 1 } });
    const edit = { table: 'records', row: visit.inspectionId, set: { members_total: { value: 2 } } } as const;
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => write(library, [edit], { also: fail })).toThrow('no');
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({ members_total: { value: 1 } });
    expect(write(library, [edit])[0]?.seq).toBe(4);
  });

  it('goes on with its chain after a restart', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_total: { value: 1 } });
    const [last] = write(library, [
      { table: 'records', row: visit.inspectionId, set: { members_total: { value: 2 } } },
    ]);
    closeLibrary(library);
    const again = openLibrary({ file: library.file, access: 'write' });
    const [next] = write(again, [{ table: 'records', row: visit.inspectionId, set: { members_total: { value: 3 } } }]);
    expect([next?.seq, next?.lamport, next?.prev]).toEqual([5, 5, last?.hash]);
    closeLibrary(again);
  });
});

describe('writeMany', () => {
  it('takes all edits or none', () => {
    const library = makeLibrary();
    const visit = addVisit(library);
    function* edits(isWrong: boolean) {
      yield { table: 'records', row: visit.inspectionId, set: { members_total: { value: 1 } } } as const;
      yield { table: 'records', row: visit.inspectionId, set: { members_women: { value: isWrong ? -1 : 1 } } } as const;
    }
    expect(getErrorCode(() => writeMany(library, edits(true)))).toBe('INVALID_REQUEST');
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({});
    expect(writeMany(library, edits(false))).toEqual({ entries: 2 });
    expect(writeMany(library, edits(false))).toEqual({ entries: 0 });
  });
});

describe('undo and redo', () => {
  it('take back and set again, one edit at a time', () => {
    const library = makeLibrary();
    const visit = addVisit(library, { members_total: { value: 1 } });
    setAnswer(library, visit, { members_total: { value: 2 }, members_women: { value: 1 } });
    setAnswer(library, visit, { 'members_total.note': '口头' });
    const read = () => readRecord(library.db, visit.inspectionId);
    expect(undo(library, visit.inspectionId).facts).toEqual(['members_total']);
    expect(read()).toEqual({ answers: { members_total: { value: 2 }, members_women: { value: 1 } }, notes: {} });
    expect(undo(library, visit.inspectionId).facts.toSorted()).toEqual(['members_total', 'members_women']);
    expect(read().answers).toEqual({ members_total: { value: 1 } });
    redo(library, visit.inspectionId);
    redo(library, visit.inspectionId);
    expect(read().notes).toEqual({ members_total: '口头' });
    expect(undoState(library, visit.inspectionId)).toEqual({ canUndo: true, canRedo: false });
  });

  it('survive a restart and end at a new edit', () => {
    const library = makeLibrary();
    const visit = addVisit(library);
    setAnswer(library, visit, { members_total: { value: 1 } });
    setAnswer(library, visit, { members_total: { value: 2 } });
    undo(library, visit.inspectionId);
    closeLibrary(library);
    const again = openLibrary({ file: library.file, access: 'write' });
    expect(undoState(again, visit.inspectionId)).toEqual({ canUndo: true, canRedo: true });
    redo(again, visit.inspectionId);
    undo(again, visit.inspectionId);
    undo(again, visit.inspectionId);
    setAnswer(again, visit, { members_total: { value: 9 } });
    expect(undoState(again, visit.inspectionId)).toEqual({ canUndo: true, canRedo: false });
    expect(getErrorCode(() => redo(again, visit.inspectionId))).toBe('UNDO_NOTHING');
    undo(again, visit.inspectionId);
    expect(getErrorCode(() => undo(again, visit.inspectionId))).toBe('UNDO_NOTHING');
    closeLibrary(again);
  });

  it('take the date of a visit back, but not its creation, its state or an import', () => {
    const library = makeLibrary();
    const visit = addVisit(library);
    const row = visit.inspectionId;
    expect(undoState(library, row)).toEqual({ canUndo: false, canRedo: false });
    write(library, [{ table: 'inspections', row, set: { state: 'completed' } }]);
    expect(undoState(library, row).canUndo).toBe(false);
    write(library, [{ table: 'inspections', row, set: { date: '2026-05-13' } }]);
    write(library, [{ table: 'records', row, set: { members_total: { value: 1 } } }], { kind: 'import' });
    undo(library, row);
    expect(getInspection(library.db, row)).toMatchObject({ date: '2026-05-12', state: 'completed' });
    expect(getErrorCode(() => undo(library, row))).toBe('UNDO_NOTHING');
  });

  it('leave alone what something else has changed since', () => {
    const library = makeLibrary();
    const visit = addVisit(library);
    setAnswer(library, visit, { members_total: { value: 1 }, members_women: { value: 1 } });
    write(library, [{ table: 'records', row: visit.inspectionId, set: { members_total: { value: 5 } } }], {
      kind: 'import',
    });
    undo(library, visit.inspectionId);
    expect(readRecord(library.db, visit.inspectionId).answers).toEqual({ members_total: { value: 5 } });
  });

  it('touch the visit asked for alone', () => {
    const library = makeLibrary();
    const one = addVisit(library);
    const two = addVisit(library);
    setAnswer(library, one, { members_total: { value: 1 } });
    expect(getErrorCode(() => undo(library, two.inspectionId))).toBe('UNDO_NOTHING');
  });
});

describe('history', () => {
  it('tells every step of a field, the oldest first', () => {
    const library = makeLibrary({ deviceName: 'laptop' });
    const visit = addVisit(library, { members_total: { value: 1 } });
    setAnswer(library, visit, { members_total: { state: 'unknown' } });
    undo(library, visit.inspectionId);
    const steps = history(library, { table: 'records', row: visit.inspectionId, field: 'members_total' });
    expect(steps.map(({ kind, from, to, author, deviceName }) => ({ kind, from, to, author, deviceName }))).toEqual([
      { kind: 'edit', from: null, to: { value: 1 }, author: '王敏', deviceName: 'laptop' },
      { kind: 'edit', from: { value: 1 }, to: { state: 'unknown' }, author: '王敏', deviceName: 'laptop' },
      { kind: 'undo', from: { state: 'unknown' }, to: { value: 1 }, author: '王敏', deviceName: 'laptop' },
    ]);
    expect(history(library, { table: 'records', row: visit.inspectionId, field: 'members_women' })).toEqual([]);
  });
});
