import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { useLibraryView } from '#renderer/features/library/use-library-view.ts';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, noCounts, noGaps, type Row, toId, toRow } from '../../support/fake-library.ts';
import { giveElementsSize } from '../../support/layout.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

beforeAll(() => giveElementsSize({ width: 1000, height: 600 }));

type Opened = Rendered & { readonly api: FakeApi; readonly onOpenVisit: (inspectionId: string) => void };

async function openLibrary(rows: readonly Row[], more: FakeHandlers = {}): Promise<Opened> {
  const api = installFakeApi({ ...createFakeLibrary(rows), ...more });
  const onOpenVisit = vi.fn<(inspectionId: string) => void>();
  function Host() {
    return <LibraryScreen view={useLibraryView()} onOpenVisit={onOpenVisit} onConflicts={() => undefined} />;
  }
  return { ...(await renderWith(<Host />)), api, onOpenVisit };
}

function toRows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, number) => toRow(number));
}

function listOffsets(api: FakeApi): readonly number[] {
  const requests = api.listEnterprises.mock.calls.map(([request]) => request as { offset: number; limit: number });
  return requests.filter(({ limit }) => limit > 1).map(({ offset }) => offset);
}

describe('the list', () => {
  it('shows an enterprise with place, size, gaps by severity, unknowns, date and state', async () => {
    const gaps = { ...noGaps, critical: 1, major: 2, advisory: 4 };
    await openLibrary([toRow(0, { name: '示例厂', employees: 230, creditCode: '91310115MA1K35XN6T', gaps })]);
    const row = (await screen.findByText('示例厂')).closest('tr');
    expect(row).toHaveTextContent('91310115MA1K35XN6T');
    expect(row).toHaveTextContent('上海');
    expect(row).toHaveTextContent('230');
    expect(row).toHaveTextContent('200–299 人');
    expect(row).toHaveTextContent('严重不符合 1 条');
    expect(row).toHaveTextContent('重要不符合 2 条');
    expect(row).toHaveTextContent('建议改进 4 条');
    expect(row).toHaveTextContent('待核实 2 条');
    expect(row).toHaveTextContent('2026-05-12');
    expect(row).toHaveTextContent('草稿');
  });

  it('tells a visit that is still being judged from one without findings, from one with questions open and from none', async () => {
    await openLibrary([
      toRow(0, { name: '甲', counts: null, gaps: null }),
      toRow(1, { name: '乙', gaps: noGaps, counts: noCounts }),
      toRow(2, { name: '丙' }),
      toRow(3, { name: '丁', gaps: noGaps, counts: { ...noCounts, unknown: 85 } }),
    ]);
    expect((await screen.findByText('甲')).closest('tr')).toHaveTextContent('正在判定');
    expect(screen.getByText('乙').closest('tr')).toHaveTextContent('无问题');
    expect(screen.getByText('丁').closest('tr')).toHaveTextContent('暂未发现');
    expect(screen.getByText('丁').closest('tr')).not.toHaveTextContent('无问题');
    expect(screen.getByText('丙').closest('tr')).toHaveTextContent('未检查');
  });

  it('draws only what is on the screen of tens of thousands, and fetches pages as one scrolls', async () => {
    const { api, user, container } = await openLibrary(toRows(30_000));
    await screen.findByText('第0号企业');
    expect(container.querySelectorAll('tbody tr').length).toBeLessThan(40);
    expect(listOffsets(api)).toEqual([0]);
    expect(screen.getByText('显示 30000 / 共 30000 家')).toBeInTheDocument();

    screen.getByRole('grid').focus();
    await user.keyboard('{End}');
    expect(await screen.findByText('第29999号企业', { selector: 'td *' })).toBeInTheDocument();
    expect(listOffsets(api)).toContain(29_800);
    expect(listOffsets(api).length).toBeLessThan(4);
  });

  it('moves with the arrow keys and opens the latest visit with Enter', async () => {
    const { user, onOpenVisit } = await openLibrary(toRows(5));
    await screen.findByText('第0号企业');
    expect(screen.getByRole('grid')).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByText('第1号企业', { selector: 'td *' }).closest('tr')).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(1_000_001));
  });

  it('begins the first visit where there is none', async () => {
    const { user, onOpenVisit } = await openLibrary(toRows(5));
    await user.dblClick(await screen.findByText('第2号企业'));
    expect(await screen.findByRole('dialog')).toHaveTextContent('新建检查');
    expect(onOpenVisit).not.toHaveBeenCalled();
  });

  it('ignores keys that belong to an input method', async () => {
    const { onOpenVisit } = await openLibrary(toRows(5));
    await screen.findByText('第0号企业');
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(grid, { key: 'Enter', keyCode: 229 });
    expect(onOpenVisit).not.toHaveBeenCalled();
  });

  it('sorts by a head, and turns the order round at the second click', async () => {
    const { api, user } = await openLibrary(toRows(5));
    await screen.findByText('第0号企业');
    await user.click(screen.getByRole('button', { name: '问题' }));
    expect(api.listEnterprises).toHaveBeenLastCalledWith(expect.objectContaining({ sort: 'gaps', descending: true }));
    expect(screen.getByRole('columnheader', { name: /问题/ })).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: /问题/ }));
    expect(api.listEnterprises).toHaveBeenLastCalledWith(expect.objectContaining({ sort: 'gaps', descending: false }));
  });
});

