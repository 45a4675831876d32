import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import type { Response } from '#ipc/contract.ts';
import { refusal } from '#test/renderer/support/fake-api.ts';
import { toId } from '#test/renderer/support/fake-library.ts';
import { inspectionId, toAssessment, toVerdict } from '../visit/support/fixtures.ts';
import { listRequests, renderVisit } from '../visit/support/render-visit.tsx';

type Life = Response<'getFindings'>['findings'][number];

function toLife(part: Partial<Life> = {}): Life {
  return {
    rule: 'womens-committee',
    state: 'proposed',
    reason: null,
    document: null,
    dueOn: null,
    isOverdue: false,
    overdueDays: 0,
    fixedBy: null,
    evidence: [],
    verifiedBy: null,
    acceptedUntil: null,
    supersededBy: null,
    isGap: true,
    actions: ['confirm', 'dismiss', 'accept'],
    steps: [],
    ...part,
  };
}

async function renderLife(life: Life, handlers: Parameters<typeof renderVisit>[0] = {}) {
  const toAnswer = (one: Life) => ({ inspectionId, findings: [one] });
  const rendered = await renderVisit({
    visit: { assessment: toAssessment({ verdicts: [toVerdict('womens-committee')] }) },
    ...handlers,
    handlers: { getFindings: () => toAnswer(life), ...handlers.handlers },
  });
  const section = await screen.findByRole('region', { name: '问题处理' });
  return { ...rendered, section, toAnswer };
}

describe('the life of a finding in its card', () => {
  it('shows the state, the due date and everything that was recorded', async () => {
    const { section } = await renderLife(
      toLife({
        state: 'evidence_handed_in',
        document: { id: 'd', number: '鄂工监〔2026〕1号' },
        dueOn: '2026-06-01',
        isOverdue: true,
        overdueDays: 3,
        fixedBy: '李明',
        evidence: [{ id: toId(1), name: '照片.jpg' }],
        actions: ['hand_in', 'verify', 'reopen'],
        steps: [{ at: '2026-05-12T02:03:04.000Z', author: '王芳', state: 'issued', reason: null }],
      }),
    );
    expect(section).toHaveTextContent('材料已交');
    expect(section).toHaveTextContent('期限 2026-06-01 ! 已逾期 3 个工作日');
    for (const text of ['文书 鄂工监〔2026〕1号', '材料提交人 李明', '材料：照片.jpg'])
      expect(within(section).getByText(text)).toBeInTheDocument();
    expect((await axe.run(section)).violations.map(({ id }) => id)).toEqual([]);
  });

  it('confirms at once', async () => {
    const confirmed = toLife({ state: 'confirmed', actions: ['dismiss'] });
    const { user, api, section } = await renderLife(toLife(), {
      handlers: { changeFinding: () => ({ inspectionId, findings: [confirmed] }) },
    });
    await user.click(within(section).getByRole('button', { name: '确认' }));
    await waitFor(() => expect(section).toHaveTextContent('已确认'));
    expect(section).toHaveFocus();
    expect(listRequests(api, 'changeFinding')).toEqual([
      { inspectionId, rule: 'womens-committee', step: { kind: 'confirm' } },
    ]);
  });

  it('names everything that is missing and asks nobody before', async () => {
    const { user, api, section } = await renderLife(toLife());
    await user.click(within(section).getByRole('button', { name: '暂予接受…' }));
    expect(within(section).getByRole('textbox', { name: '原因' })).toHaveFocus();
    await user.click(within(section).getByRole('button', { name: '确定' }));
    expect(within(section).getByRole('alert')).toHaveTextContent('请写明原因。请填写真实存在的日期，如 2026-12-31。');
    expect(listRequests(api, 'changeFinding')).toEqual([]);
    await user.type(within(section).getByRole('textbox', { name: '原因' }), '年底换届');
    await user.type(within(section).getByRole('textbox', { name: /接受至/ }), '20261231');
    await user.click(within(section).getByRole('button', { name: '确定' }));
    await waitFor(() => expect(listRequests(api, 'changeFinding')).toHaveLength(1));
    expect(listRequests(api, 'changeFinding')[0]).toMatchObject({
      step: { kind: 'accept', reason: '年底换届', until: '2026-12-31' },
    });
  });

  it('hands evidence in that was chosen', async () => {
    const issued = toLife({ state: 'issued', actions: ['start', 'hand_in'] });
    const choices = [{ id: toId(5), name: 'a.jpg', caption: '新牌子', date: '2026-05-20' }];
    const { user, api, section } = await renderLife(issued, {
      handlers: { listFindingEvidence: () => choices },
    });
    await user.click(within(section).getByRole('button', { name: '提交整改材料…' }));
    await user.click(await within(section).findByRole('checkbox', { name: /新牌子/ }));
    await user.type(within(section).getByRole('textbox', { name: '材料提交人' }), '李明');
    await user.click(within(section).getByRole('button', { name: '确定' }));
    await waitFor(() => expect(listRequests(api, 'changeFinding')).toHaveLength(1));
    expect(listRequests(api, 'changeFinding')[0]).toMatchObject({
      step: { kind: 'hand_in', fixedBy: '李明', evidence: [toId(5)] },
    });
  });

  it('says in words why the same person does not verify', async () => {
    const { user, section } = await renderLife(toLife({ state: 'evidence_handed_in', actions: ['verify'] }), {
      handlers: {
        changeFinding: () => {
          throw refusal('FINDING_REFUSED', { problems: ['SAME_PERSON'] });
        },
      },
    });
    await user.click(within(section).getByRole('button', { name: '核实' }));
    expect(await within(section).findByRole('alert')).toHaveTextContent('须由另一人核实');
  });

  it('gives a form up with Esc, but not while an input method composes', async () => {
    const { user, section } = await renderLife(toLife());
    await user.click(within(section).getByRole('button', { name: '不成立…' }));
    const field = within(section).getByRole('textbox', { name: '原因' });
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    expect(field).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(within(section).queryByRole('textbox')).toBeNull();
    expect(within(section).getByRole('button', { name: '不成立…' })).toHaveFocus();
  });
});
