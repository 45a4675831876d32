import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { inspectionId, toAssessment, toPack, toPreviousGap, toRule, toVerdict, toVisit } from './support/fixtures.ts';
import type { VisitView } from './support/fixtures.ts';
import { getItem, listRequests, renderVisit } from './support/render-visit.tsx';

const carriedFrom = '2025-03-02';
const answers: VisitView['answers'] = {
  party_org: { value: 'yes', carriedFrom },
  employees_total: { value: 230, carriedFrom, note: '花名册' },
  last_audit_report_on: { state: 'none', carriedFrom },
};

function getFocusedItem(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
}

describe('an answer of the last visit', () => {
  it.each(['c', 'C', '{Control>}{Enter}{/Control}'])(
    'is confirmed with %s, which goes on to the next item',
    async (key) => {
      const { api, user } = await renderVisit({ visit: { answers: { ownership: { value: 'private', carriedFrom } } } });
      within(getItem('ownership')).getByRole('radio', { checked: true }).focus();
      await user.keyboard(key);
      expect(listRequests(api, 'saveAnswers')).toEqual([
        { inspectionId, answers: { ownership: { value: 'private' } } },
      ]);
      expect(within(getItem('ownership')).queryByText(/未确认/)).toBeNull();
      expect(getFocusedItem()).toBe('legal_form');
    },
  );

  it('is confirmed with Ctrl+Enter from its field, and keeps its note', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    within(getItem('employees_total')).getByRole('textbox', { name: '职工总数' }).focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { employees_total: { value: 230 } } }]);
    expect(getItem('employees_total')).toHaveTextContent('花名册');
    expect(getFocusedItem()).toBe('employees_women');
  });

  it('is not confirmed by moving on, nor by a c that is typed into a field', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    within(getItem('employees_total')).getByRole('textbox', { name: '职工总数' }).focus();
    await user.keyboard('{Enter}{Shift>}{Enter}{/Shift}c');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
  });

  it('cannot be confirmed while something else stands in its field', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    await user.type(within(getItem('employees_total')).getByRole('textbox', { name: '职工总数' }), 'x');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
    expect(getFocusedItem()).toBe('employees_total');
  });

  it('loses its mark when the answer is changed', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '否' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: { value: 'no' } } }]);
    expect(within(getItem('party_org')).queryByText(/未确认/)).toBeNull();
  });

  it('has its mark again after undo', async () => {
    const visit = toVisit({ answers });
    const { user } = await renderVisit({
      visit,
      handlers: { undo: () => ({ facts: ['party_org'], visit }) },
    });
    await user.click(within(getItem('party_org')).getByRole('button', { name: '确认仍然如此' }));
    expect(within(getItem('party_org')).queryByText(/未确认/)).toBeNull();
    expect(getFocusedItem()).toBe('party_org');
    await user.click(screen.getByRole('button', { name: /撤销/ }));
    expect(await within(getItem('party_org')).findByText('上次记录·未确认（2025-03-02）')).toBeInTheDocument();
  });

  it('is only shown in a record that is locked', async () => {
    const { inspection } = toVisit();
    const { api, user } = await renderVisit({
      visit: { answers, inspection: { ...inspection, state: 'approved' } },
    });
    expect(within(getItem('party_org')).getByText(/未确认/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '确认仍然如此' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^确认本节/ })).toBeNull();
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.keyboard('c');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
  });

  it('is among the next questions', async () => {
    const assessment = toAssessment({ nextQuestions: [{ fact: 'employees_total', decides: 3 }] });
    const asked = { ...answers, ownership: { value: 'private' } };
    const { user } = await renderVisit({ visit: { answers: asked, assessment } });
    within(getItem('ownership')).getByRole('radio', { checked: true }).focus();
    await user.keyboard('{Control>}j{/Control}');
    expect(getFocusedItem()).toBe('employees_total');
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    expect(document.querySelector<HTMLElement>('[data-item]')?.dataset['item']).toBe('employees_total');
    expect(getItem('employees_total')).toHaveTextContent('这一问可判定 3 条规则');
  });

  it('is not confirmed by a key that belongs to an input method', async () => {
    const { api } = await renderVisit({ visit: { answers } });
    const field = within(getItem('employees_total')).getByRole('textbox', { name: '职工总数' });
    field.focus();
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 });
    expect(getItem('employees_total')).toHaveTextContent('未确认');
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(listRequests(api, 'saveAnswers')).toHaveLength(1));
  });

  it('is counted as waiting in the section index', async () => {
    await renderVisit({ visit: { answers } });
    expect(screen.getByRole('button', { name: /A 企业概况/ })).toHaveTextContent('待确认 2');
    expect(screen.getByRole('button', { name: /A 企业概况/ })).toHaveTextContent('未开始');
  });
});

