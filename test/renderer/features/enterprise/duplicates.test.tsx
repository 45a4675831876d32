import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EnterpriseDialogs } from '#renderer/features/enterprise/enterprise-dialogs.tsx';
import { EnterprisePanel } from '#renderer/features/enterprise/enterprise-panel.tsx';
import type { Enterprise, MergePreview } from '#renderer/features/enterprise/types.ts';
import { useDialogs } from '#renderer/features/enterprise/use-dialogs.ts';
import { type FakeApi, type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { createFakeLibrary, toId, toRow } from '../../support/fake-library.ts';
import { type Rendered, renderWith } from '../../support/render-with.tsx';

const onChoose = vi.fn<(enterpriseId: string) => void>();

beforeEach(() => {
  onChoose.mockClear();
});

function toEnterprise(number: number, changes: Partial<Enterprise> = {}): Enterprise {
  const blank = { creditCode: null, regionCode: null, industryCode: null, address: null };
  return { enterpriseId: toId(number), name: `第${number}号企业`, ...blank, ...changes };
}

const twin = toEnterprise(7, { name: '晨星电子有限公司', regionCode: '310115' });
const edited = toEnterprise(8, { name: '晨星电子', regionCode: '310115' });

const preview: MergePreview = {
  into: {
    enterpriseId: edited.enterpriseId,
    fields: { ...toFields('晨星电子'), credit_code: null, address: '一路 1 号' },
    visits: [],
  },
  from: {
    enterpriseId: twin.enterpriseId,
    fields: { ...toFields('晨星电子有限公司'), credit_code: '91310115MA1K35XN6Q', address: '二路 2 号' },
    visits: [
      {
        inspectionId: toId(70),
        enterpriseId: twin.enterpriseId,
        date: '2026-03-01',
        kind: 'first',
        state: 'completed',
        inspectors: [],
        counts: null,
        gaps: null,
      },
    ],
  },
};

function toFields(name: string): MergePreview['into']['fields'] {
  return {
    name,
    credit_code: null,
    region_code: '310115',
    industry_code: null,
    address: null,
    contact_name: null,
    contact_phone: null,
  };
}

function swapped({ from }: { readonly from: string }): MergePreview {
  return from === twin.enterpriseId ? preview : { from: preview.into, into: preview.from };
}

function Host() {
  const dialogs = useDialogs();
  return (
    <>
      <button type="button" onClick={dialogs.openNew}>
        打开新增
      </button>
      <button type="button" onClick={() => dialogs.openEdit(edited)}>
        打开修改
      </button>
      <button type="button" onClick={dialogs.openDuplicates}>
        打开查找
      </button>
      <EnterpriseDialogs
        dialogs={dialogs}
        onChoose={onChoose}
        onOpenVisit={() => undefined}
        onConflicts={() => undefined}
      />
    </>
  );
}

async function open(button: string, handlers: FakeHandlers): Promise<Rendered & { readonly api: FakeApi }> {
  const api = installFakeApi({ ...createFakeLibrary([toRow(0)]), ...handlers });
  const rendered = await renderWith(<Host />);
  await rendered.user.click(screen.getByText(button));
  await screen.findByRole('dialog');
  return { ...rendered, api };
}

const findTwin: FakeHandlers = {
  findDuplicates: ({ name }) => (name.startsWith('晨星') ? [{ enterprise: twin, reason: 'same_core' }] : []),
};

describe('an enterprise that is typed a second time', () => {
  it('is shown beside the one that is there, with what differs marked, and can be opened instead', async () => {
    const { user, api } = await open('打开新增', findTwin);
    await user.keyboard('晨星电子厂');
    const notice = await screen.findByRole('region', { name: '库中可能已有这家企业。' });
    expect(notice).toHaveTextContent('名称仅地名或组织形式不同');
    expect(within(notice).getAllByRole('row')[1]).toHaveTextContent('企业名称晨星电子厂晨星电子有限公司');
    expect(Array.from(notice.querySelectorAll('mark'), (mark) => mark.textContent)).toContain('有限公司');
    expect(within(notice).queryByRole('button', { name: '比较与合并…' })).toBeNull();
    await user.click(within(notice).getByRole('button', { name: '查看该企业' }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(twin.enterpriseId);
    expect(api.mergeEnterprises).not.toHaveBeenCalled();
  });

  it('is another one when one says so, and is saved as such', async () => {
    const { user, api } = await open('打开新增', { ...findTwin, createEnterprise: () => ({ enterpriseId: toId(9) }) });
    await user.keyboard('晨星电子厂');
    await user.click(await screen.findByRole('button', { name: '不是同一家' }));
    expect(screen.queryByRole('region', { name: '库中可能已有这家企业。' })).toBeNull();
    await user.type(screen.getByLabelText('企业名称'), '二分部');
    await waitFor(() =>
      expect(api.findDuplicates).toHaveBeenLastCalledWith(expect.objectContaining({ name: '晨星电子厂二分部' })),
    );
    expect(screen.queryByRole('region', { name: '库中可能已有这家企业。' })).toBeNull();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onChoose).toHaveBeenCalledWith(toId(9)));
  });

  it('is not looked for while an input method composes', async () => {
    const { api } = await open('打开新增', findTwin);
    const field = screen.getByLabelText('企业名称');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'chen xing' } });
    fireEvent.change(field, { target: { value: '晨星' } });
    expect(api.findDuplicates).not.toHaveBeenCalled();
    fireEvent.compositionEnd(field);
    await screen.findByRole('region', { name: '库中可能已有这家企业。' });
    expect(api.findDuplicates).toHaveBeenCalledExactlyOnceWith({ name: '晨星', creditCode: null, regionCode: null });
  });

  it('can be merged from its own dialog once it is saved', async () => {
    const { user, api } = await open('打开修改', {
      ...findTwin,
      updateEnterprise: () => ({ enterprise: edited, visits: [], merged: [] }),
      previewMerge: swapped,
    });
    await user.click(await screen.findByRole('button', { name: '比较与合并…' }));
    expect(await screen.findByText('合并企业')).toBeInTheDocument();
    expect(api.updateEnterprise).toHaveBeenCalledOnce();
    expect(api.previewMerge).toHaveBeenCalledWith({ from: twin.enterpriseId, into: edited.enterpriseId });
  });
});

