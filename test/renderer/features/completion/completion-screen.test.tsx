import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import type { Response } from '#ipc/contract.ts';
import { refusal } from '#test/renderer/support/fake-api.ts';
import { inspectionId, toAssessment, toVerdict, toVisit } from '../visit/support/fixtures.ts';
import type { VisitView } from '../visit/support/fixtures.ts';
import { getItem, listRequests, renderVisit } from '../visit/support/render-visit.tsx';

const answers: VisitView['answers'] = {
  ownership: { value: 'private', carriedFrom: '2025-01-01' },
  party_org: { state: 'unknown' },
  employees_total: { value: 10 },
  members_total: { value: 12 },
};
const assessment = toAssessment({
  verdicts: [toVerdict('womens-committee')],
  contradictions: [{ id: 'too-many', facts: ['members_total', 'employees_total'], message: '会员多于职工' }],
});
const reasons = { contradiction: '口径不同', carried: '营业执照未变' };

function toCompleted(part: Partial<VisitView> = {}): VisitView {
  const visit = toVisit({ answers, assessment });
  return {
    ...visit,
    inspection: { ...visit.inspection, state: 'completed' },
    frozen: {
      pack: { id: 'cn-enterprise-union', version: '2026.1.0', hash: 'abc' },
      reasons,
      at: '2026-05-12T02:03:04.000Z',
      by: '李明',
    },
    ...part,
  };
}

async function openCompletion(setting: Parameters<typeof renderVisit>[0] = {}) {
  const rendered = await renderVisit(setting);
  await rendered.user.keyboard('{F8}');
  return { ...rendered, region: await screen.findByRole('region', { name: '完成检查与记录状态' }) };
}

function listOf(name: string): HTMLElement {
  return screen.getByRole('list', { name });
}

