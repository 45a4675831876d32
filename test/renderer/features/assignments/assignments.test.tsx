import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { AssignmentsDialog } from '#renderer/features/assignments/assignments-dialog.tsx';
import { EnterpriseAssignments } from '#renderer/features/assignments/enterprise-assignments.tsx';
import { type ListChoice, ListChoiceContext } from '#renderer/features/library/list-choice.ts';
import { type FakeHandlers, installFakeApi, refusal } from '#test/renderer/support/fake-api.ts';
import { toId } from '#test/renderer/support/fake-library.ts';
import { renderWith } from '#test/renderer/support/render-with.tsx';

type Assignment = Response<'getAssignments'>[number];

const open: Assignment = {
  id: toId(1),
  enterpriseId: toId(11),
  inspector: '赵检查',
  certificate: 'A-1',
  assignedOn: '2026-05-12',
  dueOn: '2026-06-30',
  assignedBy: '督查甲',
  note: '先打电话',
  declined: null,
  visitedOn: null,
  state: 'late',
};

const assigned: Response<'assignEnterprises'> = {
  created: 1,
  updated: 0,
  unchanged: 0,
  others: [{ enterpriseName: '晨星厂', inspector: '钱检查', dueOn: '2026-06-01' }],
  othersCount: 1,
  open: 4,
};

const made: Response<'makeTaskFile'> = {
  state: 'done',
  name: '检查任务_赵检查.unidb',
  records: 3,
  attachments: 0,
  bytes: 2048,
  code: '4786-7415-5469-5335-7581-4614',
  sealedBy: '7515-3727-0231-7382-7270-9889-1936-1507',
  missing: 0,
};

const overview: Response<'getTaskOverview'> = {
  counts: { late: 1, assigned: 2, declined: 0, done: 3 },
  inspectors: [
    {
      inspector: '赵检查',
      certificate: 'A-1',
      counts: { late: 1, assigned: 2, declined: 0, done: 1 },
      dueOn: '2026-06-30',
    },
    { inspector: '钱检查', certificate: null, counts: { late: 0, assigned: 0, declined: 0, done: 2 }, dueOn: null },
  ],
};

const answers: FakeHandlers = {
  listKnownInspectors: () => [{ name: '赵检查', certificate: 'A-1' }],
  assignEnterprises: () => assigned,
  makeTaskFile: () => made,
  cancelHandOver: () => null,
  getHandOverProgress: () => ({ stage: 'idle' }),
  getTaskOverview: () => overview,
};

async function openDialog(handlers: FakeHandlers = {}) {
  const api = installFakeApi({ ...answers, ...handlers });
  const onClose = vi.fn<() => void>();
  const enterprise = { enterpriseId: toId(11), name: '晨星厂' };
  const rendered = await renderWith(<AssignmentsDialog enterprise={enterprise} onClose={onClose} />);
  return { ...rendered, api, onClose };
}

async function checkAxe(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations).toEqual([]);
}

describe('assigning', () => {
  it('takes a person who is known with the certificate, and a day as it is typed', async () => {
    const { user, api } = await openDialog();
    const inspector = await screen.findByRole('combobox', { name: '检查人' });
    expect(inspector).toHaveFocus();
    const button = screen.getByRole('button', { name: '分配' });
    expect(button).toBeDisabled();
    await user.type(inspector, '赵');
    await user.click(await screen.findByText('赵检查（A-1）'));
    expect(screen.getByRole('textbox', { name: '证号（可不填）' })).toHaveValue('A-1');
    const due = screen.getByRole('textbox', { name: '截止日（可不填）' });
    await user.type(due, '2026-02-30');
    expect(screen.getByText('请填写真实存在的日期，如 2026-12-31。')).toBeInTheDocument();
    expect(button).toBeDisabled();
    await user.clear(due);
    await user.type(due, '2099年6月30日');
    await checkAxe();
    await user.click(button);
    await waitFor(() => expect(api.assignEnterprises).toHaveBeenCalled());
    expect(api.assignEnterprises.mock.calls[0]?.[0]).toEqual({
      among: { ids: [toId(11)] },
      inspector: '赵检查',
      certificate: 'A-1',
      dueOn: '2099-06-30',
      note: null,
    });
  });

  it('tells who else is to visit the enterprise, then makes the file with all that is open', async () => {
    const { user, api } = await openDialog();
    await user.type(await screen.findByRole('combobox', { name: '检查人' }), '孙检查{Enter}');
    expect(await screen.findByText('已分配给 孙检查')).toBeInTheDocument();
    expect(screen.getByText('晨星厂 · 钱检查 · 截止 2026-06-01')).toBeInTheDocument();
    expect(screen.getByText(/孙检查 尚待检查的 4 家企业/)).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: '附上照片和文件' }));
    await user.type(screen.getByLabelText('口令（可不填）'), 'geheim');
    const make = screen.getByRole('button', { name: '选择位置并制作…' });
    expect(make).toBeDisabled();
    await user.type(screen.getByLabelText('再输入一次口令'), 'geheim');
    await user.click(make);
    expect(await screen.findByText(made.state === 'done' ? made.code : '')).toBeInTheDocument();
    expect(api.makeTaskFile.mock.calls[0]?.[0]).toEqual({
      inspector: '孙检查',
      withAttachments: 'none',
      passphrase: 'geheim',
    });
    await checkAxe();
  });

  it('says why nothing was assigned', async () => {
    const { user } = await openDialog({
      assignEnterprises: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.type(await screen.findByRole('combobox', { name: '检查人' }), '孙检查');
    await user.click(screen.getByRole('button', { name: '分配' }));
    expect(await screen.findByText('没有分配')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: '检查人' })).toHaveValue('孙检查');
  });
});