describe('search and filter', () => {
  it('goes to the search with Ctrl+F, finds as one types, and back to the rows with Enter', async () => {
    const { user, onOpenVisit } = await openLibrary(toRows(50));
    await screen.findByText('第0号企业');
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.keyboard('第33号');
    await screen.findByText('显示 1 / 共 50 家');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('grid')).toHaveFocus();
    await waitFor(() => expect(screen.getByRole('complementary')).toHaveTextContent('第33号企业'));
    await user.keyboard('{Enter}');
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(1_000_033));
  });

  it('counts what each filter would show, and shows it', async () => {
    const { user } = await openLibrary(toRows(9));
    const filters = within(screen.getByRole('radiogroup', { name: '按检查结果筛选' }));
    await waitFor(() => expect(filters.getByText(/未检查/)).toHaveTextContent('未检查 3'));
    expect(filters.getByText(/全部/)).toHaveTextContent('全部 9');
    await user.click(filters.getByText(/未检查/));
    await screen.findByText('显示 3 / 共 9 家');
    expect(screen.queryByText('第0号企业')).toBeNull();
  });

  it('keeps the chosen enterprise while others are listed', async () => {
    const { user, onOpenVisit } = await openLibrary(toRows(20));
    await user.click(await screen.findByText('第4号企业'));
    await user.keyboard('{Control>}f{/Control}zzz');
    await screen.findByText('没有符合条件的企业');
    expect(screen.getByRole('complementary')).toHaveTextContent('第4号企业');
    await user.keyboard('{Escape}');
    await screen.findByText('显示 20 / 共 20 家');
    screen.getByRole('grid').focus();
    await user.keyboard('{Enter}');
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(1_000_004));
  });

  it('says that nothing matches, and offers to see all again', async () => {
    const { user } = await openLibrary(toRows(3));
    await screen.findByText('第0号企业');
    await user.type(screen.getByRole('searchbox'), '没有这样的企业');
    expect(await screen.findByText(/共有 3 家企业，没有一家符合/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '清除搜索和筛选' }));
    await screen.findByText('显示 3 / 共 3 家');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });
});

describe('what others have to know of an enterprise', () => {
  it('stands at its line: conflicts, changes since the last hand-over, who is to visit it until when', async () => {
    await openLibrary([
      toRow(0, {
        conflicts: 2,
        isChanged: true,
        assignment: { state: 'late', inspector: '李明', dueOn: '2026-05-01' },
      }),
      toRow(1, { assignment: { state: 'done', inspector: '赵红', dueOn: '2026-05-01' } }),
      toRow(3),
    ]);
    await screen.findByText('第0号企业');
    const lines = screen.getAllByRole('row').slice(1);
    expect(lines[0]).toHaveTextContent(/⚡冲突 2↑改动.*! 逾期 05-01.*李明/);
    expect(within(lines[0] as HTMLElement).getByTitle('逾期 · 李明 · 截止 2026-05-01')).toBeInTheDocument();
    expect(lines[1]).toHaveTextContent(/✓ 已完成.*赵红/);
    expect(lines[1]).not.toHaveTextContent(/改动|冲突|05-01/);
    expect(lines[2]).not.toHaveTextContent(/[!✓▷↑⚡]/);
  });

  it('has filters where there is any of it', async () => {
    await openLibrary(toRows(3));
    const filters = within(screen.getByRole('radiogroup', { name: '按检查结果筛选' }));
    await filters.findByText(/未检查/);
    expect(filters.queryByText(/冲突|改动|任务|未分配/)).toBeNull();
  });

  it('leads with what is late and in conflict, moved through with the arrow keys', async () => {
    const assignment = { state: 'late', inspector: '李明', dueOn: '2026-05-01' } as const;
    const { user } = await openLibrary([toRow(0, { conflicts: 1, isChanged: true, assignment }), toRow(1)]);
    const filters = within(screen.getByRole('radiogroup', { name: '按检查结果筛选' }));
    await filters.findByText(/任务逾期/);
    const names = filters.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    expect(names.slice(0, 5)).toEqual(['全部 2', '任务逾期 1', '有冲突 1', '任务未完成 1', '任务已完成 0']);
    expect(names).toContain('未分配 1');
    expect(names).toContain('交接后改动 1');
    filters.getAllByRole('radio')[0]?.focus();
    await user.keyboard('{ArrowRight}');
    await screen.findByText('显示 1 / 共 2 家');
  });
});

