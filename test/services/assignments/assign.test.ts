import { describe, expect, it } from 'vitest';
import { findRowCells } from '#db/read-cells.ts';
import { toLocalDate } from '#domain/clock.ts';
import { AppError } from '#domain/error.ts';
import { assignEnterprises } from '#services/assignments/assign.ts';
import type { AssignRequest } from '#services/assignments/assign.ts';
import { changeAssignment } from '#services/assignments/change-assignment.ts';
import { getEnterpriseId, listUnassigned } from '#services/assignments/choose-enterprises.ts';
import {
  getTaskOverview,
  listAllAssignments,
  listAssignments,
  listOpenEnterprises,
  listTasks,
} from '#services/assignments/list-assignments.ts';
import { listKnownInspectors } from '#services/assignments/people.ts';
import { withdrawOpenAssignments } from '#services/assignments/withdraw-open.ts';
import { createEnterprise, createVisit } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import { mergeEnterprises } from '#services/merge-enterprises.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../../support/error-code.ts';
import { countRows, enterpriseInput, makeCreditCode, makeLibrary } from '../support/app-library.ts';

const person: Omit<AssignRequest, 'enterpriseIds'> = {
  inspector: '赵检查',
  certificate: null,
  dueOn: null,
  note: null,
};

function open(count = 3): { library: Library; ids: readonly string[] } {
  const library = makeLibrary();
  const ids = Array.from({ length: count }, (_, at) => {
    const input = { ...enterpriseInput, name: `示例${at}厂`, creditCode: makeCreditCode(at) };
    return createEnterprise(library, input).enterpriseId;
  });
  return { library, ids };
}

function visit(library: Library, enterpriseId: string, state = 'completed'): string {
  const date = toLocalDate(library.clock());
  const { inspectionId } = createVisit(library, { enterpriseId, date, kind: 'first', inspectors: [] });
  write(library, [{ table: 'inspections', row: inspectionId, set: { state } }]);
  return inspectionId;
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const failure: unknown = await work.catch((error: unknown) => error);
  return failure instanceof AppError ? failure.code : failure;
}

describe('assigning', () => {
  it('writes one assignment for each enterprise, all or none', async () => {
    const { library, ids } = open();
    const done = await assignEnterprises(library, {
      ...person,
      enterpriseIds: [...ids, ids[0] ?? ''],
      dueOn: '2099-01-31',
    });
    expect(done).toEqual({ enterpriseIds: ids, created: 3, updated: 0, unchanged: 0, others: [] });
    expect(listAllAssignments(library)).toHaveLength(3);
    expect(listAssignments(library, ids[0] ?? '')).toMatchObject([
      { inspector: '赵检查', dueOn: '2099-01-31', assignedBy: '王芳', state: 'assigned', visitedOn: null },
    ]);
    const before = countRows(library);
    const absent = assignEnterprises(library, {
      ...person,
      inspector: '钱检查',
      enterpriseIds: [ids[0] ?? '', library.newId()],
    });
    expect(await codeOf(absent)).toBe('NOT_FOUND');
    expect(countRows(library)).toEqual(before);
    expect(verifyLibrary(library)).toMatchObject({ problems: [] });
  });

  it('changes the open assignment of the same person, and tells of another person', async () => {
    const { library, ids } = open(1);
    await assignEnterprises(library, { ...person, enterpriseIds: ids, note: '先打电话' });
    const again = await assignEnterprises(library, {
      ...person,
      inspector: ' 赵 检查',
      enterpriseIds: ids,
      dueOn: '2099-02-01',
    });
    expect(again).toMatchObject({ created: 0, updated: 1, others: [] });
    const same = await assignEnterprises(library, { ...person, enterpriseIds: ids, dueOn: '2099-02-01' });
    expect(same).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(listAssignments(library, ids[0] ?? '')).toMatchObject([{ dueOn: '2099-02-01', note: '先打电话' }]);
    const other = await assignEnterprises(library, { ...person, inspector: '钱检查', enterpriseIds: ids });
    expect(other).toMatchObject({
      created: 1,
      others: [{ enterpriseName: '示例0厂', inspector: '赵检查', dueOn: '2099-02-01' }],
    });
    expect(listAssignments(library, ids[0] ?? '')).toHaveLength(2);
  });

  it('takes two certificates for two people', async () => {
    const { library, ids } = open(1);
    await assignEnterprises(library, { ...person, certificate: 'A-1', enterpriseIds: ids });
    const other = await assignEnterprises(library, { ...person, certificate: 'A-2', enterpriseIds: ids });
    expect(other).toMatchObject({ created: 1, others: [{ inspector: '赵检查' }] });
  });

  it('says what is missing or cannot be', async () => {
    const { library, ids } = open(1);
    for (const wrong of [{ inspector: ' ' }, { dueOn: '2026-02-30' }, { note: 'x'.repeat(501) }]) {
      expect(await codeOf(assignEnterprises(library, { ...person, ...wrong, enterpriseIds: ids }))).toBe(
        'RECORD_REJECTED',
      );
    }
    expect(await codeOf(assignEnterprises(library, { ...person, enterpriseIds: [] }))).toBe('INVALID_REQUEST');
    expect(listAllAssignments(library)).toEqual([]);
  });

  it('writes nothing where it is stopped', async () => {
    const { library, ids } = open();
    expect(
      await assignEnterprises(library, { ...person, enterpriseIds: ids }, () => Promise.resolve(false)),
    ).toBeUndefined();
    expect(listAllAssignments(library)).toEqual([]);
  });
});