describe('the completion of a draft', () => {
  it('lists what is open with its count and how strict completion is about it', async () => {
    const { region } = await openCompletion({ visit: { answers, assessment, contested: ['members_total'] } });
    const groups = [...region.querySelectorAll('.issue-group')].map(
      (group) => group.querySelector('.count')?.textContent,
    );
    const unanswered = facts.length - Object.keys(answers).length;
    expect(groups).toEqual(['0', '0', '1', '1', '1', String(unanswered), '1', '1']);
    expect(within(listOf('前后矛盾')).getByText(/会员多于职工/)).toBeInTheDocument();
    expect(within(listOf('几台设备答案不同，尚未决定')).getByRole('button')).toHaveTextContent('B');
    expect(within(listOf('沿用上次、尚未确认')).getByRole('button')).toHaveTextContent('A');
    expect(within(listOf('不清楚或拒绝/未出示')).getAllByRole('button')).toHaveLength(1);
    expect(within(region).getAllByText('须说明理由')).toHaveLength(3);
    expect(screen.getByRole('heading', { name: '完成检查' })).toHaveFocus();
  });

  it('leads from an item to its control and from a gap to its finding', async () => {
    const { user } = await openCompletion({ visit: { answers, assessment } });
    await user.click(within(listOf('问题')).getByRole('button'));
    expect(document.activeElement).toHaveAttribute('data-finding', 'womens-committee');
    await user.click(within(listOf('不清楚或拒绝/未出示')).getByRole('button'));
    expect(screen.queryByRole('region', { name: '完成检查与记录状态' })).toBeNull();
    expect(document.activeElement?.closest('[data-item]')).toBe(getItem('party_org'));
  });

  it('keeps a reason that was begun while one goes to look at an item', async () => {
    const { user, region } = await openCompletion({ visit: { answers, assessment } });
    const [first] = within(region).getAllByLabelText(/理由/);
    await user.type(first ?? region, '口径');
    await user.click(within(listOf('不清楚或拒绝/未出示')).getByRole('button'));
    await user.keyboard('{F8}');
    expect(screen.getAllByLabelText(/理由/)[0]).toHaveValue('口径');
  });

  it('goes back with Esc or F8, to the first item', async () => {
    const { user } = await openCompletion();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: '完成检查与记录状态' })).toBeNull();
    expect(document.activeElement?.closest('[data-item]')).not.toBeNull();
    await user.keyboard('{F8}');
    expect(screen.getByRole('region', { name: '完成检查与记录状态' })).toBeInTheDocument();
    await user.keyboard('{F8}');
    expect(screen.queryByRole('region', { name: '完成检查与记录状态' })).toBeNull();
  });

  it('asks for the reasons, sends them and shows the record as frozen', async () => {
    const completed = toCompleted();
    const { api, user, region } = await openCompletion({
      visit: { answers, assessment },
      handlers: { completeVisit: () => completed },
    });
    const button = within(region).getByRole('button', { name: '完成检查' });
    await user.click(button);
    expect(listRequests(api, 'completeVisit')).toEqual([]);
    expect(within(region).getAllByText('请写明理由')).toHaveLength(2);
    const [first, second] = within(region).getAllByLabelText(/理由/);
    await waitFor(() => expect(first).toHaveFocus());
    await user.type(first ?? region, reasons.contradiction);
    await user.type(second ?? region, ` ${reasons.carried} `);
    await user.click(button);
    expect(listRequests(api, 'completeVisit')).toEqual([{ inspectionId, reasons }]);
    expect(await screen.findByRole('heading', { name: '记录状态' })).toBeInTheDocument();
    expect(screen.getAllByText(/按规则包 cn-enterprise-union 2026.1.0 判定，已冻结/).length).toBeGreaterThan(0);
    expect(screen.getByText(reasons.carried)).toBeInTheDocument();
  });

  it('does not complete without an inspector or before the day, and leads to the details', async () => {
    const inspection = { ...toVisit().inspection, date: '2199-01-01', inspectors: [] };
    const { api, user, region } = await openCompletion({ visit: { inspection } });
    await user.click(within(region).getByRole('button', { name: '完成检查' }));
    expect(within(region).getByRole('alert')).toHaveTextContent('须先解决');
    expect(listRequests(api, 'completeVisit')).toEqual([]);
    await user.click(within(listOf('检查日期晚于今天')).getByRole('button'));
    expect(await screen.findByRole('dialog', { name: '检查信息' })).toBeInTheDocument();
  });

  it('does not complete while something typed is not saved, and loses nothing of it', async () => {
    const { api, user } = await renderVisit();
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '12x');
    await user.keyboard('{F8}');
    const region = screen.getByRole('region', { name: '完成检查与记录状态' });
    await user.click(within(region).getByRole('button', { name: '完成检查' }));
    expect(await within(region).findByText(/有内容没有保存/)).toBeInTheDocument();
    expect(listRequests(api, 'completeVisit')).toEqual([]);
    await user.keyboard('{Escape}');
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('12x');
  });

  it('says what happened where completing fails, and stays a draft', async () => {
    const { user, region } = await openCompletion({
      handlers: {
        completeVisit: () => {
          throw refusal('STORAGE_FULL');
        },
      },
    });
    await user.click(within(region).getByRole('button', { name: '完成检查' }));
    expect(await within(region).findByText('检查没有完成。')).toBeInTheDocument();
    expect(within(region).getByRole('heading', { name: '完成检查' })).toBeInTheDocument();
  });

  it('does nothing on keys of an input method', async () => {
    const { user, region } = await openCompletion({ visit: { answers, assessment } });
    const [field] = within(region).getAllByLabelText(/理由/);
    await user.click(field ?? region);
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, bubbles: true }));
    expect(screen.getByRole('region', { name: '完成检查与记录状态' })).toBeInTheDocument();
  });
});