describe('assigning those that the list shows', () => {
  async function openList(choice: Pick<ListChoice, 'kind' | 'count' | 'among'>) {
    const api = installFakeApi(answers);
    const [onClose, clearTicks] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const rendered = await renderWith(
      <ListChoiceContext value={{ ...choice, clearTicks }}>
        <AssignmentsDialog enterprise={undefined} onClose={onClose} />
      </ListChoiceContext>,
    );
    await rendered.user.type(await screen.findByRole('combobox', { name: '检查人' }), '孙检查');
    return { ...rendered, api, onClose, clearTicks };
  }
  const everything = { filter: { search: '', show: 'all' as const } };

  it('wants to be told twice where there are many', async () => {
    const { user, api, clearTicks, onClose } = await openList({ kind: 'filter', count: 206, among: everything });
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: '分配' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: '确认一次分配 206 家企业' }));
    await checkAxe();
    await user.click(screen.getByRole('button', { name: '分配' }));
    await waitFor(() => expect(api.assignEnterprises).toHaveBeenCalledOnce());
    await screen.findByText('已分配给 孙检查');
    await user.click(screen.getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(clearTicks).not.toHaveBeenCalled();
  });

  it('takes the ticks back when it closes, and not before', async () => {
    const among = { ids: [toId(11), toId(12)] };
    const { user, api, clearTicks, onClose } = await openList({ kind: 'ticked', count: 2, among });
    expect(screen.queryByRole('checkbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: '分配' }));
    await user.click(await screen.findByRole('button', { name: '继续分配' }));
    await user.click(screen.getByRole('button', { name: '分配' }));
    await waitFor(() => expect(api.assignEnterprises).toHaveBeenCalledTimes(2));
    expect(api.assignEnterprises.mock.calls.map(([request]) => request)).toMatchObject([{ among }, { among }]);
    expect(clearTicks).not.toHaveBeenCalled();
    await screen.findByText('已分配给 孙检查');
    await user.click(screen.getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(clearTicks).toHaveBeenCalledOnce();
  });

  it('leaves the ticks where nothing was assigned', async () => {
    const { user, clearTicks, onClose } = await openList({ kind: 'ticked', count: 2, among: { ids: [toId(11)] } });
    await user.click(screen.getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(clearTicks).not.toHaveBeenCalled();
  });
});

describe('the overview', () => {
  it('counts by inspector in words, shows the assignments of one, and makes the file again', async () => {
    const rows = [{ ...open, enterpriseName: '晨星厂', regionCode: null }];
    const { user, api } = await openDialog({ listTasks: () => ({ matching: 1, rows }) });
    await user.click(await screen.findByRole('tab', { name: '任务一览' }));
    expect(await screen.findByText('逾期 1 · 待检查 2 · 无法完成 0 · 已完成 3')).toBeInTheDocument();
    const [, first, second] = within(screen.getByRole('table', { name: '各检查人的任务' })).getAllByRole('row');
    expect(first).toHaveTextContent('赵检查 A-112012026-06-30');
    expect(within(second ?? document.body).queryByRole('button', { name: /制作/ })).toBeNull();
    await checkAxe();
    await user.click(screen.getByRole('button', { name: '赵检查' }));
    const lines = await screen.findByRole('table', { name: '赵检查 的任务' });
    expect(lines).toHaveTextContent('晨星厂! 逾期2026-06-30先打电话');
    await checkAxe();
    await user.click(screen.getByRole('button', { name: '返回各检查人' }));
    await user.click(await screen.findByRole('button', { name: '制作任务文件：赵检查' }));
    expect(await screen.findByText(/尚待检查的 3 家企业/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '选择位置并制作…' }));
    await waitFor(() => expect(api.makeTaskFile).toHaveBeenCalled());
  });

  it('withdraws all that is open of an inspector, once that was asked again', async () => {
    const { user, api } = await openDialog({
      listTasks: () => ({ matching: 0, rows: [] }),
      withdrawOpenAssignments: () => ({ withdrawn: 3 }),
    });
    await user.click(await screen.findByRole('tab', { name: '任务一览' }));
    await user.click(await screen.findByRole('button', { name: '赵检查' }));
    await user.click(await screen.findByRole('button', { name: '撤回未完成的全部任务（3 项）…' }));
    expect(screen.getByRole('button', { name: /取\s*消/ })).toHaveFocus();
    await checkAxe();
    await user.keyboard('{Enter}');
    expect(api.withdrawOpenAssignments).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '撤回未完成的全部任务（3 项）…' }));
    await user.click(screen.getByRole('button', { name: '撤回这 3 项' }));
    expect(await screen.findByText('已撤回 3 项任务。')).toBeInTheDocument();
    expect(api.withdrawOpenAssignments).toHaveBeenCalledExactlyOnceWith({ inspector: '赵检查' });
  });

  it('says what to do where nobody was assigned anything', async () => {
    const none = { counts: { late: 0, assigned: 0, declined: 0, done: 0 }, inspectors: [] };
    const { user } = await openDialog({ getTaskOverview: () => none });
    await user.click(await screen.findByRole('tab', { name: '任务一览' }));
    expect(await screen.findByText('还没有分配任务')).toBeInTheDocument();
  });
});

