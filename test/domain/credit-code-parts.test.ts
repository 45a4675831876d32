import { describe, expect, it } from 'vitest';
import { computeCheckCharacter } from '#domain/credit-code.ts';
import { findSuspicion, readCreditCode } from '#domain/credit-code-parts.ts';

const body = '91310115MA1K4XYW7';
const code = body + computeCheckCharacter(body);

function swap(at: number): string {
  return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
}

describe('readCreditCode', () => {
  it('reads authority, kind and place', () => {
    const { authority, kind, regionCode } = readCreditCode(code.toLowerCase());
    expect([authority?.['zh-Hans'], kind?.en, regionCode]).toEqual(['市场监管部门', 'enterprise', '310115']);
  });

  it('says as much as is typed', () => {
    expect(readCreditCode('')).toEqual({});
    expect(Object.keys(readCreditCode('8'))).toEqual(['authority']);
    expect(readCreditCode('9131011')).not.toHaveProperty('regionCode');
    expect(readCreditCode('G1310115')).toEqual({ regionCode: '310115' });
  });
});

describe('findSuspicion', () => {
  it('has none about a code that is right, too short or has a symbol that is none', () => {
    expect([code, code.slice(0, 17), `${body.slice(0, 16)}I0`].map(findSuspicion)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('names the two neighbours that were changed about, unless others would do as well', () => {
    const found = Array.from({ length: 17 }, (_, at) => at)
      .filter((at) => swap(at) !== code)
      .map((at) => ({ at, suspicion: findSuspicion(swap(at)) }));
    const named = found.filter(({ suspicion }) => suspicion !== undefined);
    expect(named.length).toBeGreaterThan(5);
    for (const { at, suspicion } of named)
      expect(suspicion).toEqual({ kind: 'swapped', first: at + 1, second: at + 2 });
  });

  it('names a symbol that was read as one that looks like it, unless others would do as well', () => {
    const misread = Array.from({ length: 500 }, (_, number) => {
      const other = `91310115MA${String(number * 7 + 3_000_000)}`.replace(/3(?=\d{6}$)/, '8');
      return `${other.slice(0, 10)}B${other.slice(11)}${computeCheckCharacter(other)}`;
    });
    const places = misread.map(findSuspicion).flatMap((found) => (found?.kind === 'misread' ? [found.place] : []));
    expect(places.length).toBeGreaterThan(100);
    expect(new Set(places)).toEqual(new Set([11]));
  });
});
