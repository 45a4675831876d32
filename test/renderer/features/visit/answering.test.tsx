import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { inspectionId, toAssessment } from './support/fixtures.ts';
import { getItem, listRequests, renderVisit } from './support/render-visit.tsx';

describe('answering', () => {
  it('saves a choice at once with its fact and value', async () => {
    const { api, user } = await renderVisit();
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: { value: 'yes' } } }]);
    expect(within(getItem('party_org')).getByRole('radio', { name: '是' })).toBeChecked();
    expect(await screen.findByText(/已保存 \d\d:03:04/)).toBeInTheDocument();
  });

  it('shows a question that nobody asked as such, and can go back to it', async () => {
    const { api, user } = await renderVisit({ visit: { answers: { party_org: { value: 'no' } } } });
    const item = within(getItem('party_org'));
    expect(item.getByRole('radio', { name: '未询问' })).not.toBeChecked();
    await user.click(item.getByRole('radio', { name: '未询问' }));
    expect(item.getByRole('radio', { name: '未询问' })).toBeChecked();
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: null } }]);
  });

  it('saves "refused or not shown" as a state', async () => {
    const { api, user } = await renderVisit();
    await user.click(within(getItem('employees_total')).getByRole('radio', { name: '拒绝/未出示' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([
      { inspectionId, answers: { employees_total: { state: 'refused' } } },
    ]);
  });

  it('saves a number once typing pauses, not key by key', async () => {
    const { api, user } = await renderVisit();
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '230');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
    await waitFor(() => expect(listRequests(api, 'saveAnswers')).toHaveLength(1));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { employees_total: { value: 230 } } }]);
  });

  it('saves an amount of yuan in fen when the field is left', async () => {
    const { api, user } = await renderVisit();
    await user.type(within(getItem('payroll_12m')).getByRole('textbox'), '1,234.5');
    await user.tab();
    await waitFor(() =>
      expect(listRequests(api, 'saveAnswers')).toEqual([
        { inspectionId, answers: { payroll_12m: { value: 123_450 } } },
      ]),
    );
  });

  it('takes a date of eight digits, and keeps a date that does not exist unsaved in the field', async () => {
    const { api, user } = await renderVisit();
    await user.click(screen.getByRole('button', { name: /B 组建与会员/ }));
    const field = within(getItem('union_founded_on')).getByRole('textbox');
    await user.type(field, '20230230');
    expect(within(getItem('union_founded_on')).queryByRole('alert')).toBeNull();
    await user.tab();
    expect(within(getItem('union_founded_on')).getByRole('alert')).toHaveTextContent('没有这个日期');
    expect(field).toHaveValue('20230230');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
    await user.clear(field);
    await user.type(field, '20230228{Tab}');
    await waitFor(() =>
      expect(listRequests(api, 'saveAnswers').at(-1)).toEqual({
        inspectionId,
        answers: { union_founded_on: { value: '2023-02-28' } },
      }),
    );
    expect(field).toHaveValue('2023-02-28');
  });

  it('rejects letters in a number at the field and says what the record still holds', async () => {
    const { api, user } = await renderVisit({ visit: { answers: { employees_total: { value: 230 } } } });
    await user.type(within(getItem('employees_total')).getByRole('textbox'), 'x');
    expect(within(getItem('employees_total')).getByRole('alert')).toHaveTextContent('记录中仍是：230 人');
    await user.tab();
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('230x');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
    expect(screen.getByText('1 项未保存')).toBeInTheDocument();
  });

  it('keeps what was typed in another section and comes back', async () => {
    const { user } = await renderVisit();
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '12x');
    await user.click(screen.getByRole('button', { name: /B 组建与会员/ }));
    await user.click(screen.getByRole('button', { name: /A 企业概况/ }));
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('12x');
  });

  it('adds to a many-choice fact in the order of the dictionary, and "none" stands alone', async () => {
    const { api, user } = await renderVisit();
    await user.click(screen.getByRole('button', { name: /D 主席与干部/ }));
    const boxes = within(getItem('chair_concurrent_admin')).getAllByRole('checkbox');
    const none = boxes.find((box) => box.dataset['choice'] === 'none');
    const hr = boxes.find((box) => box.dataset['choice'] === 'hr_head');
    const principal = boxes.find((box) => box.dataset['choice'] === 'principal');
    if (none === undefined || hr === undefined || principal === undefined) throw new Error('options are missing');
    await user.click(hr);
    await user.click(principal);
    await user.click(none);
    const sent = listRequests(api, 'saveAnswers');
    expect(sent).toMatchObject([
      { answers: { chair_concurrent_admin: { value: ['hr_head'] } } },
      { answers: { chair_concurrent_admin: { value: ['principal', 'hr_head'] } } },
      { answers: { chair_concurrent_admin: { value: ['none'] } } },
    ]);
  });

  it('records the facts that do not arise as not applicable in one request', async () => {
    const notArising = ['union_name', 'union_founded_on'];
    const { api, user } = await renderVisit({
      visit: { answers: { union_type: { value: 'none' } }, assessment: toAssessment({ notArising }) },
    });
    await user.click(screen.getByRole('button', { name: /B 组建与会员/ }));
    expect(within(getItem('union_name')).getByText(/^不适用（因.*为“/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '将 2 项不适用的事实记为不适用' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([
      {
        inspectionId,
        answers: { union_name: { state: 'not_applicable' }, union_founded_on: { state: 'not_applicable' } },
      },
    ]);
    expect(screen.queryByRole('button', { name: /不适用的事实记为不适用/ })).toBeNull();
  });

  it('marks what was carried over, and confirms it as an answer of this visit', async () => {
    const { api, user } = await renderVisit({
      visit: { answers: { employees_total: { value: 230, carriedFrom: '2025-03-02' } } },
    });
    const item = within(getItem('employees_total'));
    expect(item.getByText('上次记录·未确认（2025-03-02）')).toBeInTheDocument();
    await user.click(item.getByRole('button', { name: '确认仍然如此' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { employees_total: { value: 230 } } }]);
    expect(item.queryByText(/未确认/)).toBeNull();
  });

  it('saves a note beside the answer as it is typed', async () => {
    const { api, user } = await renderVisit();
    await user.click(within(getItem('party_org')).getByRole('button', { name: '备注' }));
    const area = screen.getByRole('textbox', { name: /^备注：/ });
    expect(area).toHaveFocus();
    await user.type(area, '看过文件');
    await waitFor(() =>
      expect(listRequests(api, 'saveNote').at(-1)).toEqual({ inspectionId, fact: 'party_org', note: '看过文件' }),
    );
  });

  it('changes nothing in a record that is approved', async () => {
    const { api, user } = await renderVisit({
      visit: { inspection: { ...(await import('./support/fixtures.ts')).toVisit().inspection, state: 'approved' } },
    });
    expect(screen.getByText(/本记录为“已审核”/)).toBeInTheDocument();
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '5');
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('');
    expect(listRequests(api, 'saveAnswers')).toEqual([]);
  });
});
