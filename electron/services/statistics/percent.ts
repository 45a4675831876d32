/**
 * A share in percent with one decimal, rounded half up, computed with whole numbers so that no binary fraction decides
 * a tie (82 of 206 is 39.8). Null where there is nothing to be a share of.
 */
export function toPercent(count: number, base: number): number | null {
  if (base === 0) return null;
  const tenths = Math.floor((2000 * count + base) / (2 * base));
  return tenths / 10;
}
