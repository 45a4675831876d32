import { describe, expect, it } from 'vitest';
import { parseTypedDate, toLocalDate } from '#renderer/model/typed-date.ts';

describe('parseTypedDate', () => {
  it.each([
    ['2026-05-12', '2026-05-12'],
    ['20260512', '2026-05-12'],
    ['2026.5.12', '2026-05-12'],
    ['2026/05/12', '2026-05-12'],
    ['2026年5月12日', '2026-05-12'],
    ['２０２６－０５－１２', '2026-05-12'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('takes %s', (typed, date) => {
    expect(parseTypedDate(typed)).toBe(date);
  });

  it.each(['', '2026-02-29', '2026-13-01', '2026-00-10', '12.5.2026', '2026-5', '昨天'])('refuses “%s”', (typed) => {
    expect(parseTypedDate(typed)).toBeUndefined();
  });
});

describe('toLocalDate', () => {
  it('names the day of this time zone, not of UTC', () => {
    expect(toLocalDate(new Date(2026, 0, 3, 0, 5))).toBe('2026-01-03');
    expect(toLocalDate(new Date(2026, 11, 31, 23, 55))).toBe('2026-12-31');
  });
});
