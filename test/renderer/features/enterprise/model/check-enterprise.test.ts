import { describe, expect, it } from 'vitest';
import {
  checkCreditCode,
  listWrongFields,
  toForm,
  toInput,
} from '#renderer/features/enterprise/model/check-enterprise.ts';

const good = '91310115MA1K35XN6T';

describe('checkCreditCode', () => {
  it('says how a code stands while it is typed', () => {
    expect(checkCreditCode('')).toEqual({ kind: 'empty' });
    expect(checkCreditCode('9131')).toEqual({ kind: 'short', n: 14 });
    expect(checkCreditCode(`${good}77`)).toEqual({ kind: 'long', n: 2 });
    expect(checkCreditCode('9131O115MA1K35XN6T')).toEqual({ kind: 'symbol', n: 5, symbol: 'O' });
  });

  it('tells a wrong check character from a right one, in capitals or not', () => {
    const right = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => good.slice(0, 17) + last);
    const kinds = right.map((code) => checkCreditCode(code).kind);
    expect(kinds.filter((kind) => kind === 'ok')).toHaveLength(1);
    const code = right[kinds.indexOf('ok')] ?? '';
    expect(checkCreditCode(` ${code.toLowerCase()} `)).toEqual({ kind: 'ok' });
  });
});

describe('listWrongFields', () => {
  const form = { ...toForm(undefined), name: '某某厂' };

  it('needs a name and nothing else', () => {
    expect(listWrongFields(form)).toEqual([]);
    expect(listWrongFields({ ...form, name: '  ' })).toEqual(['name']);
  });

  it('names every field that cannot be sent', () => {
    const wrong = { name: '', creditCode: '913', regionCode: '99', industryCode: '34C', address: '' };
    expect(listWrongFields(wrong)).toEqual(['name', 'creditCode', 'regionCode', 'industryCode']);
  });
});

describe('toInput', () => {
  it('sends empty fields as not recorded and codes in capitals', () => {
    const form = { name: ' 某某厂 ', creditCode: '', regionCode: '310115', industryCode: 'c34', address: '  ' };
    expect(toInput(form)).toEqual({
      name: '某某厂',
      creditCode: null,
      regionCode: '310115',
      industryCode: 'C34',
      address: null,
    });
  });
});
