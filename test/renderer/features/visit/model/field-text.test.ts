import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getFact } from '#domain/facts/dictionary.ts';
import { parseFieldText, toFieldText } from '#renderer/features/visit/model/field-text.ts';

describe('the text of a field', () => {
  it('gives back every amount that it shows', () => {
    const payroll = getFact('payroll_12m');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (fen) => {
        const shown = toFieldText(payroll, { value: fen });
        expect(parseFieldText(payroll, shown)).toEqual({ ok: true, answer: { value: fen } });
      }),
    );
  });

  it.each([
    ['20260512', '2026-05-12'],
    ['２０２６０５１２', '2026-05-12'],
    ['2026年5月12日', '2026-05-12'],
    ['2026/5/12', '2026-05-12'],
  ])('reads %s as a date', (typed, date) => {
    expect(parseFieldText(getFact('chair_elected_on'), typed)).toEqual({ ok: true, answer: { value: date } });
  });

  it.each(['20260230', '202605', '12-05-2026'])('refuses %s as a date', (typed) => {
    expect(parseFieldText(getFact('chair_elected_on'), typed)).toMatchObject({ ok: false, code: 'IMPOSSIBLE_DATE' });
  });

  it('reads full-width digits, and an empty field as not asked', () => {
    expect(parseFieldText(getFact('employees_total'), '２３０')).toEqual({ ok: true, answer: { value: 230 } });
    expect(parseFieldText(getFact('employees_total'), '  ')).toEqual({ ok: true, answer: null });
  });
});
