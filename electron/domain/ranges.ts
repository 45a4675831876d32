/** Whole numbers from `first` to `last`, both included. */
export type NumberRange = { readonly first: number; readonly last: number };

/** Says whether a number lies in one of the ranges, which are in order and do not overlap; found by halving. */
export function isWithin(ranges: readonly NumberRange[], number: number): boolean {
  return (ranges[findReaching(ranges, number)]?.first ?? Number.POSITIVE_INFINITY) <= number;
}

/** The place of the first of the ranges that ends at or after a number; their count where none does. */
export function findReaching(ranges: readonly NumberRange[], number: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.last ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
