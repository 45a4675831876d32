import { describe, expect, it } from 'vitest';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { toDayNumber } from '#domain/calendar.ts';
import { chinaHolidays, chinaHolidayYears } from '#domain/holidays/china.ts';

describe(`holidays of ${chinaHolidayYears.length} years`, () => {
  it('are those of the list that they were taken from', () => {
    expect(chinaHolidays.holidays).toEqual(Object.keys(published.holidays).toSorted());
    expect(chinaHolidays.makeUpDays).toEqual(Object.keys(published.workdays).toSorted());
  });

  it('name a source for every year, without a gap', () => {
    const firstYear = chinaHolidayYears[0]?.year ?? 0;
    expect(chinaHolidays.years).toEqual(chinaHolidayYears.map((_, index) => firstYear + index));
    for (const { year, source } of chinaHolidayYears) {
      expect(source).toMatch(year < 2008 ? new RegExp(`${year}年`) : new RegExp(`〔${year - 1}〕\\d+号`));
    }
  });

  it('make up on weekends alone, and on no day that is off', () => {
    for (const date of chinaHolidays.makeUpDays) {
      expect([0, 6], date).toContain((toDayNumber(date) + 4) % 7);
      expect(chinaHolidays.holidays).not.toContain(date);
    }
  });

  it('hold New Year, 1 May and 1 October of every year', () => {
    for (const year of chinaHolidays.years) {
      for (const day of ['01-01', '05-01', '10-01']) expect(chinaHolidays.holidays).toContain(`${year}-${day}`);
    }
  });
});
