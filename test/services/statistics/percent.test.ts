import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPercent } from '#services/statistics/percent.ts';

describe('toPercent', () => {
  it('gives one decimal', () => {
    expect(toPercent(82, 206)).toBe(39.8);
    expect(toPercent(148, 1169)).toBe(12.7);
    expect(toPercent(0, 7)).toBe(0);
    expect(toPercent(7, 7)).toBe(100);
  });

  it('rounds a tie up', () => {
    expect(toPercent(1, 2000)).toBe(0.1);
    expect(toPercent(1, 2001)).toBe(0);
    expect(toPercent(3, 2000)).toBe(0.2);
    expect(toPercent(205, 1000)).toBe(20.5);
    expect(toPercent(2005, 10_000)).toBe(20.1);
  });

  it('has no share of nothing', () => {
    expect(toPercent(0, 0)).toBeNull();
  });

  it('is never further than half a tenth from the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (base, part) => {
        const count = part % (base + 1);
        const tenths = Math.round((toPercent(count, base) ?? Number.NaN) * 10);
        // Exact: |tenths / 1000 - count / base| <= 1 / 2000, with the tie upwards.
        const difference = BigInt(tenths) * BigInt(base) * 2n - BigInt(count) * 2000n;
        expect(difference > -BigInt(base) && difference <= BigInt(base)).toBe(true);
      }),
    );
  });
});