describe('an assignment', () => {
  it('is done by a visit that was completed, and open again when that is returned or void', async () => {
    const { library, ids } = open(1);
    const [id = ''] = ids;
    await assignEnterprises(library, { ...person, enterpriseIds: ids });
    const inspectionId = visit(library, id, 'draft');
    const stateWhen = (state: string): unknown => {
      write(library, [{ table: 'inspections', row: inspectionId, set: { state } }]);
      return listAssignments(library, id)[0]?.state;
    };
    expect(['draft', 'completed', 'submitted', 'approved', 'returned', 'void'].map(stateWhen)).toEqual([
      'assigned',
      'done',
      'done',
      'done',
      'assigned',
      'assigned',
    ]);
  });

  it('is declined with a reason, taken up again, changed and withdrawn', async () => {
    const { library, ids } = open(1);
    const [id = ''] = ids;
    await assignEnterprises(library, { ...person, enterpriseIds: ids, dueOn: '2020-01-01' });
    const assignmentId = listAssignments(library, id)[0]?.id ?? '';
    const change = (request: Parameters<typeof changeAssignment>[1]['change']) =>
      changeAssignment(library, { assignmentId, change: request })[0];
    expect(listAssignments(library, id)[0]?.state).toBe('late');
    expect(getErrorCode(() => change({ kind: 'decline', reason: ' ' }))).toBe('RECORD_REJECTED');
    expect(change({ kind: 'decline', reason: '企业已搬迁' })).toMatchObject({
      state: 'declined',
      declined: '企业已搬迁',
    });
    expect(change({ kind: 'take_up' })).toMatchObject({ state: 'late', declined: null });
    expect(change({ kind: 'edit', dueOn: null, inspector: '孙检查' })).toMatchObject({
      state: 'assigned',
      inspector: '孙检查',
    });
    expect(getErrorCode(() => change({ kind: 'edit', inspector: '' }))).toBe('RECORD_REJECTED');
    expect(change({ kind: 'withdraw' })).toBeUndefined();
    expect(findRowCells(library.db, 'assignments', assignmentId)).toMatchObject({ deleted: 1, inspector: '孙检查' });
    expect(getErrorCode(() => change({ kind: 'withdraw' }))).toBe('NOT_FOUND');
  });

  it('is withdrawn with all others of the inspector that are open, and with none of anybody else', async () => {
    const { library, ids } = open(4);
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await assignEnterprises(library, { ...person, enterpriseIds: [first, second, third], dueOn: '2020-01-01' });
    await assignEnterprises(library, { ...person, inspector: '赵 检查', enterpriseIds: [fourth] });
    await assignEnterprises(library, { ...person, inspector: '钱检查', enterpriseIds: [first] });
    visit(library, second);
    const declined = listAssignments(library, third)[0]?.id ?? '';
    changeAssignment(library, { assignmentId: declined, change: { kind: 'decline', reason: '企业已搬迁' } });
    expect(await withdrawOpenAssignments(library, '赵检查', async () => false)).toBeUndefined();
    expect(listAllAssignments(library)).toHaveLength(5);
    expect(await withdrawOpenAssignments(library, '赵检查')).toBe(2);
    expect(
      listAllAssignments(library)
        .map(({ inspector, state }) => `${inspector} ${state}`)
        .toSorted(),
    ).toEqual(['赵检查 declined', '赵检查 done', '钱检查 assigned']);
    expect(await withdrawOpenAssignments(library, '赵检查')).toBe(0);
    expect(verifyLibrary(library).problems).toEqual([]);
  });

  it('goes with its enterprise when that is merged into another', async () => {
    const { library, ids } = open(2);
    const [from = '', into = ''] = ids;
    await assignEnterprises(library, { ...person, enterpriseIds: [from] });
    mergeEnterprises(library, { from, into, take: [] });
    expect(listAssignments(library, into)).toMatchObject([{ enterpriseId: into, state: 'assigned' }]);
    expect(await assignEnterprises(library, { ...person, enterpriseIds: [from, into] })).toMatchObject({
      enterpriseIds: [into],
      unchanged: 1,
    });
    visit(library, into);
    expect(listAssignments(library, from)[0]?.state).toBe('done');
  });
});

