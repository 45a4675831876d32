import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { Program } from '#renderer/features/frame/program.tsx';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, toId, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1200, height: 700 }));

type Preview = NonNullable<Response<'previewImport'>>;

const targets = [
  { id: 'name', label: { 'zh-Hans': '企业名称', 'zh-Hant': '企業名稱', en: 'Enterprise name' } },
  { id: 'credit_code', label: { 'zh-Hans': '统一社会信用代码', 'zh-Hant': '統一社會信用代碼', en: 'Credit code' } },
];
const file = { token: toId(7), name: '记录.xlsx', targets };
const preview: Preview = {
  read: 6,
  created: 3,
  updated: 2,
  unchanged: 1,
  rejectedRecords: 0,
  reasons: 0,
  rejections: [],
  contradictions: 0,
  heads: [{ name: '企业名称', key: '企业名称', state: 'known', target: 'name' }],
};
const written = { state: 'written', batchId: toId(8), created: 3, updated: 2, unchanged: 1 } as const;
const batch = {
  batchId: toId(9),
  at: '2026-05-12T08:00:00Z',
  fileName: '上周.csv',
  created: 4,
  updated: 0,
  takenBackAt: null,
};

async function openDialog(more: FakeHandlers = {}): Promise<Rendered & { readonly api: FakeApi }> {
  const api = installFakeApi({
    ...createFakeLibrary([toRow(0), toRow(1)]),
    listImports: () => [],
    chooseImportFile: () => file,
    previewImport: () => preview,
    getImportProgress: () => ({ stage: 'idle', done: 0, total: 0 }),
    runImport: () => written,
    cancelImport: () => null,
    ...more,
  });
  const rendered = await renderWith(<Program />);
  await screen.findByText('第0号企业');
  await rendered.user.keyboard('{Control>}i{/Control}');
  await screen.findByRole('dialog');
  return { ...rendered, api };
}

async function choose(user: Rendered['user']): Promise<void> {
  await user.click(screen.getByRole('button', { name: '选择文件…' }));
}