describe('the assignments of an enterprise', () => {
  async function openPanel(assignment: Assignment) {
    const api = installFakeApi({
      ...answers,
      getAssignments: () => [assignment],
      changeAssignment: () => [assignment],
    });
    return { ...(await renderWith(<EnterpriseAssignments enterpriseId={toId(11)} />)), api };
  }

  it('show who, until when, the note, and take the reason why it cannot be done', async () => {
    const { user, api } = await openPanel(open);
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent('! 逾期 赵检查 A-1 · 截止 2026-06-302026-05-12 由 督查甲 分配说明：先打电话');
    await user.click(screen.getByRole('button', { name: '无法完成：赵检查' }));
    const reason = screen.getByRole('textbox', { name: /无法完成的原因/ });
    expect(reason).toHaveFocus();
    expect(screen.getByRole('button', { name: '确定' })).toBeDisabled();
    await user.type(reason, '企业已搬迁');
    await checkAxe();
    await user.click(screen.getByRole('button', { name: '确定' }));
    await waitFor(() => expect(api.changeAssignment).toHaveBeenCalled());
    expect(api.changeAssignment.mock.calls[0]?.[0]).toEqual({
      assignmentId: toId(1),
      change: { kind: 'decline', reason: '企业已搬迁' },
    });
    expect(await screen.findByRole('button', { name: '无法完成：赵检查' })).toBeInTheDocument();
  });

  it('can be changed, and are withdrawn only when asked twice; Esc gives it up', async () => {
    const { user, api } = await openPanel(open);
    await user.click(await screen.findByRole('button', { name: '撤回：赵检查' }));
    await user.keyboard('{Escape}');
    expect(api.changeAssignment).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '撤回：赵检查' }));
    await user.click(screen.getByRole('button', { name: '撤回任务' }));
    await waitFor(() => expect(api.changeAssignment).toHaveBeenCalledTimes(1));
    await user.click(await screen.findByRole('button', { name: '更改：赵检查' }));
    const due = screen.getByRole('textbox', { name: '截止日（可不填）' });
    await user.clear(due);
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(api.changeAssignment).toHaveBeenCalledTimes(2));
    expect(api.changeAssignment.mock.calls.map(([request]) => request)).toEqual([
      { assignmentId: toId(1), change: { kind: 'withdraw' } },
      {
        assignmentId: toId(1),
        change: { kind: 'edit', inspector: '赵检查', certificate: 'A-1', dueOn: null, note: '先打电话' },
      },
    ]);
  });

  it('tell why one was declined and can be taken up again; of one that is done nothing is changed', async () => {
    const { user, api, unmount } = await openPanel({ ...open, state: 'declined', declined: '已注销' });
    expect(await screen.findByText('原因：已注销')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '恢复任务：赵检查' }));
    await waitFor(() => expect(api.changeAssignment).toHaveBeenCalled());
    unmount();
    await openPanel({ ...open, state: 'done', visitedOn: '2026-06-02' });
    expect(await screen.findByText('2026-06-02 已检查')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