describe('the merge', () => {
  async function openMerge(handlers: FakeHandlers = {}) {
    const opened = await open('打开查找', {
      scanDuplicates: () => ({
        pairs: [{ one: edited, two: twin, reason: 'same_core' }],
        done: 2,
        total: 2,
        next: null,
      }),
      previewMerge: swapped,
      ...handlers,
    });
    await opened.user.click(await screen.findByRole('button', { name: '比较与合并…' }));
    await screen.findByText('合并企业');
    await screen.findByRole('table');
    return opened;
  }

  it('takes over what the one that stays does not have, and what is chosen', async () => {
    const { user, api } = await openMerge({ mergeEnterprises: () => ({ enterprise: edited, visits: [], merged: [] }) });
    expect(screen.getByText(/“晨星电子有限公司”将并入“晨星电子”/)).toBeInTheDocument();
    expect(screen.getByText('2026-03-01')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: '地址：用保留一方的' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: '企业名称：用并入一方的' }));
    await user.click(screen.getByRole('button', { name: '合并' }));
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull());
    const pair = { from: twin.enterpriseId, into: edited.enterpriseId };
    expect(api.mergeEnterprises).toHaveBeenCalledExactlyOnceWith({ ...pair, take: ['name', 'credit_code'] });
    expect(screen.getByText('比对了 2 家企业，有 0 对可能重复。')).toBeInTheDocument();
  });

  it('can keep the other one', async () => {
    const { user, api } = await openMerge({ mergeEnterprises: () => ({ enterprise: twin, visits: [], merged: [] }) });
    await user.click(screen.getByRole('button', { name: '互换保留的一方' }));
    expect(await screen.findByText(/“晨星电子”将并入“晨星电子有限公司”/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '合并' }));
    await waitFor(() => expect(api.mergeEnterprises).toHaveBeenCalled());
    expect(api.mergeEnterprises).toHaveBeenCalledWith({ from: edited.enterpriseId, into: twin.enterpriseId, take: [] });
  });

  it('says what happened where it is refused, and leaves everything as it is', async () => {
    const { user } = await openMerge({
      mergeEnterprises: () => {
        throw refusal('ENTERPRISE_MERGED');
      },
    });
    await user.click(screen.getByRole('button', { name: '合并' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('已经并入别的企业');
    expect(screen.getByRole('table')).toBeInTheDocument();
  });
});

describe('the search through the whole library', () => {
  it('goes on part by part, lists the pairs and hides those that are two', async () => {
    const { user, api } = await open('打开查找', {
      scanDuplicates: ({ from }) =>
        from === 0
          ? { pairs: [{ one: edited, two: twin, reason: 'near_name' }], done: 1000, total: 1200, next: 1000 }
          : { pairs: [], done: 1200, total: 1200, next: null },
    });
    expect(await screen.findByText('比对了 1200 家企业，有 1 对可能重复。')).toBeInTheDocument();
    expect(api.scanDuplicates.mock.calls.map(([request]) => request)).toEqual([{ from: 0 }, { from: 1000 }]);
    await user.click(screen.getByRole('button', { name: /不是同一家/ }));
    expect(screen.getByText('比对了 1200 家企业，有 0 对可能重复。')).toBeInTheDocument();
  });

  it('shows an enterprise of a pair', async () => {
    const { user } = await open('打开查找', {
      scanDuplicates: () => ({
        pairs: [{ one: edited, two: twin, reason: 'near_name' }],
        done: 2,
        total: 2,
        next: null,
      }),
    });
    await user.click(await screen.findByRole('button', { name: /晨星电子有限公司/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(twin.enterpriseId);
  });
});

describe('the panel of one that others were merged into', () => {
  it('says where a visit came from, and takes the merge back', async () => {
    const visit = preview.from.visits[0];
    if (visit === undefined) expect.unreachable('there is a visit');
    const api = installFakeApi({
      ...createFakeLibrary([]),
      getEnterprise: () => ({
        enterprise: edited,
        visits: [visit, { ...visit, inspectionId: toId(71), enterpriseId: edited.enterpriseId, date: '2025-01-01' }],
        merged: [{ enterpriseId: twin.enterpriseId, name: twin.name, creditCode: null }],
      }),
      unmergeEnterprise: () => null,
    });
    const noop = (): void => undefined;
    const { user } = await renderWith(
      <EnterprisePanel
        enterpriseId={edited.enterpriseId}
        onOpenVisit={noop}
        onEdit={noop}
        onAssign={noop}
        onNewVisit={noop}
      />,
    );
    const visits = await screen.findAllByRole('button', { name: /的检查/ });
    expect(visits.map((button) => button.textContent.includes('来自已合并的“晨星电子有限公司”'))).toEqual([
      true,
      false,
    ]);
    expect(await screen.findByText('上海市 › 浦东新区')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '撤销合并：晨星电子有限公司' }));
    expect(api.unmergeEnterprise).toHaveBeenCalledExactlyOnceWith({ enterpriseId: twin.enterpriseId });
  });
});
