import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { StatisticsScreen } from '#renderer/features/statistics/statistics-screen.tsx';
import { type FakeHandlers, installFakeApi, refusal } from '../../support/fake-api.ts';
import { noCounts } from '../../support/fake-library.ts';
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
    getPack: () => pack,
    ...more,
  });
  return { ...(await renderWith(<StatisticsScreen />)), api };
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
    expect(first).toHaveTextContent('会员证未发放一般1547200');
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
