import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/fact.ts';
import { getFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { languages } from '#domain/language.ts';

function format(id: string, answer: Answer | undefined): readonly string[] {
  return languages.map((language) => formatAnswer(getFact(id), answer, language));
}

describe('formatted answers', () => {
  it.each<[string, Answer | undefined, readonly string[]]>([
    ['members_women', { value: 34 }, ['34 人', '34 人', '34 persons']],
    ['members_women', { value: 1 }, ['1 人', '1 人', '1 person']],
    ['members_total', { value: 1_234_567 }, ['1,234,567 人', '1,234,567 人', '1,234,567 persons']],
    ['wc_vote_items', { value: 0 }, ['0 项', '0 項', '0 items']],
    ['payroll_12m', { value: 123_450 }, ['1,234.50 元', '1,234.50 元', 'CNY 1,234.50']],
    ['payroll_12m', { value: 5 }, ['0.05 元', '0.05 元', 'CNY 0.05']],
    ['cc_signed_on', { value: '2026-05-12' }, ['2026-05-12', '2026-05-12', '2026-05-12']],
    ['party_org', { value: 'no' }, ['否', '否', 'No']],
    ['womens_committee', { value: 'none' }, ['未设', '未設', 'None']],
    [
      'chair_concurrent_admin',
      { value: ['partner', 'deputy'] },
      ['合伙人、行政副职', '合夥人、行政副職', 'Partner, Deputy manager'],
    ],
    ['wc_items_reviewed', { value: [] }, ['无', '無', 'None']],
    ['union_name', { value: '某厂工会' }, ['某厂工会', '某厂工会', '某厂工会']],
    ['cc_submitted_on', { state: 'none' }, ['从未报送', '從未報送', 'Never submitted']],
    ['members_women', { state: 'unknown' }, ['不清楚', '不清楚', "Don't know"]],
    ['members_women', undefined, ['未询问', '未詢問', 'Not asked']],
  ])('shows %s %j', (id, answer, expected) => {
    expect(format(id, answer)).toEqual(expected);
  });

  it('says of a carried-over answer that nobody confirmed it', () => {
    expect(format('members_women', { value: 34, carriedFrom: '2025-05-12' })).toEqual([
      '34 人（上次记录·未确认 2025-05-12）',
      '34 人（上次記錄·未確認 2025-05-12）',
      '34 persons (From the last visit, not confirmed 2025-05-12)',
    ]);
  });

  it('shows an option that a newer program wrote by its id', () => {
    expect(format('union_type', { value: 'federated' })).toEqual(['federated', 'federated', 'federated']);
  });
});
