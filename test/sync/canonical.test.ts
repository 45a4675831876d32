import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameCell, normaliseCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import { getErrorCode } from '../support/error-code.ts';

const cell = fc.letrec<{ cell: Cell }>((tie) => ({
  cell: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('cell'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('cell'), { maxKeys: 4 }),
  ),
})).cell;

describe('toCanonicalJson', () => {
  it('sorts keys by code unit and leaves out white space', () => {
    expect(toCanonicalJson({ b: [1, 'é', null], a: { z: true, Z: false }, '￿': 0, 𐀀: 1 })).toBe(
      '{"a":{"Z":false,"z":true},"b":[1,"é",null],"𐀀":1,"￿":0}',
    );
  });

  it('is JSON that reads back as the same value, once texts are normalised', () => {
    fc.assert(
      fc.property(cell, (value) => {
        const normal = normaliseCell(value);
        expect(JSON.parse(toCanonicalJson(normal))).toEqual(normal);
      }),
    );
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(toCanonicalJson(reversed)).toBe(toCanonicalJson(value));
      }),
    );
  });

  it.each([0.5, Number.NaN, Infinity, 2 ** 53, -0, 'e\u0301', '\ud800', 'a\0b', undefined, 1n, Symbol('x')])(
    'refuses %s',
    (value) => {
      expect(getErrorCode(() => toCanonicalJson(value))).toBe('INVALID_REQUEST');
    },
  );
});

describe('normaliseCell', () => {
  it('composes, repairs and drops what cannot be stored faithfully', () => {
    expect(normaliseCell(['e\u0301', '\ud800', 'a\0b', -0, { k: 'e\u0301' }])).toEqual([
      'é',
      '\ufffd',
      'ab',
      0,
      { k: 'é' },
    ]);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(cell, (value) => {
        expect(normaliseCell(normaliseCell(value))).toEqual(normaliseCell(value));
      }),
    );
  });
});

describe('isSameCell', () => {
  it('compares by content', () => {
    expect(isSameCell({ value: ['a', 'b'] }, { value: ['a', 'b'] })).toBe(true);
    expect(isSameCell({ value: ['a', 'b'] }, { value: ['b', 'a'] })).toBe(false);
    expect(isSameCell(null, { value: 0 })).toBe(false);
    expect(isSameCell(1, '1')).toBe(false);
  });
});
