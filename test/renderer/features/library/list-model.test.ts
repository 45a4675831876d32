import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMove } from '#renderer/features/library/list-moves.ts';
import { resolveSelection } from '#renderer/features/library/resolve-selection.ts';
import { findSizeClass } from '#renderer/features/library/size-class.ts';
import { toId, toRow } from '../../support/fake-library.ts';

describe('findMove', () => {
  const place = { index: 10, count: 100, height: 520 };

  it('moves by rows, by pages and to the ends', () => {
    const moves = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => findMove(key, place));
    expect(moves).toEqual([11, 9, 18, 2, 0, 99]);
  });

  it('goes to the first row from nowhere', () => {
    expect(findMove('ArrowDown', { ...place, index: -1 })).toBe(0);
    expect(findMove('ArrowUp', { ...place, index: -1 })).toBe(0);
  });

  it('never leaves the list, whatever its length and the window', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 50_000 }), fc.nat(), fc.nat(5_000), (key, count, seed, height) => {
        const target = findMove(key, { index: (seed % (count + 1)) - 1, count, height });
        expect(target).toBeGreaterThanOrEqual(0);
        expect(target).toBeLessThan(count);
      }),
    );
  });

  it('knows no other keys, and no moves in an empty list', () => {
    expect(findMove('a', place)).toBeUndefined();
    expect(findMove('End', { ...place, count: 0 })).toBeUndefined();
  });
});

describe('resolveSelection', () => {
  const rows = [toRow(0), toRow(1), toRow(2)];
  const pages = { rowAt: (index: number) => rows[index] };

  it('names the enterprise as soon as the page of its place is there', () => {
    expect(resolveSelection({ index: 1, enterpriseId: undefined }, pages)).toEqual({ index: 1, enterpriseId: toId(1) });
    expect(resolveSelection({ index: 9, enterpriseId: undefined }, pages).enterpriseId).toBeUndefined();
  });

  it('finds the place of an enterprise that stayed chosen', () => {
    expect(resolveSelection({ index: -1, enterpriseId: toId(2) }, pages).index).toBe(2);
    expect(resolveSelection({ index: -1, enterpriseId: toId(7) }, pages)).toEqual({ index: -1, enterpriseId: toId(7) });
  });
});

describe('findSizeClass', () => {
  it.each([
    [0, undefined],
    [1, '1–24'],
    [24, '1–24'],
    [25, '25–99'],
    [99, '25–99'],
    [100, '100–199'],
    [199, '100–199'],
    [200, '200–299'],
    [299, '200–299'],
    [300, '300+'],
    [80_000, '300+'],
  ])('puts %i employees into %s', (employees, label) => {
    expect(findSizeClass(employees)).toBe(label);
  });
});
