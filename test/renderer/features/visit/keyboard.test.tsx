import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Session } from '#renderer/session.ts';
import type { FakeHandlers } from '../../support/fake-api.ts';
import { session } from '../../support/fake-library.ts';
import { inspectionId, toAssessment, toRule, toPack, toVerdict, toVisit } from './support/fixtures.ts';
import { getItem, listRequests, renderVisit } from './support/render-visit.tsx';

function withKeys(keys: Session['settings']['keys']): FakeHandlers {
  return { getSession: () => ({ ...session, settings: { ...session.settings, keys } }) };
}

function getFocusedItem(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
}

describe('the keyboard', () => {
  it('answers with letters and digits on a row of answers', async () => {
    const { api, user } = await renderVisit();
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.keyboard('y');
    await user.keyboard('n');
    await user.keyboard('u');
    await user.keyboard('4');
    await user.keyboard('{Delete}');
    const answers = listRequests(api, 'saveAnswers').map((request) => (request as { answers: object }).answers);
    expect(answers).toEqual([
      { party_org: { value: 'yes' } },
      { party_org: { value: 'no' } },
      { party_org: { state: 'unknown' } },
      { party_org: { state: 'not_applicable' } },
      { party_org: null },
    ]);
    expect(getFocusedItem()).toBe('party_org');
  });

  it('leaves letters alone where they are switched off, not digits', async () => {
    const keys = { letters: false, enterGoesOn: true };
    const { api, user } = await renderVisit({ handlers: withKeys(keys) });
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await waitFor(() => expect(api.getSession).toHaveBeenCalled());
    await user.keyboard('nuayrc');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
    await user.keyboard('2');
    expect(listRequests(api, 'saveAnswers')).toMatchObject([{ answers: { party_org: { value: 'no' } } }]);
  });

  it('stays where it is on Enter where that is switched off, and chooses the answer in focus', async () => {
    const { api, user } = await renderVisit({ handlers: withKeys({ letters: true, enterGoesOn: false }) });
    within(getItem('employees_total')).getByRole('textbox').focus();
    await waitFor(() => expect(api.getSession).toHaveBeenCalled());
    await user.keyboard('{Enter}');
    expect(getFocusedItem()).toBe('employees_total');
    await user.keyboard('{ArrowDown}');
    expect(getFocusedItem()).toBe('employees_women');
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.keyboard('{Enter}');
    expect(getFocusedItem()).toBe('party_org');
    expect(listRequests(api, 'saveAnswers')).toMatchObject([{ answers: { party_org: { value: 'yes' } } }]);
  });

  it('goes back to the list with Alt and arrow left, once everything is on disk', async () => {
    const { api, onBack, user } = await renderVisit();
    const field = within(getItem('employees_total')).getByRole('textbox');
    await user.type(field, '12');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(onBack).toHaveBeenCalledOnce());
    expect(listRequests(api, 'saveAnswers')).toHaveLength(1);
  });

  it('goes back from a row of answers too, without moving in it', async () => {
    const { onBack, user } = await renderVisit();
    const yes = within(getItem('party_org')).getByRole('radio', { name: '是' });
    yes.focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(onBack).toHaveBeenCalledOnce());
    expect(document.activeElement).toBe(yes);
  });

  it('moves to the next item with Enter and arrow down, back with Shift+Enter and arrow up', async () => {
    const { user } = await renderVisit();
    within(getItem('employees_total')).getByRole('textbox').focus();
    await user.keyboard('{Enter}');
    expect(getFocusedItem()).toBe('employees_women');
    await user.keyboard('{ArrowDown}');
    expect(getFocusedItem()).toBe('employees_dispatched');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(getFocusedItem()).toBe('employees_women');
    await user.keyboard('{ArrowUp}');
    expect(getFocusedItem()).toBe('employees_total');
  });

  it('does not choose an answer when Enter moves on from it', async () => {
    const { api, user } = await renderVisit();
    within(getItem('ownership')).getByRole('radio', { name: '国有控股' }).focus();
    await user.keyboard('{Enter}');
    expect(getFocusedItem()).toBe('legal_form');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
  });

  it('chooses with Space where the arrows have moved to', async () => {
    const { api, user } = await renderVisit();
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.keyboard('{ArrowRight} ');
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: { value: 'no' } } }]);
  });

  it('skips questions that do not arise and goes on into the next section', async () => {
    const { user } = await renderVisit({
      visit: { assessment: toAssessment({ notArising: ['payroll_12m', 'union_type', 'union_name'] }) },
    });
    within(getItem('employees_dispatched')).getByRole('textbox').focus();
    await user.keyboard('{ArrowDown}');
    expect(getFocusedItem()).toBe('party_org');
    await user.keyboard('{ArrowDown}');
    expect(getFocusedItem()).toBe('higher_union_name');
    await user.keyboard('{ArrowUp}');
    expect(getFocusedItem()).toBe('party_org');
  });

  it('goes to sections, toggles the view, and finds questions', async () => {
    const { user } = await renderVisit();
    await user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('heading', { name: 'C 委员会与选举' })).toBeInTheDocument();
    expect(getFocusedItem()).toBe('committee_elected_by');
    await user.keyboard('{Control>}e{/Control}');
    expect(screen.getByRole('button', { name: '检查清单' })).toHaveAttribute('aria-pressed', 'true');
    expect(getFocusedItem()).toBe('committee_elected_by');
    await user.keyboard('{Control>}f{/Control}');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.keyboard('女职工委员会');
    await waitFor(() => expect(screen.getByText(/找到 \d+ 项/)).toBeInTheDocument());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(getFocusedItem()).toBeDefined());
  });

  it('starts on the first question', async () => {
    await renderVisit();
    expect(getFocusedItem()).toBe('ownership');
  });

  it('goes with Tab from the answer to what belongs to it, then to the next question', async () => {
    const { user } = await renderVisit();
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.tab();
    expect(document.activeElement).toHaveTextContent('填写说明');
    expect(getFocusedItem()).toBe('party_org');
  });

  it('goes from one open question to the next with Ctrl+J, the one that decides most first', async () => {
    const { user } = await renderVisit({
      visit: {
        answers: { ownership: { value: 'private' } },
        assessment: toAssessment({
          nextQuestions: [
            { fact: 'members_women', decides: 3 },
            { fact: 'womens_committee', decides: 1 },
          ],
        }),
      },
    });
    await user.keyboard('{Control>}j{/Control}');
    expect(getFocusedItem()).toBe('members_women');
    await user.keyboard('{Control>}j{/Control}');
    expect(getFocusedItem()).toBe('womens_committee');
    await user.keyboard('{Control>}j{/Control}');
    expect(getFocusedItem()).toBe('legal_form');
  });

  it('goes from gap to gap with Ctrl+Shift+J, the gravest first', async () => {
    const { user } = await renderVisit({
      pack: toPack([toRule('one'), toRule('two')]),
      visit: {
        assessment: toAssessment({
          verdicts: [toVerdict('one', { severity: 'minor' }), toVerdict('two', { severity: 'critical' })],
        }),
      },
    });
    await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
    expect(screen.getByRole('article', { name: '规则 two' })).toHaveFocus();
    await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
    expect(screen.getByRole('article', { name: '规则 one' })).toHaveFocus();
  });

  it('opens the note with F2 and the item help with F1, and comes back with Esc', async () => {
    const { user } = await renderVisit();
    within(getItem('employees_total')).getByRole('textbox').focus();
    await user.keyboard('{F1}');
    expect(within(getItem('employees_total')).getByText(/看花名册/)).toBeInTheDocument();
    await user.keyboard('{F2}');
    expect(screen.getByRole('textbox', { name: /^备注：/ })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveFocus();
  });

  it('goes round the panes with F6 and comes back to where the focus was', async () => {
    const { user } = await renderVisit();
    const field = within(getItem('employees_women')).getByRole('textbox');
    field.focus();
    const panes: (string | undefined)[] = [];
    for (let press = 0; press < 4; press += 1) {
      await user.keyboard('{F6}');
      panes.push(document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane']);
    }
    expect(panes).toEqual(['findings', 'header', 'sections', 'main']);
    expect(field).toHaveFocus();
  });

  it('shows the key map with the question mark, and hands no keys to what lies below it', async () => {
    const { user } = await renderVisit();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Ctrl+Shift+J')).toBeInTheDocument();
    await user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('heading', { name: 'A 企业概况' })).toBeInTheDocument();
  });

  it('leaves undo to a text that is being changed', async () => {
    const { api, user } = await renderVisit({
      visit: { undo: { canUndo: true, canRedo: false } },
      handlers: { undo: () => ({ facts: [], visit: toVisit() }) },
    });
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '2');
    await user.keyboard('{Control>}z{/Control}');
    expect(listRequests(api, 'undo')).toEqual([]);
    within(getItem('party_org')).getByRole('radio', { name: '是' }).focus();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(listRequests(api, 'undo')).toHaveLength(1));
  });
});

