import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { factIds } from '#domain/facts/dictionary.ts';
import { showLanguage } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { inspectionId, toAssessment, toPack, toRule, toVerdict, toVisit } from './support/fixtures.ts';
import { getItem, listRequests, renderVisit } from './support/render-visit.tsx';

function listItems(): readonly (string | undefined)[] {
  return [...document.querySelectorAll<HTMLElement>('[data-item]')].map((item) => item.dataset['item']);
}

describe('the checklist', () => {
  it('asks first what decides most, says how much, and holds every fact once', async () => {
    const { user } = await renderVisit({
      visit: {
        assessment: toAssessment({
          nextQuestions: [
            { fact: 'womens_committee', decides: 3 },
            { fact: 'union_type', decides: 2 },
          ],
        }),
      },
    });
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    expect(listItems().slice(0, 2)).toEqual(['womens_committee', 'union_type']);
    expect(listItems()).toHaveLength(factIds.length);
    expect(new Set(listItems())).toEqual(new Set(factIds));
    expect(getItem('womens_committee')).toHaveTextContent('这一问可判定 3 条规则');
  });

  it('shows how the rules came out that read a fact, alike ones together', async () => {
    const verdicts = [
      toVerdict('one'),
      toVerdict('two'),
      toVerdict('three', { verdict: 'unknown', missing: ['womens_committee'], used: [] }),
    ];
    const { user } = await renderVisit({
      pack: toPack([toRule('one'), toRule('two'), toRule('three')]),
      visit: { assessment: toAssessment({ verdicts }) },
    });
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    expect(getItem('womens_committee')).toHaveTextContent('不符合 ×2');
    expect(getItem('womens_committee')).toHaveTextContent('待核实');
    expect(getItem('party_org')).not.toHaveTextContent('待核实');
  });

  it('shows the same answers as the record and saves them the same way', async () => {
    const { api, user } = await renderVisit({ visit: { answers: { party_org: { value: 'yes' } } } });
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    const item = within(getItem('party_org'));
    expect(item.getByRole('radio', { name: '是' })).toBeChecked();
    await user.click(item.getByRole('radio', { name: '否' }));
    expect(listRequests(api, 'saveAnswers')).toEqual([{ inspectionId, answers: { party_org: { value: 'no' } } }]);
  });

  it('stands still while one answers and is put in the latest order on request', async () => {
    const { user } = await renderVisit({
      visit: { assessment: toAssessment({ nextQuestions: [{ fact: 'union_type', decides: 9 }] }) },
      judged: toAssessment({ nextQuestions: [{ fact: 'wc_system', decides: 4 }] }),
    });
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    const before = listItems();
    await user.click(within(getItem('union_type')).getAllByRole('radio')[0] ?? document.body);
    await screen.findByText(/已保存/);
    expect(listItems()).toEqual(before);
    await user.click(screen.getByRole('button', { name: '按最新情况重新排序' }));
    expect(listItems()[0]).toBe('wc_system');
  });
});

describe('the section index', () => {
  it('counts what was asked of what arises, without what is only carried over', async () => {
    await renderVisit({
      visit: {
        answers: {
          ownership: { value: 'private' },
          legal_form: { state: 'unknown' },
          employees_total: { value: 5, carriedFrom: '2025-01-01' },
        },
        assessment: toAssessment({ notArising: ['payroll_12m'] }),
      },
    });
    expect(screen.getByRole('button', { name: /A 企业概况/ })).toHaveTextContent('2/6');
    expect(screen.getByRole('button', { name: /A 企业概况/ })).toHaveTextContent('进行中');
  });
});

describe('another language', () => {
  it('re-labels everything and asks for the reasons in it', async () => {
    const { client } = await renderVisit({
      handlers: {
        getVisit: () =>
          document.documentElement.lang === 'en'
            ? toVisit({ assessment: toAssessment({ verdicts: [toVerdict('one', { reason: '34 women members' })] }) })
            : toVisit({ assessment: toAssessment({ verdicts: [toVerdict('one')] }) }),
      },
      pack: toPack([toRule('one')]),
    });
    await act(async () => {
      await showLanguage('en');
      await client.invalidateQueries({ queryKey: queryKeys.visit });
    });
    expect(await screen.findByText('34 women members')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Checklist' })).toBeInTheDocument();
    expect(within(getItem('party_org')).getByRole('radio', { name: 'Not asked' })).toBeInTheDocument();
    expect(screen.getByRole('article', { name: '规则 one (en)' })).toHaveTextContent('in force since 2022-01-01');
    const chinese = document.body.textContent?.replaceAll(
      /规则 one|工会法|成立女职工委员会|武汉某机械有限公司|李明|中华人民共和国/g,
      '',
    );
    expect(
      chinese?.match(/\p{Script=Han}+/gu)?.filter((word) => !['第十一条', '女会员达到十人即应成立'].includes(word)) ??
        [],
    ).toEqual([]);
  });
});
