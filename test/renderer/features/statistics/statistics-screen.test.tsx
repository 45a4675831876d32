import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { StatisticsScreen } from '#renderer/features/statistics/statistics-screen.tsx';
import type { OpenRule } from '#renderer/features/statistics/types.ts';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { noCounts, noFollowUp } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

const card = { 'zh-Hans': '未向职工发放会员证', 'zh-Hant': '未向職工發放會員證', en: 'No membership cards issued' };
const statistics: Response<'getStatistics'> = {
  population: 206,
  figures: [
    {
      id: 'member_card_not_issued',
      label: card,
      base: 206,
      count: 82,
      unknown: 10,
      percent: 39.8,
      low: 39.8,
      high: 44.7,
    },
    {
      id: 'no_congress_200',
      label: { ...card, 'zh-Hans': '无职代会' },
      base: 0,
      count: 0,
      unknown: 0,
      percent: null,
      low: null,
      high: null,
    },
  ],
};

const title = { 'zh-Hans': '会员证未发放', 'zh-Hant': '會員證未發放', en: 'Cards not issued' };
const rule: Response<'getPack'>['rules'][number] = {
  id: 'card',
  number: 1,
  title,
  optional: false,
  remedy: title,
  explanation: title,
  addressee: [],
  facts: [],
};
const pack: Response<'getPack'> = {
  id: 'pack',
  version: '1',
  hash: 'h',
  checkedOn: '2026-01-01',
  title,
  rules: [rule, { ...rule, id: 'wage', title: { ...title, 'zh-Hans': '未开展工资协商' } }],
};
const summary: Response<'getVerdictSummary'> = {
  visits: 206,
  counts: { ...noCounts, gap: 204, pass: 100 },
  rules: [
    { rule: 'wage', severity: 'advisory', counts: { ...noCounts, gap: 50, pass: 98 } },
    { rule: 'card', severity: 'minor', counts: { ...noCounts, gap: 154, unknown: 7, pass: 2 } },
  ],
};

async function open(more: FakeHandlers = {}) {
  const api = installFakeApi({
    getStatistics: () => statistics,
    getVerdictSummary: () => summary,
    listFollowUp: () => ({ ...noFollowUp, rules: [{ rule: 'card', open: 3, overdue: 1, closed: 2 }] }),
    getPack: () => pack,
    ...more,
  });
  const onOpenRule = vi.fn<OpenRule>();
  return { ...(await renderWith(<StatisticsScreen onOpenRule={onOpenRule} />)), api, onOpenRule };
}

