/**
 * Day arithmetic on numbers for the inner loop: dates were checked when they were written, so nothing is checked again.
 * Day 0 is 1970-01-01, as in `#domain/calendar.ts`, which is the checked counterpart (a property test holds both equal).
 */

/** Day number of a valid ISO date. */
export function dayOfIso(iso: string): number {
  return dayOf(digits(iso, 0, 4), digits(iso, 5, 2), digits(iso, 8, 2));
}

/** Day number of a date of the proleptic Gregorian calendar (the era method: years begin in March). */
export function dayOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The same day `years` later; 29 February becomes 28 February in a common year. Has no upper end, unlike ISO dates. */
export function addYearsToDay(day: number, years: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0) + years;
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const isLeapDay = month === 2 && dayOfMonth === 29;
  return dayOf(year, month, isLeapDay && !isLeapYear(year) ? 28 : dayOfMonth);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}
