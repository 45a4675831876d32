/**
 * Values of the oracle: exact fractions, dates as calendar triples, words and sets. Written from the description of the
 * rule language alone and deliberately unlike the engine's representation, so that a shared slip is unlikely.
 */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

export type Value =
  | { readonly kind: 'number'; readonly top: bigint; readonly bottom: bigint }
  | { readonly kind: 'date'; readonly date: CalendarDay }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'set'; readonly members: readonly string[] }
  /** Known that there is no value: none, or not applicable. The two differ only for IS EMPTY. */
  | { readonly kind: 'none' }
  | { readonly kind: 'not_applicable' }
  | { readonly kind: 'unknown' };

export type NumberValue = Extract<Value, { kind: 'number' }>;

const millisecondsPerDay = 86_400_000;

/** A whole or decimal number, exactly. */
export function toNumberValue(text: string): NumberValue {
  const [whole = '', decimals = ''] = text.split('.');
  return { kind: 'number', top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

/** Negative, zero or positive, as the first fraction is less than, equal to or greater than the second. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  const difference = left.top * right.bottom - right.top * left.bottom;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The greatest whole number that is not greater. */
export function floorNumber(value: NumberValue): NumberValue {
  const rest = ((value.top % value.bottom) + value.bottom) % value.bottom;
  return { kind: 'number', top: (value.top - rest) / value.bottom, bottom: 1n };
}

/** The least whole number that is not less. */
export function ceilNumber(value: NumberValue): NumberValue {
  const floor = floorNumber({ ...value, top: -value.top });
  return { ...floor, top: -floor.top };
}

/** Reads YYYY-MM-DD. */
export function toDay(text: string): CalendarDay {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

/** Negative, zero or positive, as the first day is before, on or after the second. */
export function compareDays(left: CalendarDay, right: CalendarDay): number {
  return left.year - right.year || left.month - right.month || left.day - right.day;
}

/** Whole days from the second day to the first. */
export function subtractDays(left: CalendarDay, right: CalendarDay): number {
  return (toTime(left) - toTime(right)) / millisecondsPerDay;
}

/** The same day of a later year; a 29 February that does not exist there becomes the 28th. */
export function addYearsTo(date: CalendarDay, years: number): CalendarDay {
  const year = date.year + years;
  return { ...date, year, day: Math.min(date.day, lastDayOfMonth(year, date.month)) };
}

function lastDayOfMonth(year: number, month: number): number {
  // The calendar repeats every 400 years, so any year has a twin that `Date` can handle.
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function toTime({ year, month, day }: CalendarDay): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
