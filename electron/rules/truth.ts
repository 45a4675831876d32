/** Kleene's three values as small numbers, so that a verdict over 100,000 records allocates nothing. */
export const isFalse = 0;
export const isTrue = 1;
export const isUnknown = 2;

export type Truth = typeof isFalse | typeof isTrue | typeof isUnknown;

/** Truth of a plain comparison. */
export function toTruth(condition: boolean): Truth {
  return condition ? isTrue : isFalse;
}
