import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, fromDayNumber, isCalendarDate, toDayNumber } from '#domain/calendar.ts';

const anyDate = fc
  .integer({ min: Date.UTC(1, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 })
  .map((days) => ({ days, iso: new Date(days * 86_400_000).toISOString().slice(0, 10) }));

describe('calendar', () => {
  it('agrees with the platform calendar on every sampled day', () => {
    fc.assert(
      fc.property(anyDate, ({ days, iso }) => {
        expect(toDayNumber(iso)).toBe(days);
        expect(fromDayNumber(days)).toBe(iso);
      }),
    );
  });

  it('keeps the ends of the supported years', () => {
    for (const iso of ['0000-01-01', '0000-02-29', '1900-02-28', '1970-01-01', '2000-02-29', '9999-12-31']) {
      expect(fromDayNumber(toDayNumber(iso))).toBe(iso);
    }
    expect(toDayNumber('1970-01-01')).toBe(0);
    expect(() => fromDayNumber(toDayNumber('9999-12-31') + 1)).toThrow('Not a day number');
    expect(() => fromDayNumber(0.5)).toThrow('Not a day number');
  });

  it('accepts exactly the texts that the platform calendar prints', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(13), part(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const date = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
        expect(isCalendarDate(text)).toBe(isReal);
      }),
    );
  });

  it('refuses what is not a date', () => {
    for (const text of [
      '',
      '2026-2-3',
      '2026-02-30',
      '1900-02-29',
      '2026-13-01',
      ' 2026-01-01',
      '2026-01-01T00:00:00Z',
    ]) {
      expect(isCalendarDate(text)).toBe(false);
      expect(() => toDayNumber(text)).toThrow('Not a calendar date');
    }
  });

  it('adds years by the calendar', () => {
    expect(addYears('2023-05-10', 3)).toBe('2026-05-10');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addYears('2024-02-29', -4)).toBe('2020-02-29');
    expect(() => addYears('9999-01-01', 1)).toThrow('Years out of range');
    expect(() => addYears('2024-01-01', 0.5)).toThrow('Years out of range');
  });
});
