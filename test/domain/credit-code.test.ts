import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCheckCharacter, parseCreditCode } from '#domain/credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
const anySymbol = fc.constantFrom(...alphabet);
const anyBody = fc.array(anySymbol, { minLength: 17, maxLength: 17 }).map((symbols) => symbols.join(''));
const anyCode = anyBody.map((body) => body + computeCheckCharacter(body));

describe('unified social credit code', () => {
  it('accepts codes in public use', () => {
    for (const code of ['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91330100799655058B']) {
      expect(parseCreditCode(code)).toEqual({ ok: true, code });
    }
  });

  it('accepts every computed code, also typed in small letters with space around', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(parseCreditCode(code)).toEqual({ ok: true, code });
        expect(parseCreditCode(` ${code.toLowerCase()}\n`)).toEqual({ ok: true, code });
      }),
    );
  });

  it('catches every change of a single character', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), anySymbol, (code, index, symbol) => {
        fc.pre(code[index] !== symbol);
        const changed = code.slice(0, index) + symbol + code.slice(index + 1);
        expect(parseCreditCode(changed)).toEqual({ ok: false, reason: 'CHECK_CHARACTER' });
      }),
    );
  });

  it('catches two neighbours that were swapped', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(16), (code, index) => {
        fc.pre(code[index] !== code[index + 1]);
        const swapped = code.slice(0, index) + code[index + 1] + code[index] + code.slice(index + 2);
        expect(parseCreditCode(swapped).ok).toBe(false);
      }),
    );
  });

  it('says why and where', () => {
    expect(parseCreditCode('')).toEqual({ ok: false, reason: 'LENGTH' });
    expect(parseCreditCode('91350100M000100Y4')).toEqual({ ok: false, reason: 'LENGTH' });
    expect(parseCreditCode('9135O100M000100Y43')).toEqual({ ok: false, reason: 'SYMBOL', position: 5 });
  });

  it('computes nothing for what is no body', () => {
    expect(() => computeCheckCharacter('123')).toThrow('first 17 symbols');
    expect(() => computeCheckCharacter('9135010OM000100Y4')).toThrow('first 17 symbols');
  });
});
