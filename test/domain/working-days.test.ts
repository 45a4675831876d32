import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '#domain/calendar.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { addWorkingDays, countWorkingDays, isWorkingDay, mergeCalendars } from '#domain/working-days.ts';
import type { HolidayCalendar } from '#domain/working-days.ts';

const first = toDayNumber('2003-06-01');
const last = toDayNumber('2027-06-30');
const anyDay = fc.integer({ min: first, max: last }).map(fromDayNumber);
const anyCount = fc.integer({ min: 0, max: 120 });
const weekendsOnly: HolidayCalendar = { source: 'none', years: [], holidays: [], makeUpDays: [] };

describe('countWorkingDays', () => {
  it('agrees with counting the days one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5, max: 800 }), (from, length) => {
        const start = toDayNumber(from);
        const days = Array.from({ length: Math.max(length, 0) }, (_, at) => fromDayNumber(start + at + 1));
        const counted = days.filter((day) => isWorkingDay(day, chinaHolidays)).length;
        expect(countWorkingDays(from, fromDayNumber(start + length), chinaHolidays)).toBe(counted);
      }),
    );
  });
});

describe('addWorkingDays', () => {
  it('agrees with counting the days of the platform calendar one by one', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        expect(addWorkingDays(from, count, chinaHolidays).date).toBe(countDayByDay(from, count, chinaHolidays));
      }),
    );
  });

  it('ends on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, count) => {
        expect(isWorkingDay(addWorkingDays(from, count, chinaHolidays).date, chinaHolidays)).toBe(true);
      }),
    );
  });

  it('never ends earlier for a later start or a longer term', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(20), anyCount, (from, later, count) => {
        const end = addWorkingDays(from, count, chinaHolidays).date;
        const laterStart = fromDayNumber(toDayNumber(from) + later);
        expect(addWorkingDays(laterStart, count, chinaHolidays).date >= end).toBe(true);
        expect(addWorkingDays(from, count + 1, chinaHolidays).date > end).toBe(true);
      }),
    );
  });

  it('counts from the day after, over holidays and days made up for', () => {
    // National Day 2025: off from 1 to 8 October; Sunday 28 September and Saturday 11 October are worked.
    expect(addWorkingDays('2025-09-26', 1, chinaHolidays)).toEqual({ date: '2025-09-28', certain: true });
    expect(addWorkingDays('2025-09-30', 1, chinaHolidays).date).toBe('2025-10-09');
    expect(addWorkingDays('2025-09-30', 3, chinaHolidays).date).toBe('2025-10-11');
    expect(addWorkingDays('2025-09-30', 4, chinaHolidays).date).toBe('2025-10-13');
    expect(addWorkingDays('2026-02-13', 15, chinaHolidays).date).toBe('2026-03-12');
  });

  it('leaves the day as it is for no working days', () => {
    expect(addWorkingDays('2025-10-01', 0, chinaHolidays)).toEqual({ date: '2025-10-01', certain: true });
  });

  it('is not certain where a year without data is crossed', () => {
    expect(addWorkingDays('2026-12-30', 1, chinaHolidays)).toEqual({ date: '2026-12-31', certain: true });
    expect(addWorkingDays('2026-12-30', 2, chinaHolidays)).toEqual({ date: '2027-01-01', certain: false });
    expect(addWorkingDays('2003-12-31', 1, chinaHolidays).certain).toBe(true);
    expect(addWorkingDays('2003-12-30', 1, chinaHolidays).certain).toBe(false);
    expect(addWorkingDays('2025-03-03', 5, weekendsOnly)).toEqual({ date: '2025-03-10', certain: false });
  });

  it.each([-1, 0.5, Number.NaN, 10_001])('refuses %s working days', (count) => {
    expect(() => addWorkingDays('2025-01-01', count, chinaHolidays)).toThrow('Not a number of working days');
  });

  it('refuses what is no date', () => {
    expect(() => addWorkingDays('2025-02-30', 1, chinaHolidays)).toThrow('Not a calendar date');
    expect(() => isWorkingDay('today', chinaHolidays)).toThrow('Not a calendar date');
  });
});

describe('mergeCalendars', () => {
  it('lets own days win over the notices', () => {
    const merged = mergeCalendars(chinaHolidays, {
      holidays: ['2025-09-28', '2025-11-03'],
      makeUpDays: ['2025-10-04'],
    });
    expect(isWorkingDay('2025-09-28', merged)).toBe(false);
    expect(isWorkingDay('2025-11-03', merged)).toBe(false);
    expect(isWorkingDay('2025-10-04', merged)).toBe(true);
    expect(isWorkingDay('2025-10-11', merged)).toBe(true);
    expect(chinaHolidays.makeUpDays).toContain('2025-09-28');
  });

  it('takes a weekday that is both off and worked as off', () => {
    const merged = mergeCalendars(chinaHolidays, { holidays: ['2025-11-03'], makeUpDays: ['2025-11-03'] });
    expect(isWorkingDay('2025-11-03', merged)).toBe(false);
  });

  it('knows a year only when somebody says that it is complete', () => {
    const own = { holidays: ['2027-01-01'], makeUpDays: [] };
    expect(addWorkingDays('2026-12-31', 1, mergeCalendars(chinaHolidays, own))).toEqual({
      date: '2027-01-04',
      certain: false,
    });
    const complete = mergeCalendars(chinaHolidays, { ...own, years: [2027] });
    expect(addWorkingDays('2026-12-31', 1, complete)).toEqual({ date: '2027-01-04', certain: true });
  });
});

/** The same by the platform's own calendar and lists, day after day. */
function countDayByDay(from: string, count: number, { holidays, makeUpDays }: HolidayCalendar): string {
  const day = new Date(`${from}T00:00:00Z`);
  let left = count;
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    const iso = day.toISOString().slice(0, 10);
    const weekend = [0, 6].includes(day.getUTCDay());
    if (weekend ? makeUpDays.includes(iso) : !holidays.includes(iso)) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
