import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createEnterprise } from '#services/enterprises.ts';
import { makeOutPath } from '../services/handover/support/hand-over.ts';
import { enterpriseInput, makeCreditCode, makeLibrary } from '../services/support/app-library.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

const person = { inspector: '赵检查', certificate: 'A-1', dueOn: '2099-06-30', note: null };

function open(handOverTarget?: string) {
  const library = makeLibrary();
  const ids = ['晨星', '晨禾', '远山'].map((name, at) => {
    const input = { ...enterpriseInput, name: `示例·${name}厂`, creditCode: makeCreditCode(at) };
    return createEnterprise(library, input).enterpriseId;
  });
  const desk = openDesk({
    handlers: createLibraryHandlers(library, handOverTarget === undefined ? {} : { handOverTarget }),
  });
  const ask = async (channel: string, payload?: unknown): Promise<unknown> => {
    const answer = await (payload === undefined ? desk.ask(channel) : desk.ask(channel, payload));
    return answer.ok ? answer.value : answer.error;
  };
  return { library, ids, ask };
}

it('assigns what the list shows, or what is named, and tells how it stands', async () => {
  const { ids, ask } = open();
  const filter = { search: '晨', show: 'all' };
  expect(await ask('assignEnterprises', { ...person, among: { filter } })).toEqual({
    created: 2,
    updated: 0,
    unchanged: 0,
    others: [],
    othersCount: 0,
    open: 2,
  });
  expect(await ask('assignEnterprises', { ...person, inspector: '钱检查', among: { ids } })).toMatchObject({
    created: 3,
    othersCount: 2,
    others: [{ inspector: '赵检查', dueOn: '2099-06-30' }, { enterpriseName: expect.any(String) }],
  });
  expect(await ask('getTaskOverview')).toMatchObject({ counts: { assigned: 5 }, inspectors: [{}, {}] });
  const tasks = await ask('listTasks', { inspector: '赵检查', state: 'open', from: 0, limit: 200 });
  expect(tasks).toMatchObject({ matching: 2 });
  expect(await ask('listKnownInspectors')).toEqual([
    { name: '赵检查', certificate: 'A-1' },
    { name: '钱检查', certificate: 'A-1' },
  ]);
  const [first] = (await ask('getAssignments', { enterpriseId: ids[0] })) as readonly { readonly id: string }[];
  const decline = { kind: 'decline', reason: '企业已搬迁' };
  const changed = await ask('changeAssignment', { assignmentId: first?.id, change: decline });
  expect(changed).toMatchObject([{ state: 'assigned' }, { state: 'declined', declined: '企业已搬迁' }]);
});

it('says what is wrong with what was typed, and what is not there', async () => {
  const { library, ids, ask } = open();
  const wrong = { ...person, inspector: '', dueOn: '2026-02-30', among: { ids } };
  expect(await ask('assignEnterprises', wrong)).toMatchObject({
    code: 'RECORD_REJECTED',
    details: {
      issues: [
        { fact: 'assignment.inspector', code: 'MISSING' },
        { fact: 'assignment.due_on', code: 'IMPOSSIBLE_DATE' },
      ],
    },
  });
  expect(await ask('assignEnterprises', { ...person, among: { ids: [] } })).toMatchObject({ code: 'INVALID_REQUEST' });
  const absent = { assignmentId: library.newId(), change: { kind: 'withdraw' } };
  expect(await ask('changeAssignment', absent)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await ask('withdrawOpenAssignments', { inspector: '赵检查' })).toEqual({ withdrawn: 0 });
  const file = { inspector: '赵检查', withAttachments: 'all', passphrase: null };
  expect(await ask('makeTaskFile', file)).toMatchObject({ code: 'NOT_FOUND' });
});

it('makes the file of an inspector without a path ever reaching the window', async () => {
  const out = makeOutPath('任务.unidb');
  const { ids, ask } = open(out);
  await ask('assignEnterprises', { ...person, among: { ids } });
  const made = await ask('makeTaskFile', { inspector: '赵检查', withAttachments: 'none', passphrase: null });
  expect(made).toMatchObject({ state: 'done', name: '任务.unidb', records: 0 });
  expect(JSON.stringify(made)).not.toContain(out);
  expect(existsSync(out)).toBe(true);
  expect(await ask('listHandOvers')).toMatchObject([{ fileName: '任务.unidb' }]);
});
