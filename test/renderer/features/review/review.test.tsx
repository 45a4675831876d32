import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { refusal } from '#test/renderer/support/fake-api.ts';
import { toId } from '#test/renderer/support/fake-library.ts';
import { inspectionId, toVisit } from '../visit/support/fixtures.ts';
import type { VisitView } from '../visit/support/fixtures.ts';
import { getItem, listRequests, noReview, renderVisit } from '../visit/support/render-visit.tsx';

type Review = Response<'getReview'>;
type Thread = Review['threads'][number];

function toThread(number: number, part: Partial<Thread> = {}): Thread {
  return {
    id: toId(number),
    fact: 'ownership',
    text: `批注${number}`,
    author: '督查甲',
    at: '2026-05-12T02:03:04.000Z',
    editedAt: null,
    isOwn: false,
    isDone: false,
    replies: [],
    ...part,
  };
}

function toReview(threads: readonly Thread[], part: Partial<Review> = {}): Review {
  return { ...noReview, threads: [...threads], openThreads: threads.filter(({ isDone }) => !isDone).length, ...part };
}

function inState(state: VisitView['inspection']['state'], part: Partial<VisitView> = {}): VisitView {
  const visit = toVisit(part);
  return { ...visit, inspection: { ...visit.inspection, state } };
}

const bar = () => screen.findByRole('region', { name: '审核' });