describe('ticks', () => {
  const boxes = () => screen.getAllByRole('checkbox', { checked: true }).length;

  it('are set by click and space, in ranges with Shift, counted, and taken back with Escape', async () => {
    const { user } = await openLibrary(toRows(12));
    await user.click(await screen.findByRole('checkbox', { name: '选择 第1号企业' }));
    expect(screen.getByText(/^已选 1 家/)).toBeInTheDocument();
    await user.keyboard('{Shift>}');
    await user.click(screen.getByText('第4号企业', { selector: 'td *' }));
    await user.keyboard('{/Shift}');
    await screen.findByText(/^已选 4 家/);
    screen.getByRole('grid').focus();
    await user.keyboard(' ');
    await screen.findByText(/^已选 3 家/);
    await user.keyboard('{ArrowDown}{ArrowDown} {Shift>}{ArrowDown}{/Shift}');
    await screen.findByText(/^已选 5 家/);
    expect(boxes()).toBe(5);
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/^已选/)).toBeNull();
    expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([]);
  });

  it('reach over rows that were never on the screen, and stay while others are listed', async () => {
    const { user } = await openLibrary(toRows(900));
    await user.click(await screen.findByRole('checkbox', { name: '选择 第0号企业' }));
    screen.getByRole('grid').focus();
    await user.keyboard('{Shift>}{End}{/Shift}');
    await screen.findByText(/^已选 900 家/);
    await user.type(screen.getByRole('searchbox'), '第33号');
    await screen.findByText('显示 1 / 共 900 家');
    expect(screen.getByText(/^已选 900 家/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '清除选择' }));
    expect(screen.queryByText(/^已选/)).toBeNull();
  });

  it('are what documents for many are about', async () => {
    const { api, user } = await openLibrary(toRows(3), {
      getDocumentBatch: () => ({ state: 'idle', done: 0, total: 0, results: [] }),
      startDocumentBatch: () => null,
    });
    await user.click(await screen.findByRole('checkbox', { name: '选择 第1号企业' }));
    await user.keyboard('{Control>}d{/Control}');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/为已选的 1 家企业/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: '开始' }));
    expect(api.startDocumentBatch).toHaveBeenCalledWith(expect.objectContaining({ among: { ids: [toId(1)] } }));
  });
});

describe('an empty or failing library', () => {
  it('explains how to begin', async () => {
    const { user } = await openLibrary([]);
    expect(await screen.findByText('还没有企业')).toBeInTheDocument();
    expect(screen.getByText(/所有内容只保存在本机/)).toBeInTheDocument();
    await user.keyboard('{Control>}n{/Control}');
    expect(await screen.findByRole('dialog')).toHaveTextContent('新增企业');
  });

  it('says why the list is not there and reads it again on demand', async () => {
    let broken = true;
    const page = createFakeLibrary(toRows(2)).listEnterprises;
    const { user } = await openLibrary([], {
      listEnterprises: (request) => {
        if (broken || page === undefined) throw refusal('STORAGE_REFUSED');
        return page(request);
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('系统拒绝读写资料库');
    broken = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('第0号企业')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the panel', () => {
  it('shows the chosen enterprise and opens any of its visits', async () => {
    const { user, onOpenVisit } = await openLibrary(toRows(5));
    expect(screen.getByRole('complementary')).toHaveTextContent('在左侧选择一家企业');
    await user.click(await screen.findByText('第3号企业'));
    const panel = within(screen.getByRole('complementary'));
    await user.click(await panel.findByRole('button', { name: /打开 2026-05-12 的检查/ }));
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(1_000_003));
    expect(panel.getByText('王检查、李同行')).toBeInTheDocument();
  });
});
