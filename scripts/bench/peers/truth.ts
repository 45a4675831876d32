/**
 * Kleene's three values in an order that makes AND the least and OR the greatest: how a careful programmer would write
 * the rules by hand, without an engine.
 */
export const no = 0;
export const unknown = 1;
export const yes = 2;

export type Truth = typeof no | typeof unknown | typeof yes;

/** Undefined: not known. Null: known that there is none, or not applicable. */
export type Count = number | null | undefined;
export type Day = string | null | undefined;
export type Choice = string | null | undefined;
export type Choices = readonly string[] | null | undefined;

export function and(...parts: readonly Truth[]): Truth {
  let least: Truth = yes;
  for (const part of parts) if (part < least) least = part;
  return least;
}

export function or(left: Truth, right: Truth): Truth {
  return left > right ? left : right;
}

export function not(truth: Truth): Truth {
  return truth === unknown ? unknown : truth === yes ? no : yes;
}

/** What a test of a value says, provided that the value is known. */
export function known(value: unknown, holds: boolean): Truth {
  if (value === undefined) return unknown;
  return holds ? yes : no;
}

export function less(left: Count, right: Count): Truth {
  if (left === undefined || right === undefined) return unknown;
  return left !== null && right !== null && left < right ? yes : no;
}

export function atMost(left: Count, right: Count): Truth {
  if (left === undefined || right === undefined) return unknown;
  return left !== null && right !== null && left <= right ? yes : no;
}

export function more(left: Count, right: Count): Truth {
  return less(right, left);
}

export function atLeast(left: Count, right: Count): Truth {
  return atMost(right, left);
}

/** ISO dates of four-digit years are in order as texts. */
export function before(left: Day, right: Day): Truth {
  if (left === undefined || right === undefined) return unknown;
  return left !== null && right !== null && left < right ? yes : no;
}

export function notBefore(left: Day, right: Day): Truth {
  if (left === undefined || right === undefined) return unknown;
  return left !== null && right !== null && left >= right ? yes : no;
}

export function times(value: Count, factor: number): Count {
  return typeof value === 'number' ? value * factor : value;
}

export function contains(values: Choices, wanted: string): Truth {
  if (values === undefined) return unknown;
  return values?.includes(wanted) === true ? yes : no;
}

/** Days from one date to another. */
export function daysBetween(from: Day, to: Day): Count {
  if (from === undefined || to === undefined) return undefined;
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: Day, years: Count): Day {
  if (date === undefined || years === undefined) return undefined;
  if (date === null || years === null) return null;
  const year = Number(date.slice(0, 4)) + years;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const day = date.slice(4);
  return `${String(year)}${day === '-02-29' && !isLeap ? '-02-28' : day}`;
}
