import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toAssessment, toPack, toRule, toVerdict } from './support/fixtures.ts';
import type { Assessment, RuleView, Verdict } from './support/fixtures.ts';
import { getItem, renderVisit } from './support/render-visit.tsx';

const statute: Verdict['basis'][number] = {
  instrument: { 'zh-Hans': '工会法', 'zh-Hant': '工會法', en: 'Trade Union Law' },
  article: { 'zh-Hans': '第四十五条', 'zh-Hant': '第四十五條', en: 'Art. 45' },
  verified: true,
  from: '2022-01-01',
};

async function renderFindings(
  assessment: Partial<Assessment>,
  rules: readonly RuleView[] = [toRule('one'), toRule('two'), toRule('three')],
): ReturnType<typeof renderVisit> {
  return await renderVisit({
    pack: toPack(rules),
    visit: { answers: { members_women: { value: 34 } }, assessment: toAssessment(assessment) },
  });
}

describe('findings', () => {
  it('show reason, law with article and date, remedy with its deadline, and whom it is for', async () => {
    await renderFindings({ verdicts: [toVerdict('one', { basis: [statute] })] });
    const card = screen.getByRole('article', { name: '规则 one' });
    expect(card).toHaveTextContent('不符合');
    expect(card).toHaveTextContent('女会员 34 人，女职工委员会：未成立');
    expect(card).toHaveTextContent('工会法 第四十五条');
    expect(card).toHaveTextContent('自2022-01-01起施行');
    expect(card).toHaveTextContent('成立女职工委员会');
    expect(card).toHaveTextContent('30 个工作日内');
    expect(card).toHaveTextContent('企业工会');
  });

  it('never show the number of an article that nobody has verified', async () => {
    await renderFindings({ verdicts: [toVerdict('one', { basis: [{ ...statute, verified: false }] })] });
    const card = screen.getByRole('article', { name: '规则 one' });
    expect(card).toHaveTextContent('条款待核');
    expect(card).not.toHaveTextContent('第四十五条');
  });

  it('say where the law was not in force yet, or not any more, on the day of the visit', async () => {
    const later = { ...statute, from: '2027-01-01' };
    const earlier = { ...statute, from: '2001-10-27', to: '2021-12-31' };
    await renderFindings({
      verdicts: [toVerdict('one', { inForce: false, basis: [later] }), toVerdict('two', { basis: [statute, earlier] })],
    });
    expect(within(screen.getByRole('article', { name: '规则 one' })).getAllByText('检查当日尚未施行')).not.toHaveLength(
      0,
    );
    expect(screen.getByRole('article', { name: '规则 two' })).toHaveTextContent('至2021-12-31止 检查当日已失效');
    expect(screen.getByRole('article', { name: '规则 two' })).not.toHaveTextContent('检查当日尚未施行');
  });

  it('come with the gravest first, unknown apart, passed and not applicable folded', async () => {
    const { user } = await renderFindings({
      verdicts: [
        toVerdict('one', { severity: 'minor' }),
        toVerdict('two', { severity: 'critical' }),
        toVerdict('three', { verdict: 'pass' }),
      ],
    });
    expect(screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'))).toEqual([
      '规则 two',
      '规则 one',
    ]);
    await user.click(screen.getByRole('button', { name: /符合 1/ }));
    expect(screen.getByRole('article', { name: '规则 three' })).toBeInTheDocument();
  });

  it('call a permissive norm advice, and can be narrowed to what binds', async () => {
    const { user } = await renderFindings({
      verdicts: [
        toVerdict('one', { modality: 'may', severity: 'advisory' }),
        toVerdict('two', { modality: 'union_norm' }),
      ],
    });
    const advice = screen.getByRole('article', { name: '规则 one' });
    expect(advice).toHaveTextContent('建议改进');
    expect(advice).not.toHaveTextContent('不符合');
    await user.click(screen.getByRole('button', { name: '应当' }));
    expect(screen.queryByRole('article', { name: '规则 one' })).toBeNull();
    expect(screen.getByRole('article', { name: '规则 two' })).toBeInTheDocument();
  });

  it('lead from a fact to its control', async () => {
    const { user } = await renderFindings({
      verdicts: [toVerdict('one', { verdict: 'unknown', missing: ['womens_committee'], used: ['members_women'] })],
    });
    const card = within(screen.getByRole('article', { name: '规则 one' }));
    expect(card.getByRole('button', { name: /34 人/ })).toBeInTheDocument();
    await user.click(card.getByRole('button', { name: '女职工委员会：未询问' }));
    expect(getItem('womens_committee')).toContainElement(document.activeElement as HTMLElement);
  });

  it('are kept apart from contradictions, which lead to the facts', async () => {
    const { user } = await renderFindings({
      verdicts: [toVerdict('one')],
      contradictions: [
        { id: 'women', facts: ['members_women', 'members_total'], message: '女会员 34 人多于会员 20 人' },
      ],
    });
    const panel = screen.getByRole('region', { name: /前后矛盾/ });
    expect(panel).toHaveTextContent('女会员 34 人多于会员 20 人');
    expect(within(panel).queryByRole('article')).toBeNull();
    await user.click(within(panel).getByRole('button', { name: '会员总数：未询问' }));
    expect(getItem('members_total')).toContainElement(document.activeElement as HTMLElement);
  });

  it('follow every save', async () => {
    const { user } = await renderVisit({
      pack: toPack([toRule('one')]),
      judged: toAssessment({ verdicts: [toVerdict('one')] }),
    });
    expect(screen.getByText('目前没有发现问题')).toBeInTheDocument();
    await user.click(within(getItem('party_org')).getByRole('radio', { name: '否' }));
    expect(await screen.findByRole('article', { name: '规则 one' })).toBeInTheDocument();
    expect(screen.getByText('✕ 问题 1')).toBeInTheDocument();
  });
});