async function listViolations(): Promise<readonly string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the way of a file', () => {
  it('begins with a click or Ctrl+I, shows what would happen, and writes when confirmed', async () => {
    const { user, api } = await openDialog();
    await choose(user);
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText('预览：记录.xlsx')).toBeInTheDocument();
    const counts = dialog.getByRole('region', { name: '共读到 6 条记录' });
    expect(counts).toHaveTextContent('新增3更新2与现有相同1不能接受0');
    expect(api.runImport).not.toHaveBeenCalled();
    const before = api.listEnterprises.mock.calls.length;
    await user.click(dialog.getByRole('button', { name: '导入 5 条' }));
    expect(await dialog.findByText(/新增 3 条，更新 2 条，1 条与现有相同/)).toBeInTheDocument();
    expect(api.runImport).toHaveBeenCalledExactlyOnceWith({ token: file.token, heads: {} });
    await waitFor(() => expect(api.listEnterprises.mock.calls.length).toBeGreaterThan(before));
    await user.click(dialog.getByRole('button', { name: '完成' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('can be taken back with one click, and says what was kept', async () => {
    const { user, api } = await openDialog({
      takeBackImport: () => ({
        state: 'done',
        removed: 6,
        restored: 2,
        kept: 2,
        keptItems: [
          { enterprise: '示例一厂', date: '2026-05-12', field: 'employees_total', reason: 'changed_since' },
          { enterprise: '示例二厂', date: null, field: null, reason: 'in_use' },
        ],
      }),
    });
    await choose(user);
    await user.click(await screen.findByRole('button', { name: '导入 5 条' }));
    await user.click(await screen.findByRole('button', { name: '撤回这次导入' }));
    expect(await screen.findByText(/移除了 6 家企业和检查，恢复了 2 项内容/)).toBeInTheDocument();
    expect(api.takeBackImport).toHaveBeenCalledExactlyOnceWith({ batchId: toId(8) });
    expect(screen.getByText(/示例一厂 · 2026-05-12 · 职工总数 — 导入之后有人改过/)).toBeInTheDocument();
    expect(screen.getByText(/示例二厂 · 企业本身 — 还有检查记录/)).toBeInTheDocument();
    expect(await listViolations()).toEqual([]);
  });

  it('ends where it was when no file is chosen', async () => {
    const { user, api } = await openDialog({ chooseImportFile: () => null });
    await choose(user);
    expect(await screen.findByRole('button', { name: '选择文件…' })).toBeEnabled();
    expect(api.previewImport).not.toHaveBeenCalled();
  });

  it('offers nothing to write where the library has it all', async () => {
    const { user } = await openDialog({ previewImport: () => ({ ...preview, created: 0, updated: 0, unchanged: 6 }) });
    await choose(user);
    expect(await screen.findByText(/资料库里都有了/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull();
  });
});

describe('what cannot be accepted', () => {
  const rejected: Preview = {
    ...preview,
    rejectedRecords: 2,
    reasons: 600,
    rejections: [
      { record: 0, fact: 'enterprise.credit_code', code: 'LOST_DIGITS', message: 'm', row: 2, column: 'B' },
      { record: 1, fact: 'employees_total', code: 'FORMULA', message: 'm', row: 3, column: 'D' },
    ],
  };

  it('is listed by row, column, field and reason, and nothing can be written', async () => {
    const { user } = await openDialog({ previewImport: () => rejected });
    await choose(user);
    const table = await screen.findByRole('table', { name: '' });
    const lines = within(await screen.findByRole('region', { name: '不能接受的内容' })).getAllByRole('row');
    expect(lines.map((line) => line.textContent)).toEqual([
      '行列内容原因',
      expect.stringMatching(/^2B统一社会信用代码数字超过 15 位/),
      expect.stringMatching(/^3D职工总数是公式/),
    ]);
    expect(table).toBeInTheDocument();
    expect(screen.getByText('显示前 2 处，共 600 处')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '导入 5 条' })).toBeNull();
    expect(await listViolations()).toEqual([]);
  });

  it('is counted by record where the file is no table', async () => {
    const rejections = [{ record: 4, fact: 'inspection.date', code: 'MISSING' as const, message: 'm' }];
    const { user } = await openDialog({ previewImport: () => ({ ...rejected, heads: [], rejections, reasons: 1 }) });
    await choose(user);
    const [, line] = within(await screen.findByRole('region', { name: '不能接受的内容' })).getAllByRole('row');
    expect(line).toHaveTextContent(/^5inspection.date缺少必需的内容/);
  });

  it('says why a file as a whole is not read, what is safe and what to do', async () => {
    const { user } = await openDialog({
      previewImport: () => {
        throw refusal('IMPORT_UNREADABLE', { reason: 'zip_bomb' });
      },
    });
    await choose(user);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('文件太大');
    expect(alert).toHaveTextContent('资料库和导入文件都没有被改动');
    expect(screen.getByRole('button', { name: '选择文件…' })).toBeEnabled();
  });

  it('is shown anew where the library has changed since the preview', async () => {
    const previewImport = vi.fn<() => Preview>().mockReturnValueOnce(preview).mockReturnValue(rejected);
    const { user } = await openDialog({ previewImport, runImport: () => ({ state: 'rejected' }) });
    await choose(user);
    await user.click(await screen.findByRole('button', { name: '导入 5 条' }));
    expect(await screen.findByText(/预览之后资料库有变动/)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: '不能接受的内容' })).toBeInTheDocument();
  });
});

describe('heads that nobody knows', () => {
  it('are given a meaning or left out, and the preview follows', async () => {
    const unknown = { name: '单位', key: '单位', state: 'unknown', target: null } as const;
    const { user, api } = await openDialog({
      previewImport: ({ heads }) => {
        const target = heads['单位'];
        if (target === undefined) return { ...preview, reasons: 1, heads: [unknown] };
        return { ...preview, heads: [{ ...unknown, state: 'chosen', target }] };
      },
    });
    await choose(user);
    const choice = await screen.findByRole('combobox', { name: '“单位”这一列是' });
    expect(screen.queryByRole('button', { name: '导入 5 条' })).toBeNull();
    await user.click(choice);
    await user.keyboard('企业名');
    await user.click(await screen.findByTitle('企业名称'));
    expect(await screen.findByRole('button', { name: '导入 5 条' })).toBeEnabled();
    expect(api.previewImport).toHaveBeenLastCalledWith({ token: file.token, heads: { 单位: 'name' } });
  });
});

describe('a long file', () => {
  it('shows how far it has come and stops when told; closing the dialog stops it too', async () => {
    let finish: (outcome: Response<'runImport'>) => void = () => undefined;
    const { user, api } = await openDialog({
      getImportProgress: () => ({ stage: 'writing', done: 30, total: 120 }),
      runImport: () => new Promise((resolve) => (finish = resolve)),
      cancelImport: () => {
        finish({ state: 'cancelled' });
        return null;
      },
    });
    await choose(user);
    await user.click(await screen.findByRole('button', { name: '导入 5 条' }));
    expect(await screen.findByText('正在写入…')).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText('30 / 120')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /取\s?消/ }));
    expect(await screen.findByText('已取消，资料库没有改动。')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.cancelImport).toHaveBeenCalledTimes(2);
  });
});

