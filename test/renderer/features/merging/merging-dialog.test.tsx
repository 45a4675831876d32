import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { Program } from '#renderer/features/frame/program.tsx';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, toId, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

type Inspected = Response<'inspectMergeFile'>;

const [first, second] = [
  { token: toId(11), name: '李同行.unidb' },
  { token: toId(12), name: '坏的.unidb' },
];
const ready: Extract<Inspected, { readonly state: 'ready' }> = {
  state: 'ready',
  preview: {
    code: '1234 5678',
    bytes: 4096,
    enterprises: 3,
    records: 4,
    attachments: 1,
    assignments: 2,
    entries: 9,
    lastChange: '2026-05-12T08:00:00.000Z',
    isKnown: false,
    mixes: 'none',
    assignees: [
      { inspector: '李明', count: 2 },
      { inspector: '王芳', count: 1 },
    ],
    assigneesCount: 3,
    counts: { new: 2, identical: 1, newer: 1, older: 0, both: 0, conflict: 1 },
    conflicts: 2,
    seals: [{ state: 'unknown_device', deviceName: '笔记本', fingerprint: '1111-2222', madeAt: null }],
    problems: 0,
  },
};
const merged: Extract<Response<'mergeFiles'>['files'][number], { readonly status: 'merged' | 'unchanged' }> = {
  ...first,
  status: 'merged',
  new: 2,
  identical: 1,
  merged: 1,
  conflicts: 2,
  batchId: toId(13),
  attachments: 1,
  altered: 0,
  assignees: [{ inspector: '李明', count: 2 }],
  assigneesCount: 1,
  canAcknowledge: true,
};
const past = {
  batchId: toId(14),
  at: '2026-05-12T08:00:00Z',
  fileName: '上周.unidb',
  created: 4,
  merged: 0,
  conflicts: 0,
  takenBackAt: null,
};

async function openDialog(more: FakeHandlers = {}): Promise<Rendered & { readonly api: FakeApi }> {
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0)]),
    listMerges: () => [],
    chooseMergeFiles: () => ({ files: [first, second] }),
    inspectMergeFile: ({ token }) => (token === first.token ? ready : { state: 'refused', code: 'FILE_DAMAGED' }),
    getMergeProgress: () => ({ stage: 'checking', done: 0, total: 0 }),
    mergeFiles: () => ({ files: [merged], conflicts: 2, setAside: 0, duplicates: 1 }),
    cancelMerge: () => null,
    closeMergeFiles: () => null,
    ...more,
  });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  await rendered.user.keyboard('{Control>}m{/Control}');
  await screen.findByRole('dialog');
  return { ...rendered, api };
}

async function listViolations(): Promise<readonly string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const getDialog = () => within(screen.getByRole('dialog'));

