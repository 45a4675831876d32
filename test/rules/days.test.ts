import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, fromDayNumber, toDayNumber } from '#domain/calendar.ts';
import { addYearsToDay, dayOfIso } from '#rules/days.ts';

const day = fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2199-12-31') });

describe('day arithmetic of the inner loop', () => {
  it('agrees with the checked calendar on every date', () => {
    fc.assert(
      fc.property(day, (number) => {
        expect(dayOfIso(fromDayNumber(number))).toBe(number);
      }),
    );
  });

  it('adds years as the checked calendar does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 100 }), (number, years) => {
        expect(addYearsToDay(number, years)).toBe(toDayNumber(addYears(fromDayNumber(number), years)));
      }),
    );
  });

  it('ends a term that began on a leap day on 28 February', () => {
    expect(fromDayNumber(addYearsToDay(toDayNumber('2024-02-29'), 3))).toBe('2027-02-28');
    expect(fromDayNumber(addYearsToDay(toDayNumber('2024-02-29'), 4))).toBe('2028-02-29');
  });

  it('goes on beyond the year 9999, where ISO dates end', () => {
    expect(addYearsToDay(toDayNumber('2024-01-01'), 100_000)).toBeGreaterThan(toDayNumber('9999-12-31'));
  });
});
