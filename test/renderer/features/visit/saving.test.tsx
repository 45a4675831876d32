import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { refusal } from '#test/renderer/support/fake-api.ts';
import { inspectionId, toAssessment, toVisit } from './support/fixtures.ts';
import { getItem, listRequests, renderVisit, savedAt } from './support/render-visit.tsx';

const saved = { savedAt, assessment: toAssessment(), undo: { canUndo: true, canRedo: false } };

describe('what the header says', () => {
  it('is not that all is saved while what was just typed still waits', async () => {
    const { user } = await renderVisit({ handlers: { saveAnswers: () => saved } });
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    await screen.findByText(/已保存/);
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '2');
    expect(screen.queryByText(/已保存/)).not.toBeInTheDocument();
    expect(screen.getByText('正在保存…')).toBeInTheDocument();
    expect(await screen.findByText(/已保存/)).toBeInTheDocument();
  });
});

describe('a save that fails', () => {
  it('keeps what was typed, says why and what is safe, and saves it on retry', async () => {
    const save = vi.fn<() => typeof saved>().mockImplementationOnce(() => {
      throw refusal('STORAGE_FULL');
    });
    save.mockReturnValue(saved);
    const { api, user } = await renderVisit({ handlers: { saveAnswers: save } });
    const field = within(getItem('employees_total')).getByRole('textbox');
    await user.type(field, '230{Tab}');
    const alert = await screen.findByText(/未保存：/);
    expect(alert.closest('[role="alert"]')).toHaveTextContent('屏幕上的内容都还在');
    expect(field).toHaveValue('230');
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText(/已保存/)).toBeInTheDocument();
    expect(listRequests(api, 'saveAnswers')).toEqual([
      { inspectionId, answers: { employees_total: { value: 230 } } },
      { inspectionId, answers: { employees_total: { value: 230 } } },
    ]);
    expect(field).toHaveValue('230');
  });

  it('sends what failed together with the next answer', async () => {
    const save = vi.fn<() => typeof saved>().mockImplementationOnce(() => {
      throw refusal('LIBRARY_IN_USE');
    });
    save.mockReturnValue(saved);
    const { api, user } = await renderVisit({ handlers: { saveAnswers: save } });
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    await screen.findByText(/未保存：/);
    await user.click(within(getItem('employees_total')).getByRole('radio', { name: '不清楚' }));
    await waitFor(() =>
      expect(listRequests(api, 'saveAnswers').at(-1)).toEqual({
        inspectionId,
        answers: { party_org: { value: 'yes' }, employees_total: { state: 'unknown' } },
      }),
    );
  });

  it('sets an answer that is refused aside with its reason and saves the others', async () => {
    const save = vi.fn<() => typeof saved>().mockImplementationOnce(() => {
      throw refusal('RECORD_REJECTED', { issues: [{ fact: 'employees_total', code: 'OUT_OF_RANGE' }] });
    });
    save.mockReturnValue(saved);
    const { user } = await renderVisit({ handlers: { saveAnswers: save } });
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '230{Tab}');
    await waitFor(() =>
      expect(within(getItem('employees_total')).getByRole('alert')).toHaveTextContent('超出允许的范围'),
    );
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('230');
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    expect(await screen.findByText(/已保存/)).toBeInTheDocument();
    expect(screen.getByText('1 项未保存')).toBeInTheDocument();
  });

  it('asks before leaving, names what would be lost, and stays', async () => {
    const { onBack, user } = await renderVisit({
      handlers: {
        saveAnswers: () => {
          throw refusal('STORAGE_FULL');
        },
      },
    });
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '是' }));
    await user.click(screen.getByRole('button', { name: /返回企业列表/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('listitem')).toHaveTextContent(/党/);
    await user.click(within(dialog).getByRole('button', { name: '留在这里' }));
    expect(onBack).not.toHaveBeenCalled();
  });
});

describe('a visit that cannot be read', () => {
  it('says what happened and what to do, and reads it on retry', async () => {
    const read = vi.fn<() => ReturnType<typeof toVisit>>().mockImplementationOnce(() => {
      throw refusal('FILE_DAMAGED');
    });
    read.mockReturnValue(toVisit());
    const rendered = renderVisit({ handlers: { getVisit: read } });
    expect(await screen.findByRole('alert')).toHaveTextContent('检查记录没有打开');
    screen.getByRole('button', { name: /重 ?试/ }).click();
    await rendered;
    expect(getItem('ownership')).toBeInTheDocument();
  });
});

describe('leaving', () => {
  it('saves what was just typed before it goes back', async () => {
    const order: string[] = [];
    const { onBack, user } = await renderVisit({
      handlers: {
        saveAnswers: () => {
          order.push('saved');
          return saved;
        },
      },
    });
    onBack.mockImplementation(() => void order.push('left'));
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '230');
    await user.click(screen.getByRole('button', { name: /返回企业列表/ }));
    await waitFor(() => expect(order).toEqual(['saved', 'left']));
  });
});

describe('undo and redo', () => {
  it('takes the last step back, shows its fact and says so', async () => {
    const undone = toVisit({ answers: {}, undo: { canUndo: false, canRedo: true } });
    const { api, user } = await renderVisit({
      visit: { answers: { womens_committee: { value: 'none' } }, undo: { canUndo: true, canRedo: false } },
      handlers: {
        undo: () => ({ facts: ['womens_committee'], visit: undone }),
        redo: () => ({ facts: ['womens_committee'], visit: toVisit() }),
      },
    });
    await user.click(screen.getByRole('button', { name: '撤销' }));
    expect(await screen.findByText('已撤销：女职工委员会')).toBeInTheDocument();
    expect(within(getItem('womens_committee')).getByRole('radio', { name: '未询问' })).toBeChecked();
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(listRequests(api, 'redo')).toEqual([{ inspectionId }]));
  });

  it('saves first what still waits, so that undo takes the latest step back', async () => {
    const order: string[] = [];
    const { user } = await renderVisit({
      handlers: {
        saveAnswers: () => {
          order.push('save');
          return saved;
        },
        undo: () => {
          order.push('undo');
          return { facts: ['employees_total'], visit: toVisit() };
        },
      },
    });
    await user.type(within(getItem('employees_total')).getByRole('textbox'), '230');
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(order).toEqual(['save', 'undo']));
    expect(within(getItem('employees_total')).getByRole('textbox')).toHaveValue('');
  });
});

describe('history', () => {
  it('lists who changed what, the latest first', async () => {
    const { user } = await renderVisit({
      handlers: {
        getHistory: () => [
          { at: savedAt, author: '李明', device: '笔记本一', kind: 'edit', from: '未询问', to: '200 人' },
          { at: savedAt, author: '王芳', device: '笔记本二', kind: 'undo', from: '200 人', to: '230 人' },
        ],
      },
    });
    await user.click(within(getItem('employees_total')).getByRole('button', { name: '修改历史' }));
    const entries = await screen.findAllByText(/→/);
    expect(entries.map((entry) => entry.textContent)).toEqual(['200 人 → 230 人', '未询问 → 200 人']);
    expect(screen.getByText(/李明 · 填写 · 笔记本一/)).toBeInTheDocument();
  });
});