describe('the review bar', () => {
  it('offers what the state allows', async () => {
    const offered: Record<string, readonly string[]> = {};
    for (const state of ['completed', 'submitted', 'approved', 'returned'] as const) {
      document.body.replaceChildren();
      await renderVisit({ visit: inState(state) });
      offered[state] = within(await bar())
        .queryAllByRole('button')
        .map(({ textContent }) => textContent);
    }
    expect(offered).toEqual({
      completed: ['提交审核', '退回…'],
      submitted: ['审核通过', '退回…'],
      approved: ['退回…', '撤销审核…'],
      returned: [],
    });
  });

  it('leads to the sections in which comments are open', async () => {
    const threads = [toThread(1), toThread(2, { fact: 'union_type', isDone: true }), toThread(3, { fact: null })];
    await renderVisit({ visit: inState('returned'), handlers: { getReview: () => toReview(threads) } });
    const marked = await within(screen.getByRole('navigation')).findAllByText(/批注 1$/);
    expect(marked.map((mark) => mark.closest('button')?.textContent)).toEqual([expect.stringContaining('A 企业概况')]);
  });

  it('is not there for a draft', async () => {
    await renderVisit();
    expect(screen.queryByRole('region', { name: '审核' })).toBeNull();
  });

  it('submits, and shows what is possible then', async () => {
    const { user, api } = await renderVisit({
      visit: inState('completed'),
      handlers: { submitVisit: () => inState('submitted') },
    });
    await user.click(within(await bar()).getByRole('button', { name: '提交审核' }));
    expect(await screen.findByRole('button', { name: '审核通过' })).toBeInTheDocument();
    expect(listRequests(api, 'submitVisit')).toEqual([{ inspectionId }]);
    expect(await bar()).toHaveFocus();
  });

  it('wants a reason for returning unless open comments say what to correct', async () => {
    const { user, api } = await renderVisit({
      visit: inState('submitted'),
      handlers: { returnVisit: () => inState('returned', { stateReason: '人数有误' }) },
    });
    await user.click(within(await bar()).getByRole('button', { name: '退回…' }));
    await user.click(screen.getByRole('button', { name: '退回修改' }));
    expect(await screen.findByText('请写明理由')).toBeInTheDocument();
    expect(listRequests(api, 'returnVisit')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: /理由/ }), '人数有误');
    await user.click(screen.getByRole('button', { name: '退回修改' }));
    expect(await screen.findByText('退回原因：人数有误')).toBeInTheDocument();
  });

  it('returns without a reason where an open comment is there', async () => {
    const { user, api } = await renderVisit({
      visit: inState('submitted'),
      handlers: { getReview: () => toReview([toThread(1)]), returnVisit: () => inState('returned') },
    });
    await within(await bar()).findByText('待处理批注 1 条');
    await user.click(within(await bar()).getByRole('button', { name: '退回…' }));
    await user.click(screen.getByRole('button', { name: '退回修改' }));
    await waitFor(() => expect(listRequests(api, 'returnVisit')).toEqual([{ inspectionId, reason: '' }]));
  });

  it('says that what was merged in since would be judged otherwise', async () => {
    await renderVisit({
      visit: inState('approved'),
      handlers: { getReview: () => toReview([], { overturned: 2 }) },
    });
    expect(within(await bar()).getByRole('note')).toHaveTextContent('有 2 条判定会不同');
  });

  it('says what is safe where a step is refused', async () => {
    const { user } = await renderVisit({
      visit: inState('submitted'),
      handlers: {
        approveVisit: () => {
          throw refusal('RECORD_LOCKED');
        },
      },
    });
    await user.click(within(await bar()).getByRole('button', { name: '审核通过' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('RECORD_LOCKED');
  });
});

describe('comments on an item', () => {
  const reply = { ...toThread(9, { text: '已核对', author: '王芳', isOwn: true }) };

  it('lead: what is open shows by itself, what is done only when asked for', async () => {
    const threads = [toThread(1, { replies: [reply] }), toThread(2, { isDone: true })];
    const { user } = await renderVisit({
      visit: inState('returned'),
      handlers: { getReview: () => toReview(threads) },
    });
    const item = getItem('ownership');
    expect(await within(item).findByText('批注1')).toBeInTheDocument();
    expect(within(item).getByText('已核对')).toBeInTheDocument();
    expect(within(item).queryByText('批注2')).toBeNull();
    await user.click(within(item).getByRole('button', { name: '批注 1' }));
    expect(within(item).getByText('批注2')).toBeInTheDocument();
    expect((await axe.run(item)).violations.map(({ id }) => id)).toEqual([]);
  });

  it('are posted with Ctrl+Enter, but not while an input method composes', async () => {
    const { user, api } = await renderVisit({
      handlers: { addComment: () => toReview([toThread(1, { text: '请核对' })]) },
    });
    const item = getItem('ownership');
    within(item).getAllByRole('radio')[0]?.focus();
    await user.keyboard('{Shift>}{F2}{/Shift}');
    const field = within(item).getByRole('textbox', { name: '写批注' });
    expect(field).toHaveFocus();
    await user.type(field, '请核对');
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true });
    fireEvent.keyDown(field, { key: 'Escape', keyCode: 229 });
    expect(listRequests(api, 'addComment')).toEqual([]);
    expect(field).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(item).findByText('请核对')).toBeInTheDocument();
    expect(listRequests(api, 'addComment')).toEqual([
      { inspectionId, fact: 'ownership', replyTo: null, text: '请核对' },
    ]);
  });

  it('offer change and deletion to who wrote them, reply and done to everybody', async () => {
    const { user, api } = await renderVisit({
      handlers: {
        getReview: () => toReview([toThread(1, { replies: [reply] })]),
        setCommentDone: () => toReview([toThread(1, { isDone: true, replies: [reply] })]),
      },
    });
    const thread = (await within(getItem('ownership')).findByText('批注1')).closest('li') ?? document.body;
    expect(within(thread).getAllByRole('button', { name: '修改' })).toHaveLength(1);
    expect(within(thread).getAllByRole('button', { name: '删除' })).toHaveLength(1);
    expect(within(thread).getByRole('button', { name: '回复' })).toBeInTheDocument();
    await user.click(within(thread).getByRole('button', { name: '标为已处理' }));
    await waitFor(() => expect(screen.queryByText('批注1')).toBeNull());
    expect(listRequests(api, 'setCommentDone')).toEqual([{ commentId: toId(1), done: true }]);
  });

  it('keep what was typed where it could not be saved', async () => {
    const { user } = await renderVisit({
      handlers: {
        addComment: () => {
          throw refusal('STORAGE_FULL');
        },
      },
    });
    const item = getItem('ownership');
    await user.click(within(item).getByRole('button', { name: '批注' }));
    await user.type(within(item).getByRole('textbox', { name: '写批注' }), '请核对');
    await user.click(within(item).getByRole('button', { name: '发表' }));
    expect(await within(item).findByRole('alert')).toHaveTextContent('STORAGE_FULL');
    expect(within(item).getByRole('textbox', { name: '写批注' })).toHaveValue('请核对');
  });
});

describe('the panel of all comments', () => {
  it('opens with F7, tells the course of the review and leads to an item', async () => {
    const threads = [toThread(1), toThread(2, { fact: null })];
    const steps = [
      { at: '2026-05-12T02:03:04.000Z', author: '王芳', state: 'submitted', reason: null },
      { at: '2026-05-13T02:03:04.000Z', author: '督查甲', state: 'returned', reason: '人数有误' },
    ] as const;
    const { user } = await renderVisit({
      visit: inState('returned'),
      handlers: { getReview: () => toReview(threads, { steps: [...steps] }) },
    });
    await screen.findByRole('button', { name: '批注 2' });
    await user.keyboard('{F7}');
    const panel = await screen.findByRole('dialog', { name: '批注与审核经过' });
    expect(within(panel).getByText('批注2')).toBeInTheDocument();
    expect(within(panel).getByText('人数有误')).toBeInTheDocument();
    expect((await axe.run(panel)).violations.map(({ id }) => id)).toEqual([]);
    await user.click(within(panel).getByRole('button', { name: /^A / }));
    await waitFor(() => expect(document.activeElement?.closest('[data-item]')).toBe(getItem('ownership')));
  });
});
