import { AppError } from './error.ts';

/**
 * Calendar arithmetic on ISO dates (YYYY-MM-DD) without clocks, time zones or `Date`: the proleptic Gregorian calendar.
 * Day numbers count from 1970-01-01 (day 0). The conversion is the era method of 400 years with March as the first month.
 */

const daysPerEra = 146_097;
const daysFromEraZeroTo1970 = 719_468;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const leastDayNumber = -719_528;
const greatestDayNumber = 2_932_896;

type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** Says whether `text` is a real date of the years 0000 to 9999, written YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  return findDate(text) !== undefined;
}

/**
 * Days from 1970-01-01 to the date; negative before it.
 * @throws AppError INVALID_REQUEST where `isoDate` is not a calendar date.
 */
export function toDayNumber(isoDate: string): number {
  const { year, month, day } = parseDate(isoDate);
  const shiftedYear = month > 2 ? year : year - 1;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysFromEraZeroTo1970;
}

/**
 * The ISO date of a day number.
 * @throws AppError INVALID_REQUEST where it is no whole number or its year is outside 0000 to 9999.
 */
export function fromDayNumber(dayNumber: number): string {
  if (!Number.isInteger(dayNumber) || dayNumber < leastDayNumber || dayNumber > greatestDayNumber) {
    throw new AppError('INVALID_REQUEST', `Not a day number: ${dayNumber}`, { dayNumber });
  }
  const days = dayNumber + daysFromEraZeroTo1970;
  const era = Math.floor(days / daysPerEra);
  const dayOfEra = days - era * daysPerEra;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return formatDate({ year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 });
}

/**
 * The same day of the year `years` later (earlier where negative); 29 February becomes 28 February in a common year.
 * @throws AppError INVALID_REQUEST where a side is no date or no whole number, or the year leaves 0000 to 9999.
 */
export function addYears(isoDate: string, years: number): string {
  const { year, month, day } = parseDate(isoDate);
  const target = year + years;
  if (!Number.isInteger(target) || target < 0 || target > 9999) {
    throw new AppError('INVALID_REQUEST', `Years out of range: ${isoDate} + ${years}`, { isoDate, years });
  }
  return formatDate({ year: target, month, day: Math.min(day, daysInMonth(target, month)) });
}

function parseDate(isoDate: string): CalendarDate {
  const date = findDate(isoDate);
  if (date === undefined) throw new AppError('INVALID_REQUEST', `Not a calendar date: ${isoDate}`, { isoDate });
  return date;
}

function findDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isReal ? { year, month, day } : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return monthLengths[month - 1] ?? 0;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function formatDate({ year, month, day }: CalendarDate): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