describe('the figures', () => {
  it('show base, count, unknown, share and the bounds that the unknown leave', async () => {
    await open();
    const row = (await screen.findByText('未向职工发放会员证')).closest('tr');
    const cells = within(row ?? document.body)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells).toEqual(['全部企业 206', '82', '10', '39.8 %', '39.8–44.7 %']);
    expect(screen.getByText('统计范围：206 家企业的最近一次检查')).toBeInTheDocument();
  });

  it('say that there is no base instead of 0 %', async () => {
    await open();
    const row = (await screen.findByText('无职代会')).closest('tr');
    expect(row).toHaveTextContent('200 人及以上企业 0');
    expect(row).toHaveTextContent('—');
    expect(row).toHaveTextContent('无基数');
    expect(row).not.toHaveTextContent('0.0 %');
  });

  it('follow the scope at once, and take a date only when it is one', async () => {
    const { user, api } = await open();
    await screen.findByText('未向职工发放会员证');
    await user.click(screen.getByRole('combobox', { name: '省级地区' }));
    await user.keyboard('浙江');
    await user.click(await screen.findByText('浙江', { selector: '.ant-select-item-option-content' }));
    await waitFor(() => expect(api.getStatistics).toHaveBeenLastCalledWith({ region: '33' }));
    const from = screen.getByLabelText('检查日期自');
    await user.type(from, '2026.1.');
    expect(api.getStatistics).toHaveBeenLastCalledWith({ region: '33' });
    await user.type(from, '5');
    await waitFor(() => expect(api.getStatistics).toHaveBeenLastCalledWith({ region: '33', from: '2026-01-05' }));
    const calls = api.getStatistics.mock.calls.length;
    await user.click(screen.getByRole('button', { name: '清除条件' }));
    await waitFor(() => expect(screen.getByLabelText('检查日期自')).toHaveValue(''));
    // The figures of the whole library are still in memory.
    expect(api.getStatistics.mock.calls.length).toBe(calls);
  });

  it('can be narrowed to a section of industries', async () => {
    const { user, api } = await open();
    await screen.findByText('未向职工发放会员证');
    await user.click(screen.getByRole('combobox', { name: '行业门类' }));
    await user.keyboard('制造');
    await user.click(await screen.findByText('C 制造业', { selector: '.ant-select-item-option-content' }));
    await waitFor(() => expect(api.getStatistics).toHaveBeenLastCalledWith({ industry: 'C' }));
  });

  it('say that nothing matches instead of a table of zeros', async () => {
    await open({ getStatistics: () => ({ population: 0, figures: statistics.figures }) });
    expect(await screen.findByText(/没有符合条件的检查记录/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('say why they could not be made', async () => {
    await open({
      getStatistics: () => {
        throw refusal('FILE_DAMAGED');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('统计没有算出来');
  });
});

describe('the rules', () => {
  it('are listed with the most frequent gaps first, unknown apart from pass', async () => {
    const { user } = await open();
    await user.click(screen.getByText('规则结果'));
    const table = await screen.findByRole('table', { name: '各条规则的结果' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('会员证未发放一般1547200312');
    expect(second).toHaveTextContent('未开展工资协商建议');
  });

  it('are found by their title', async () => {
    const { user } = await open();
    await user.click(screen.getByText('规则结果'));
    await user.type(await screen.findByRole('searchbox'), '工资{Enter}');
    expect(screen.queryByText('会员证未发放')).toBeNull();
    expect(screen.getByText('未开展工资协商')).toBeInTheDocument();
    await user.type(screen.getByRole('searchbox'), '没有{Enter}');
    expect(screen.getByText('没有找到这样的规则。')).toBeInTheDocument();
  });
});

describe('a rule', () => {
  it('opens the enterprises concerned by its name: those with a gap first', async () => {
    const { user, onOpenRule } = await open();
    await user.click(screen.getByText('规则结果'));
    await user.click(await screen.findByRole('button', { name: '会员证未发放' }));
    expect(onOpenRule).toHaveBeenCalledExactlyOnceWith({ rule: 'card', verdict: 'gap' });
  });

  it('opens those of one outcome by its number, and nothing by 0', async () => {
    const { user, onOpenRule } = await open();
    await user.click(screen.getByText('规则结果'));
    const row = (await screen.findByRole('button', { name: '会员证未发放' })).closest('tr');
    expect(within(row ?? document.body).getAllByRole('button')).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: '待核实：列出这 7 家企业' }));
    expect(onOpenRule).toHaveBeenCalledExactlyOnceWith({ rule: 'card', verdict: 'unknown' });
  });
});

describe('the workbook', () => {
  it('is saved and its name said', async () => {
    const { user } = await open({ saveReport: () => ({ state: 'saved', name: '统计.xlsx', sha256: 'a' }) });
    await user.click(screen.getByRole('button', { name: '存为 Excel 表…' }));
    expect(await screen.findByText('已保存：统计.xlsx')).toBeInTheDocument();
  });

  it('says how far it has come, and can be stopped', async () => {
    let end = (): void => undefined;
    const { user, api } = await open({
      saveReport: () => new Promise((resolve) => (end = () => resolve({ state: 'cancelled' }))),
      getReportProgress: () => ({ rows: 4500 }),
      cancelReport: () => {
        end();
        return null;
      },
    });
    await user.click(screen.getByRole('button', { name: '存为 Excel 表…' }));
    expect(await screen.findByText('已写 4500 行…')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(screen.queryByText('已写 4500 行…')).toBeNull());
    expect(api.cancelReport).toHaveBeenCalledOnce();
    expect(screen.queryByText(/已保存/)).toBeNull();
  });

  it('says why it could not be saved and that nothing is lost', async () => {
    const { user } = await open({
      saveReport: () => {
        throw refusal('STORAGE_FULL');
      },
    });
    await user.click(screen.getByRole('button', { name: '存为 Excel 表…' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('没有保存成功，原来的文件没有改动');
    expect(alert).toHaveTextContent('STORAGE_FULL');
  });
});