describe('undo in a field', () => {
  it('takes step after step back while the focus stays in the field that they change', async () => {
    const values = [200, 100];
    const { api, user } = await renderVisit({
      visit: { answers: { employees_total: { value: 300 } }, undo: { canUndo: true, canRedo: false } },
      handlers: {
        undo: () => ({
          facts: ['employees_total'],
          visit: toVisit({
            answers: { employees_total: { value: values.shift() ?? 0 } },
            undo: { canUndo: true, canRedo: true },
          }),
        }),
      },
    });
    const field = within(getItem('employees_total')).getByRole('textbox');
    field.focus();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(field).toHaveValue('200'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(field).toHaveValue('100'));
    expect(listRequests(api, 'undo')).toHaveLength(2);
  });
});

describe('an input method', () => {
  it('keeps Enter and arrows to itself while it composes', async () => {
    await renderVisit();
    const field = within(getItem('employees_total')).getByRole('textbox');
    field.focus();
    for (const init of [
      { key: 'Enter', isComposing: true },
      { key: 'Enter', keyCode: 229 },
      { key: 'ArrowDown', isComposing: true },
    ]) {
      const press = createEvent.keyDown(field, init);
      fireEvent(field, press);
      expect(press.defaultPrevented).toBe(false);
      expect(field).toHaveFocus();
    }
  });

  it('does not move on with the Enter that comes in the same turn as the end of the composition', async () => {
    await renderVisit();
    const field = within(getItem('employees_total')).getByRole('textbox');
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.compositionEnd(field);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field).toHaveFocus();
    await new Promise((resolve) => setTimeout(resolve));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field).not.toHaveFocus();
  });

  it('does not answer with a letter of a composition on a row of answers', async () => {
    const { api } = await renderVisit();
    const row = within(getItem('party_org')).getByRole('radio', { name: '是' });
    fireEvent.keyDown(row, { key: 'n', isComposing: true });
    fireEvent.keyDown(row, { key: 'y', keyCode: 229 });
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
  });

  it('saves a name only as the characters that were chosen', async () => {
    const { api, user } = await renderVisit();
    await user.click(screen.getByRole('button', { name: /B 组建与会员/ }));
    const field = within(getItem('higher_union_name')).getByRole('textbox');
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'zong gong hui' } });
    fireEvent.change(field, { target: { value: '总工会' } });
    fireEvent.compositionEnd(field);
    await user.tab();
    await waitFor(() => expect(listRequests(api, 'saveAnswers')).toHaveLength(1));
    expect(listRequests(api, 'saveAnswers')).toEqual([
      { inspectionId, answers: { higher_union_name: { value: '总工会' } } },
    ]);
  });
});