describe('earlier imports', () => {
  it('can be taken back, those of before only once', async () => {
    const taken = { ...batch, batchId: toId(10), fileName: '上月.csv', takenBackAt: '2026-05-13T00:00:00Z' };
    const { user, api } = await openDialog({
      listImports: () => [batch, taken],
      takeBackImport: () => ({ state: 'done', removed: 8, restored: 0, kept: 0, keptItems: [] }),
    });
    const [first, second] = within(await screen.findByRole('list')).getAllByRole('listitem');
    expect(first).toHaveTextContent('上周.csv');
    expect(second).toHaveTextContent('已撤回');
    expect(screen.queryByRole('button', { name: '撤回导入：上月.csv' })).toBeNull();
    expect(await listViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '撤回导入：上周.csv' }));
    expect(await screen.findByText(/移除了 8 家/)).toBeInTheDocument();
    expect(api.takeBackImport).toHaveBeenCalledExactlyOnceWith({ batchId: batch.batchId });
  });
});

describe('a template', () => {
  it('is written where the dialog says, or the reason why not is shown', async () => {
    const saveImportTemplate = vi
      .fn<() => Response<'saveImportTemplate'>>()
      .mockReturnValueOnce(null)
      .mockReturnValueOnce({ name: '记录模板.xlsx' })
      .mockImplementation(() => {
        throw refusal('FILE_EXISTS');
      });
    const { user } = await openDialog({ saveImportTemplate });
    const save = screen.getByRole('button', { name: '保存模板…' });
    await user.click(save);
    await waitFor(() => expect(saveImportTemplate).toHaveBeenCalledOnce());
    await user.click(save);
    expect(await screen.findByText('“记录模板.xlsx”已保存。填好后在这里导入。')).toBeInTheDocument();
    await user.click(save);
    expect(await screen.findByRole('alert')).toHaveTextContent('同名文件已经存在');
  });
});

describe('a file that is dropped on the window', () => {
  function drop(files: readonly File[], target: EventTarget = document.body): boolean {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: { files, types: ['Files'] } });
    return target.dispatchEvent(event);
  }

  async function openList(more: FakeHandlers = {}) {
    const api = installFakeApi({
      ...createFakeLibrary([toRow(0), toRow(1)]),
      listImports: () => [],
      previewImport: () => preview,
      cancelImport: () => null,
      getImportProgress: () => ({ stage: 'idle', done: 0, total: 0 }),
      openDroppedImport: () => file,
      ...more,
    });
    const rendered = await renderWith(<Program />);
    await screen.findByText('第0号企业');
    return { ...rendered, api };
  }

  it('is looked at as one that was chosen; the file itself is handed on, no path', async () => {
    const { api } = await openList();
    const dropped = new File(['a'], '记录.xlsx');
    expect(drop([dropped])).toBe(false);
    expect(await screen.findByRole('dialog')).toHaveTextContent('记录.xlsx');
    expect(api.openDroppedImport.mock.calls).toEqual([[dropped]]);
    expect(api.previewImport).toHaveBeenCalledWith({ token: file.token, heads: {} });
  });

  it('is taken by the dialog that is open, and once', async () => {
    const { api, user } = await openList();
    await user.keyboard('{Control>}i{/Control}');
    await screen.findByRole('dialog');
    drop([new File(['a'], '记录.xlsx')]);
    await waitFor(() => expect(api.previewImport).toHaveBeenCalledOnce());
    expect(api.openDroppedImport).toHaveBeenCalledOnce();
  });

  it('is left alone where there are several, and that is said', async () => {
    const { api } = await openList();
    expect(drop([new File([], 'a.csv'), new File([], 'b.csv')])).toBe(false);
    expect(await screen.findByText('一次只能导入一个文件，请只拖入一个。')).toBeInTheDocument();
    expect(api.openDroppedImport).not.toHaveBeenCalled();
  });

  it('changes nothing while something else is being typed', async () => {
    const { api, user } = await openList();
    await user.keyboard('{Control>}n{/Control}');
    await screen.findByRole('dialog');
    expect(drop([new File([], 'a.csv')])).toBe(false);
    expect(api.openDroppedImport).not.toHaveBeenCalled();
  });

  it('says why it cannot be read', async () => {
    await openList({
      openDroppedImport: () => {
        throw refusal('IMPORT_UNREADABLE', { reason: 'encoding' });
      },
    });
    drop([new File(['a'], 'a.csv')]);
    expect(await screen.findByRole('alert')).toHaveTextContent('IMPORT_UNREADABLE');
  });
});
