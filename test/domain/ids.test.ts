import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUuid, toUuidV7 } from '#domain/ids.ts';
import { getErrorCode } from '../support/error-code.ts';

const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('toUuidV7', () => {
  it('matches the example of RFC 9562', () => {
    const bytes = Uint8Array.from([0xcc, 0x30, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(toUuidV7(0x017f22e279b0, bytes)).toMatch(/^017f22e2-79b0-7cc3-98c4-dc0c0c07398f$/);
  });

  it('is a UUID of version 7 for every time and every chance', () => {
    fc.assert(
      fc.property(time, random, (milliseconds, bytes) => {
        const id = toUuidV7(milliseconds, bytes);
        expect(isUuid(id)).toBe(true);
        expect(id[14]).toBe('7');
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(milliseconds);
      }),
    );
  });

  it('sorts by time', () => {
    fc.assert(
      fc.property(time, time, random, random, (a, b, one, two) => {
        fc.pre(a < b);
        expect(toUuidV7(a, one) < toUuidV7(b, two)).toBe(true);
      }),
    );
  });

  it('refuses a time that does not fit and too little chance', () => {
    expect(getErrorCode(() => toUuidV7(-1, new Uint8Array(10)))).toBe('INVALID_REQUEST');
    expect(getErrorCode(() => toUuidV7(2 ** 48, new Uint8Array(10)))).toBe('INVALID_REQUEST');
    expect(getErrorCode(() => toUuidV7(0, new Uint8Array(9)))).toBe('INVALID_REQUEST');
  });
});

describe('isUuid', () => {
  it.each(['', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e279b07cc398c4dc0c0c07398f', 7, null])(
    'refuses %j',
    (value) => {
      expect(isUuid(value)).toBe(false);
    },
  );
});
