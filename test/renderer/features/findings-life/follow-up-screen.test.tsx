import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { findingStates } from '#domain/finding-states.ts';
import type { Request, Response } from '#ipc/contract.ts';
import { FollowUpScreen } from '#renderer/features/findings-life/follow-up-screen.tsx';
import { installFakeApi, refusal } from '#test/renderer/support/fake-api.ts';
import { toId } from '#test/renderer/support/fake-library.ts';
import { renderWith } from '#test/renderer/support/render-with.tsx';
import { toPack, toRule } from '../visit/support/fixtures.ts';

type Page = Response<'listFollowUp'>;

const states = Object.fromEntries(['open', 'all', ...findingStates].map((state) => [state, 0]));
const counts: Page['counts'] = {
  states: { ...states, open: 3, all: 4, closed: 1 } as Page['counts']['states'],
  due: { any: 3, overdue: 1, '7': 2, '30': 2 },
};

function toRow(number: number, part: Partial<Page['rows'][number]> = {}): Page['rows'][number] {
  return {
    id: toId(number),
    inspectionId: toId(100 + number),
    enterpriseName: `第${number}号企业`,
    regionCode: '310115',
    date: '2026-05-12',
    rule: 'womens-committee',
    severity: 'major',
    state: 'issued',
    dueOn: '2026-06-01',
    isOverdue: false,
    overdueDays: 0,
    ...part,
  };
}

async function renderScreen(answer: (request: Request<'listFollowUp'>) => Page) {
  const api = installFakeApi({
    getPack: () => toPack([toRule('womens-committee')]),
    listFollowUp: answer,
  });
  const onOpen = vi.fn<Parameters<typeof FollowUpScreen>[0]['onOpen']>();
  return { ...(await renderWith(<FollowUpScreen onOpen={onOpen} />)), api, onOpen };
}

const whole: Page = {
  matching: 3,
  counts,
  rules: [{ rule: 'womens-committee', open: 3, overdue: 1, closed: 1 }],
  rows: [toRow(1, { isOverdue: true, overdueDays: 2 }), toRow(2)],
  next: { rank: 0, due: '2026-06-01', id: toId(2) },
};

describe('the follow-up screen', () => {
  it('lists findings with state and due date in words, and what each filter would list', async () => {
    const { container } = await renderScreen(() => whole);
    const table = await screen.findByRole('table', { name: '问题列表' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      '第1号企业规则 womens-committee重要▣ 已发文2026-06-01 ! 已逾期 2 个工作日2026-05-12',
    );
    expect(screen.getByText('已逾期 1')).toBeInTheDocument();
    expect(screen.getByText('未了结 3')).toBeInTheDocument();
    expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  });

  it('opens the visit at the finding', async () => {
    const { user, onOpen } = await renderScreen(() => whole);
    const [first] = await screen.findAllByRole('button', { name: '规则 womens-committee' });
    first?.focus();
    await user.keyboard('{Enter}');
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ inspectionId: toId(101), rule: 'womens-committee' });
  });

  it('asks for the next page after the last finding it has', async () => {
    const last: Page = { ...whole, rows: [toRow(3)], next: null };
    const { user, api } = await renderScreen((request) => (request.after === undefined ? whole : last));
    await user.click(await screen.findByRole('button', { name: '显示更多' }));
    expect(await screen.findByText('第3号企业')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '显示更多' })).toBeNull();
    expect(api.listFollowUp.mock.calls.at(-1)?.[0]).toMatchObject({ after: { id: toId(2) } });
  });

  it('narrows to what is overdue', async () => {
    const { user, api } = await renderScreen(() => whole);
    await user.click(await screen.findByText('已逾期 1'));
    await waitFor(() =>
      expect(api.listFollowUp.mock.calls.at(-1)?.[0]).toMatchObject({ due: 'overdue', state: 'open' }),
    );
  });

  it('tells an empty list from one that nothing matches, and a failure from both', async () => {
    const none = { ...whole, matching: 0, rows: [], next: null };
    const empty = { ...none, counts: { ...counts, states: states as Page['counts']['states'] } };
    const first = await renderScreen(() => empty);
    expect(await screen.findByText('没有要跟踪的问题')).toBeInTheDocument();
    first.unmount();
    const second = await renderScreen(() => none);
    expect(await screen.findByText('没有符合筛选的问题。')).toBeInTheDocument();
    second.unmount();
    await renderScreen(() => {
      throw refusal('FILE_DAMAGED');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('FILE_DAMAGED');
  });
});