describe('merging files', () => {
  it('previews each file, names why one is refused, and merges only what was confirmed', async () => {
    const { user, api } = await openDialog();
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    const list = within(await getDialog().findByRole('list', { name: '选择的文件' }));
    expect(await list.findByText(/不能合并：/)).toHaveTextContent('FILE_DAMAGED');
    expect(list.getByText(/设备“笔记本”尚未认可/)).toBeInTheDocument();
    expect(list.getByText(/检查任务：李明 2 项、王芳 1 项，另有 1 人/)).toBeInTheDocument();
    expect(list.getByText(/检查任务 2 项/)).toBeInTheDocument();
    expect(list.getByText(/有 2 项内容两边填得不同/)).toBeInTheDocument();
    expect(await listViolations()).toEqual([]);
    expect(api.mergeFiles).not.toHaveBeenCalled();
    await user.click(await getDialog().findByRole('button', { name: '备份并合并 1 个文件' }));
    expect(await getDialog().findByText(/新增 2 条，更新 1 条/)).toBeInTheDocument();
    expect(api.mergeFiles).toHaveBeenCalledExactlyOnceWith({ tokens: [first.token] });
    expect(getDialog().getByText(/检查任务：李明 2 项$/)).toBeInTheDocument();
    expect(getDialog().getByText(/1 家新来的企业可能与已有企业重复/)).toBeInTheDocument();
    expect(await listViolations()).toEqual([]);
  });

  it('asks for the passphrase of an encrypted file, and says when it is wrong', async () => {
    const { user, api } = await openDialog({
      chooseMergeFiles: () => ({ files: [first] }),
      inspectMergeFile: ({ passphrase }) =>
        passphrase === '对的' ? ready : { state: 'passphrase', isWrong: passphrase !== undefined },
    });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    const field = await getDialog().findByLabelText('李同行.unidb 的口令');
    await user.type(field, '错的{Enter}');
    expect(await getDialog().findByText('口令不对。')).toBeInTheDocument();
    await user.clear(await getDialog().findByLabelText('李同行.unidb 的口令'));
    await user.type(getDialog().getByLabelText('李同行.unidb 的口令'), '对的');
    await user.click(getDialog().getByRole('button', { name: /解\s*开/ }));
    expect(await getDialog().findByRole('button', { name: '备份并合并 1 个文件' })).toBeInTheDocument();
    expect(api.inspectMergeFile).toHaveBeenLastCalledWith({ token: first.token, passphrase: '对的' });
  });

  it('mixes invented records with real ones only after that was agreed to, for these very files', async () => {
    const invented: Inspected = { ...ready, preview: { ...ready.preview, mixes: 'invented' } };
    const { user, api } = await openDialog({ inspectMergeFile: () => invented });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    const agree = await getDialog().findByRole('checkbox', { name: /虚构的示例数据会与真实资料混在一起/ });
    expect(agree).toHaveFocus();
    expect(getDialog().getAllByText(/示例数据（虚构）/)).toHaveLength(2);
    expect(getDialog().getByRole('button', { name: '备份并合并 2 个文件' })).toBeDisabled();
    await user.click(agree);
    expect(getDialog().getByRole('button', { name: '备份并合并 2 个文件' })).toBeEnabled();
    api.chooseMergeFiles.mockResolvedValueOnce({ ok: true, value: { files: [second] } });
    await user.click(getDialog().getByRole('button', { name: '选择其他文件…' }));
    expect(await getDialog().findByRole('button', { name: '备份并合并 1 个文件' })).toBeDisabled();
    await user.click(getDialog().getByRole('checkbox'));
    await user.click(getDialog().getByRole('button', { name: '备份并合并 1 个文件' }));
    await waitFor(() => expect(api.mergeFiles).toHaveBeenCalledExactlyOnceWith({ tokens: [second.token] }));
  });

  it('accepts the device of a seal in the preview', async () => {
    const { user, api } = await openDialog({
      chooseMergeFiles: () => ({ files: [first] }),
      acceptDevice: ({ fingerprint, name }) => ({ fingerprint, name, acceptedAt: past.at, isSelf: false }),
    });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    await user.click(await getDialog().findByRole('button', { name: '认可设备：笔记本' }));
    await user.click(getDialog().getByRole('checkbox', { name: /核对指纹/ }));
    await user.click(getDialog().getByRole('button', { name: '认可这台设备' }));
    expect(await getDialog().findByText(/封存完好，设备“笔记本”已认可/)).toBeInTheDocument();
    const accepted = { fingerprint: '1111-2222', name: '笔记本', token: first.token };
    expect(api.acceptDevice).toHaveBeenCalledExactlyOnceWith(accepted);
  });

  it('makes a receipt for one merged file, or for all into a folder', async () => {
    const { user, api } = await openDialog({
      inspectMergeFile: () => ready,
      mergeFiles: () => ({ files: [merged, { ...merged, ...second }], conflicts: 0, setAside: 0, duplicates: 0 }),
      saveMergeReceipts: ({ tokens }) => ({
        saved: tokens.length,
        name: tokens.length > 1 ? '回执' : '回执-李同行.json',
      }),
    });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    await user.click(await getDialog().findByRole('button', { name: '备份并合并 2 个文件' }));
    await user.click(await getDialog().findByRole('button', { name: '制作回执：李同行.unidb' }));
    expect(await getDialog().findByText('回执“回执-李同行.json”已保存。')).toBeInTheDocument();
    expect(api.saveMergeReceipts).toHaveBeenLastCalledWith({ tokens: [first.token] });
    await user.click(getDialog().getByRole('button', { name: '为 2 个文件制作回执…' }));
    expect(await getDialog().findByText(/2 份回执已保存到“回执”/)).toBeInTheDocument();
    expect(api.saveMergeReceipts).toHaveBeenLastCalledWith({ tokens: [first.token, second.token] });
    expect(await listViolations()).toEqual([]);
  });

  it('offers no merge of a file that was merged before', async () => {
    const known: Inspected = { state: 'ready', preview: { ...ready.preview, isKnown: true } };
    const { user } = await openDialog({
      chooseMergeFiles: () => ({ files: [first] }),
      inspectMergeFile: () => known,
    });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    expect(await getDialog().findByText('这个文件已经合并过，没有新内容。')).toBeInTheDocument();
    expect(getDialog().queryByRole('button', { name: /备份并合并/ })).toBeNull();
  });

  it('takes an earlier merge back with one click, and says what was kept', async () => {
    const { user, api } = await openDialog({
      listMerges: () => [past],
      takeBackMerge: () => ({
        state: 'done',
        removed: 3,
        restored: 1,
        kept: 1,
        keptItems: [
          {
            enterprise: '甲厂',
            date: '2026-05-12',
            table: 'records',
            field: 'employees_total',
            reason: 'changed_since',
          },
        ],
      }),
    });
    await user.click(await getDialog().findByRole('button', { name: '撤回合并：上周.unidb' }));
    expect(await getDialog().findByText(/移除了 3 行，恢复了 1 项内容/)).toBeInTheDocument();
    expect(getDialog().getByText(/甲厂.*职工.*合并之后有人改过/)).toBeInTheDocument();
    expect(api.takeBackMerge).toHaveBeenCalledExactlyOnceWith({ batchId: past.batchId });
  });

  it('can be cancelled while it merges, and says that nothing was kept', async () => {
    let stop: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (stop = resolve));
    const { user, api } = await openDialog({
      listMerges: () => [past],
      takeBackMerge: () => waiting.then(() => ({ state: 'cancelled' }) as const),
      cancelMerge: () => {
        stop();
        return null;
      },
    });
    await user.click(await getDialog().findByRole('button', { name: '撤回合并：上周.unidb' }));
    await user.click(await getDialog().findByRole('button', { name: /取\s*消/ }));
    expect(await getDialog().findByText('已取消，没有写完的内容都没有留下。')).toBeInTheDocument();
    expect(api.cancelMerge).toHaveBeenCalled();
  });

  it('leads on to the conflicts', async () => {
    const { user } = await openDialog({
      listConflicts: () => ({ total: 0, lines: [] }),
    });
    await user.click(getDialog().getByRole('button', { name: '选择文件…' }));
    await user.click(await getDialog().findByRole('button', { name: '备份并合并 1 个文件' }));
    await user.click(await getDialog().findByRole('button', { name: '处理冲突' }));
    expect(await screen.findByText('没有冲突')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('the exchange through a folder', () => {
  it('needs a folder, runs only when told, and names what it left alone', async () => {
    const { user, api } = await openDialog({
      chooseFolder: async () => {
        const { settings } = (await readSession()).session;
        return { ...settings, folders: { ...settings.folders, exchange: '/media/stick' } };
      },
      exchangeNow: () => ({
        state: 'done',
        sent: 5,
        received: 7,
        attachmentsSent: 0,
        attachmentsReceived: 1,
        altered: 0,
        waiting: ['台式机'],
        refused: [{ file: '1-2-abc.bundle', reason: 'damaged' }],
        signatures: [
          { name: '甲', state: 'broken', fingerprint: null, entries: 3, signed: 0, expected: true },
          { name: '乙', state: 'unsigned', fingerprint: '1-2', entries: 7, signed: 4, expected: true },
          { name: '', state: 'unsigned', fingerprint: null, entries: 2, signed: 0, expected: false },
          { name: '丙', state: 'unknown_device', fingerprint: '3-4', entries: 2, signed: 2, expected: true },
          { name: '丁', state: 'intact', fingerprint: '5-6', entries: 2, signed: 2, expected: true },
        ],
        conflicts: 0,
      }),
    });
    await user.click(getDialog().getByText('文件夹同步'));
    expect(getDialog().queryByRole('button', { name: '现在同步' })).toBeNull();
    await user.click(getDialog().getByRole('button', { name: '选择文件夹…' }));
    await user.click(await getDialog().findByRole('button', { name: '现在同步' }));
    expect(await getDialog().findByText(/发出 5 条、收到 7 条修改/)).toBeInTheDocument();
    expect(getDialog().getByText(/1-2-abc\.bundle/)).toBeInTheDocument();
    expect(getDialog().getByText(/还在等前面的内容：台式机/)).toBeInTheDocument();
    for (const told of [
      '1 台设备的全部修改都有已认可的签名。',
      '“甲”：有一个签名是错的。',
      /“乙”会签名，但 7 条修改中有 3 条没有签名/,
      '“没有名称的设备”：2 条修改没有签名。',
      /“丙”：都有签名，但密钥尚未认可（指纹 3-4）/,
    ])
      expect(getDialog().getByText(told)).toBeInTheDocument();
    expect(getDialog().queryByText(/“丁”/)).toBeNull();
    expect(api.exchangeNow).toHaveBeenCalledOnce();
    expect(await listViolations()).toEqual([]);
  });

  it('says what failed', async () => {
    const settings = (await readSession()).session.settings;
    const { user } = await openDialog({
      getSession: async () => {
        const { session } = await readSession();
        return { ...session, settings: { ...settings, folders: { ...settings.folders, exchange: '/gone' } } };
      },
      exchangeNow: () => {
        throw refusal('NOT_FOUND');
      },
    });
    await user.click(getDialog().getByText('文件夹同步'));
    await user.click(await getDialog().findByRole('button', { name: '现在同步' }));
    expect(await getDialog().findByText('没有同步完。')).toBeInTheDocument();
  });
});

async function readSession() {
  const session = await createFakeLibrary([]).getSession?.();
  return session === undefined ? expect.unreachable('the fake library has a session') : { session };
}

describe('the notice of a wrong clock', () => {
  it('says loudly by how much this computer is behind, and what is safe', async () => {
    installFakeApi({
      ...createFakeLibrary([toRow(0)]),
      getClockProblem: () => ({ kind: 'behind', minutes: 130, at: '2026-05-12T08:00:00.000Z', device: '笔记本' }),
    });
    await renderWith(<Program />);
    const notice = await screen.findByText(/慢 2 小时（“笔记本”/);
    expect(notice.closest('[role="alert"]')).toHaveTextContent('先后顺序也不受影响');
  });
});