describe('the overview', () => {
  it('counts by inspector, the late ones first', async () => {
    const { library, ids } = open(4);
    const [a = '', b = '', c = '', d = ''] = ids;
    await assignEnterprises(library, { ...person, enterpriseIds: [a, b], dueOn: '2099-01-01' });
    await assignEnterprises(library, {
      ...person,
      inspector: '钱检查',
      certificate: 'B-2',
      enterpriseIds: [c],
      dueOn: '2020-01-01',
    });
    visit(library, a);
    expect(getTaskOverview(library)).toEqual({
      counts: { late: 1, assigned: 1, declined: 0, done: 1 },
      inspectors: [
        {
          inspector: '钱检查',
          certificate: 'B-2',
          counts: { late: 1, assigned: 0, declined: 0, done: 0 },
          dueOn: '2020-01-01',
        },
        {
          inspector: '赵检查',
          certificate: null,
          counts: { late: 0, assigned: 1, declined: 0, done: 1 },
          dueOn: '2099-01-01',
        },
      ],
    });
    expect(listOpenEnterprises(library, '赵检查')).toEqual([b]);
    expect(listTasks(library, { inspector: '', state: 'open', from: 0, limit: 1 })).toMatchObject({
      matching: 2,
      rows: [{ enterpriseId: c, enterpriseName: '示例2厂', state: 'late' }],
    });
    expect(listTasks(library, { inspector: '赵检查', state: 'done', from: 0, limit: 9 }).matching).toBe(1);
    expect(new Set(listUnassigned(library))).toEqual(new Set([a, d]));
    expect(getEnterpriseId(library, makeCreditCode(3))).toBe(d);
    expect(getErrorCode(() => getEnterpriseId(library, makeCreditCode(9)))).toBe('NOT_FOUND');
  });

  it('knows who was assigned or visited before', async () => {
    const { library, ids } = open(1);
    const visitor = { name: '李巡', certificate: 'C-3' };
    createVisit(library, { enterpriseId: ids[0] ?? '', date: '2026-01-05', kind: 'first', inspectors: [visitor] });
    await assignEnterprises(library, { ...person, enterpriseIds: ids });
    await assignEnterprises(library, { ...person, inspector: '李 巡', enterpriseIds: ids });
    expect(listKnownInspectors(library)).toEqual([
      { name: '李 巡', certificate: 'C-3' },
      { name: '赵检查', certificate: null },
    ]);
  });
});
