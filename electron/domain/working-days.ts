import { fromDayNumber, toDayNumber } from './calendar.ts';
import { AppError } from './error.ts';

/**
 * Which days are not like an ordinary week: weekdays off and weekend days worked. Dates are ISO, sorted, each once.
 * A day of a year outside `years` is taken by the weekend alone.
 */
export type HolidayCalendar = {
  /** Where the days were taken from, in words. */
  readonly source: string;
  /** Years whose days are all known. */
  readonly years: readonly number[];
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
};

/** Days that somebody added; `years` are those they say to be complete. */
export type OwnDays = {
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
  readonly years?: readonly number[] | undefined;
};

export type DueDate = {
  readonly date: string;
  /** False where a day on the way lies in a year without data: only weekends were left out there. */
  readonly certain: boolean;
};

type Lookup = {
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
};

const lookups = new WeakMap<HolidayCalendar, Lookup>();
const longestTerm = 10_000;

/**
 * A weekday that is no holiday, or a weekend day that is worked.
 * @throws AppError INVALID_REQUEST where `date` is not a calendar date.
 */
export function isWorkingDay(date: string, calendar: HolidayCalendar): boolean {
  return isWorked(toDayNumber(date), toLookup(calendar));
}

/**
 * The `count`-th working day after `from`: the day after `from` is the first that can count, as terms of days are
 * counted in law (Civil Code, Article 201). 0 is `from` itself, whatever day it is.
 * @throws AppError INVALID_REQUEST where `from` is no date or `count` no whole number from 0 to 10,000.
 */
export function addWorkingDays(from: string, count: number, calendar: HolidayCalendar): DueDate {
  if (!Number.isInteger(count) || count < 0 || count > longestTerm) {
    throw new AppError('INVALID_REQUEST', `Not a number of working days: ${count}`, { count });
  }
  const lookup = toLookup(calendar);
  let day = toDayNumber(from);
  let certain = true;
  for (let left = count; left > 0;) {
    day += 1;
    certain &&= lookup.years.has(yearOf(day));
    if (isWorked(day, lookup)) left -= 1;
  }
  return { date: fromDayNumber(day), certain };
}

/**
 * Working days after `from` up to and with `to`; 0 where `to` is not later.
 * @throws AppError INVALID_REQUEST where one is not a calendar date.
 */
export function countWorkingDays(from: string, to: string, calendar: HolidayCalendar): number {
  const [start, end] = [toDayNumber(from), toDayNumber(to)];
  if (end <= start) return 0;
  const isWithin = (date: string): boolean => date > from && date <= to;
  const off = calendar.holidays.filter((date) => isWithin(date) && !isWeekend(toDayNumber(date)));
  const worked = calendar.makeUpDays.filter((date) => isWithin(date) && isWeekend(toDayNumber(date)));
  return countWeekdays(end) - countWeekdays(start) - off.length + worked.length;
}

/** Weekdays from the Monday before day 0 up to and with the day. */
function countWeekdays(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** The calendar with somebody's own days; where both speak of a day, theirs holds. */
export function mergeCalendars(base: HolidayCalendar, own: OwnDays): HolidayCalendar {
  const ownHolidays = new Set(own.holidays);
  // A day named as both is off: nobody is told of a term that ends too early.
  const ownMakeUpDays = new Set(own.makeUpDays.filter((date) => !ownHolidays.has(date)));
  return {
    source: base.source,
    years: [...new Set([...base.years, ...(own.years ?? [])])].toSorted((a, b) => a - b),
    holidays: join(base.holidays, ownHolidays, ownMakeUpDays),
    makeUpDays: join(base.makeUpDays, ownMakeUpDays, ownHolidays),
  };
}

function join(days: readonly string[], added: ReadonlySet<string>, removed: ReadonlySet<string>): readonly string[] {
  return [...new Set([...days.filter((date) => !removed.has(date)), ...added])].toSorted();
}

function isWorked(day: number, { holidays, makeUpDays }: Lookup): boolean {
  const date = fromDayNumber(day);
  return isWeekend(day) ? makeUpDays.has(date) : !holidays.has(date);
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function yearOf(day: number): number {
  return Number(fromDayNumber(day).slice(0, 4));
}

function toLookup(calendar: HolidayCalendar): Lookup {
  const known = lookups.get(calendar);
  if (known !== undefined) return known;
  const { years, holidays, makeUpDays } = calendar;
  const lookup = { years: new Set(years), holidays: new Set(holidays), makeUpDays: new Set(makeUpDays) };
  lookups.set(calendar, lookup);
  return lookup;
}
