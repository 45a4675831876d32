import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, getFact } from '#domain/facts/dictionary.ts';
import { formatAnswer } from '#domain/facts/format-value.ts';
import { parseTypedText } from '#domain/facts/typed-text.ts';
import { listOptions } from '#domain/facts/yes-no.ts';
import { languages } from '#domain/language.ts';
import { anyAnswered } from './arbitraries.ts';

function typed(id: string, text: string): unknown {
  const parsed = parseTypedText(getFact(id), text);
  if (!parsed.ok) return parsed.code;
  if (parsed.answer === undefined) return undefined;
  return 'state' in parsed.answer ? `?${parsed.answer.state}` : parsed.answer.value;
}

describe('typed text', () => {
  it('reads back what is shown, in every language', () => {
    fc.assert(
      fc.property(anyAnswered, fc.constantFrom(...languages), ({ fact, answer }, language) => {
        fc.pre(fact.type !== 'text' || 'value' in answer);
        // No post at all and the option "none" read the same.
        fc.pre(fact.id !== 'chair_concurrent_admin' || 'state' in answer || answer.value.toString() !== '');
        expect(parseTypedText(fact, formatAnswer(fact, answer, language))).toEqual({ ok: true, answer });
      }),
      { numRuns: 2000 },
    );
  });

  it('has no label of a many-choice fact that a separator would cut', () => {
    const labels = facts
      .filter((fact) => fact.type === 'set')
      .flatMap((fact) => listOptions(fact).flatMap(({ label }) => Object.values(label)));
    expect(labels.filter((label) => /[;；,，、\n]/.test(label))).toEqual([]);
  });

  it.each([
    ['employees_total', '1,234', 1234],
    ['employees_total', '１２３４', 1234],
    ['employees_total', ' 34 人 ', 34],
    ['employees_total', '1 person', 1],
    ['employees_total', '12,34', 'WRONG_TYPE'],
    ['employees_total', '-5', 'OUT_OF_RANGE'],
    ['employees_total', '2.5', 'WRONG_TYPE'],
    ['employees_total', '34 votes', 'WRONG_TYPE'],
    ['employees_total', 'none', 'WRONG_TYPE'],
    ['employees_total', '', undefined],
    ['employees_total', '未询问', undefined],
    ['employees_total', '不清楚', '?unknown'],
    ['employees_total', '？refused', '?refused'],
    ['employees_total', '?none', 'BAD_STATE'],
    ['employees_total', '?', 'BAD_STATE'],
    ['payroll_12m', '￥1,234.50', 123_450],
    ['payroll_12m', '1234.5元', 123_450],
    ['payroll_12m', '1.230', 123],
    ['payroll_12m', '1.005', 'TOO_MANY_DECIMALS'],
    ['payroll_12m', '1.00000000000000001', 'WRONG_TYPE'],
    ['cc_signed_on', '2026/5/12', '2026-05-12'],
    ['cc_signed_on', '2026.5.12', '2026-05-12'],
    ['cc_signed_on', '2026年5月12日', '2026-05-12'],
    ['cc_signed_on', '2026-5/12', 'IMPOSSIBLE_DATE'],
    ['cc_signed_on', '2026-2-30', 'IMPOSSIBLE_DATE'],
    ['cc_signed_on', '未签字', '?none'],
    ['cc_signed_on', '无', '?none'],
    ['cc_signed_on', '?none', '?none'],
    ['party_org', '有', 'yes'],
    ['party_org', '沒有', 'no'],
    ['party_org', 'TRUE', 'yes'],
    ['party_org', '也许', 'NOT_IN_LIST'],
    ['union_type', '聯合基層工會', 'joint'],
    ['union_type', 'JOINT', 'joint'],
    ['womens_committee', '未设', 'none'],
    ['chair_concurrent_admin', 'hr_head；行政副职、Partner', ['partner', 'deputy', 'hr_head']],
    ['chair_concurrent_admin', '无', ['none']],
    ['chair_concurrent_admin', '无;deputy', 'BAD_SHAPE'],
    ['wc_items_reviewed', '无', []],
    ['wc_items_reviewed', 'rules;rules', ['rules']],
    ['wc_items_reviewed', 'rules;别的', 'NOT_IN_LIST'],
    ['union_name', '  无  ', '无'],
    ['union_name', '?unknown', '?unknown'],
    ['union_name', '?哪个', '?哪个'],
  ])('reads %s %j as %j', (id, text, expected) => {
    expect(typed(id, text)).toEqual(expected);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.string({ unit: 'binary' }), (fact, text) => {
        expect(typeof parseTypedText(fact, text).ok).toBe('boolean');
      }),
    );
  });
});