describe('a whole section', () => {
  const sent = [{ inspectionId, answers: { party_org: { value: 'yes' }, employees_total: { value: 230 } } }];

  it('is confirmed with its button in one step, without the answers of other sections', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    await user.click(screen.getByRole('button', { name: '确认本节 2 项' }));
    expect(listRequests(api, 'saveAnswers')).toEqual(sent);
    expect(screen.queryByRole('button', { name: /^确认本节/ })).toBeNull();
    expect(getFocusedItem()).toBe('ownership');
  });

  it('is confirmed with Ctrl+Shift+Enter, and the focus stays', async () => {
    const { api, user } = await renderVisit({ visit: { answers } });
    within(getItem('employees_total')).getByRole('textbox', { name: '职工总数' }).focus();
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(listRequests(api, 'saveAnswers')).toEqual(sent);
    expect(getFocusedItem()).toBe('employees_total');
  });

  it('leaves out what does not arise any more', async () => {
    const assessment = toAssessment({ notArising: ['employees_total'] });
    const { api, user } = await renderVisit({ visit: { answers, assessment } });
    await user.click(screen.getByRole('button', { name: '确认本节 1 项' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: { value: 'yes' } } }]);
  });

  it('names only some of many facts when it is undone', async () => {
    const facts = ['ownership', 'legal_form', 'employees_total', 'employees_women', 'party_org'];
    const visit = toVisit({ answers, undo: { canUndo: true, canRedo: false } });
    const { user } = await renderVisit({ visit, handlers: { undo: () => ({ facts, visit }) } });
    await user.click(screen.getByRole('button', { name: /撤销/ }));
    expect(await screen.findByText(/^已撤销：.* 等，另有 2 项$/)).toBeInTheDocument();
  });
});

describe('the gaps of the last visit', () => {
  const pack = toPack([toRule('one'), toRule('two'), toRule('three')]);
  const verdicts = [
    toVerdict('one'),
    toVerdict('two', { verdict: 'unknown', missing: ['womens_committee'] }),
    toVerdict('three', { verdict: 'pass' }),
  ];
  const assessment = toAssessment({ verdicts });
  const previous = {
    inspectionId: '01900000-0000-7000-8000-000000000009',
    date: '2025-03-02',
    gaps: [toPreviousGap('one', 2), toPreviousGap('two', 1), toPreviousGap('three', 1)],
  };

  it('lead the findings with what has become of each', async () => {
    const { user } = await renderVisit({ pack, visit: { assessment, previous } });
    const pane = screen.getByRole('complementary', { name: '检查结论' });
    expect(within(pane).getAllByRole('heading')[0]).toHaveTextContent('上次检查的问题（2025-03-02） 3');
    expect(within(pane).getByRole('list', { name: '仍未整改' })).toHaveTextContent(/规则 one.*连续第 3 次/);
    const undecided = within(pane).getByRole('list', { name: '尚待核实' });
    expect(undecided).toHaveTextContent('规则 two');
    expect(undecided).not.toHaveTextContent('连续');
    expect(within(pane).getByRole('list', { name: '已解决或不再适用' })).toHaveTextContent('规则 three');
    await user.click(within(undecided).getByRole('button', { name: /女职工委员会/ }));
    expect(getFocusedItem()).toBe('womens_committee');
  });

  it('are marked on their cards where they repeat', async () => {
    await renderVisit({ pack, visit: { assessment, previous: { ...previous, gaps: [toPreviousGap('one', 1)] } } });
    expect(screen.getByRole('article', { name: '规则 one' })).toHaveTextContent('连续第 2 次');
    expect(screen.getByRole('article', { name: '规则 two' })).not.toHaveTextContent('连续');
  });

  it('follow the answers', async () => {
    const judged = toAssessment({ verdicts: [toVerdict('one', { verdict: 'pass' })] });
    const { user } = await renderVisit({ pack, visit: { assessment, previous }, judged });
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    expect(await screen.findByRole('list', { name: '已解决或不再适用' })).toHaveTextContent('规则 one');
  });

  it('are said to be none where the last record shows none, and are not there at a first visit', async () => {
    await renderVisit({ pack, visit: { assessment, previous: { ...previous, gaps: [] } } });
    expect(screen.getByText('上次检查（2025-03-02）的记录中没有发现问题')).toBeInTheDocument();
    expect(screen.queryByText(/上次检查的问题/)).toBeNull();
  });
});