describe('a completed visit', () => {
  it('is reopened with a reason', async () => {
    const { api, user, region } = await openCompletion({
      visit: toCompleted(),
      handlers: { reopenVisit: () => toVisit({ stateReason: '漏项' }) },
    });
    await user.click(within(region).getByRole('button', { name: '退回草稿…' }));
    await waitFor(() => expect(within(region).getByLabelText(/理由/)).toHaveFocus());
    await user.click(within(region).getByRole('button', { name: '退回草稿' }));
    expect(listRequests(api, 'reopenVisit')).toEqual([]);
    await user.type(within(region).getByLabelText(/理由/), '漏项');
    await user.click(within(region).getByRole('button', { name: '退回草稿' }));
    expect(listRequests(api, 'reopenVisit')).toEqual([{ inspectionId, reason: '漏项' }]);
    expect(await screen.findByText('曾退回草稿，理由：漏项')).toBeInTheDocument();
  });

  it('is voided with a reason, and nothing leads out of that', async () => {
    const voided = toCompleted({ stateReason: '重复录入' });
    const { api, user, region } = await openCompletion({
      visit: toCompleted(),
      handlers: { voidVisit: () => ({ ...voided, inspection: { ...voided.inspection, state: 'void' } }) },
    });
    await user.click(within(region).getByRole('button', { name: '作废…' }));
    await user.type(within(region).getByLabelText(/理由/), '重复录入');
    await user.click(within(region).getByRole('button', { name: '作废' }));
    expect(listRequests(api, 'voidVisit')).toEqual([{ inspectionId, reason: '重复录入' }]);
    expect(await screen.findByText('理由：重复录入')).toBeInTheDocument();
    expect(within(region).queryByRole('button', { name: /作废|退回/ })).toBeNull();
  });

  it('is compared with the present pack on request', async () => {
    const title = { 'zh-Hans': '女职工委员会', 'zh-Hant': '女職工委員會', en: 'Women' };
    const gap = { verdict: 'gap', severity: 'major', modality: 'must', reason: '女会员 34 人，未设' } as const;
    const result: Response<'reevaluateVisit'> = {
      frozenPack: { id: 'p', version: '1', hash: 'h' },
      presentPack: { id: 'p', version: '2', hash: 'i' },
      differences: [
        { rule: 'r', title, kind: 'cleared', before: gap, after: { ...gap, verdict: 'pass', reason: '符合新规定' } },
        { rule: 's', title, kind: 'new', before: null, after: gap },
      ],
      same: 83,
    };
    const { user, region } = await openCompletion({
      visit: toCompleted(),
      handlers: { reevaluateVisit: () => result },
    });
    await user.click(within(region).getByRole('button', { name: '按现行规则包重新判定' }));
    const cleared = await within(region).findByRole('region', { name: '不再是问题' });
    expect(cleared).toHaveTextContent('女会员 34 人，未设');
    expect(cleared).toHaveTextContent('符合新规定');
    expect(within(region).getByRole('region', { name: '新出现的问题' })).toHaveTextContent('没有这条规则');
    expect(within(region).getByText(/其余 83 条/)).toBeInTheDocument();
  });

  it('cannot be edited', async () => {
    await renderVisit({ visit: toCompleted() });
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveAttribute('readonly');
    expect(screen.getByText(/已冻结/)).toBeInTheDocument();
    expect(screen.queryByText('改动会自动保存')).toBeNull();
  });
});

it('has names and roles that assistive technology can use, before and after', async () => {
  const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };
  const first = await openCompletion({ visit: { answers, assessment } });
  const draft = await axe.run(first.region, options);
  expect(draft.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  cleanup();
  const second = await openCompletion({ visit: toCompleted() });
  await second.user.click(within(second.region).getByRole('button', { name: '作废…' }));
  const closed = await axe.run(second.region, options);
  expect(closed.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

it('keeps what was typed where the record was locked meanwhile, and says so', async () => {
  const { user } = await renderVisit({
    handlers: {
      saveAnswers: () => {
        throw refusal('RECORD_LOCKED', { state: 'completed' });
      },
    },
  });
  const field = within(getItem('employees_total')).getByRole('textbox');
  await user.type(field, '230{Tab}');
  expect(await screen.findByText(/已经完成、提交、审核或作废/)).toBeInTheDocument();
  expect(field).toHaveValue('230');
});
