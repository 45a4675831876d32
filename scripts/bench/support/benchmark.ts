import type { Spread } from './measure.ts';

/** One figure of a benchmark. */
export type Line = {
  readonly what: string;
  readonly unit: 'µs' | 'ms' | 's' | 'MiB' | 'times';
  readonly value: Spread;
  readonly peer?: { readonly name: string; readonly value: Spread };
  /** Peer's time divided by ours ("speed") or ours divided by the peer's ("time"). */
  readonly ratio?: { readonly of: 'speed' | 'time'; readonly value: Spread };
  /** For the median of the ratio, or of the value itself. */
  readonly target?: Target;
};

export type Target = {
  readonly of: 'ratio' | 'value';
  readonly bound: 'at least' | 'at most';
  readonly value: number;
};

export type Benchmark = {
  readonly name: string;
  readonly title: string;
  /** What is measured against what, for the reader of the table. */
  readonly method: string;
  readonly run: (say: (text: string) => void) => Promise<readonly Line[]>;
};

/** Undefined where the line has no target. */
export function isMet({ target, ratio, value }: Line): boolean | undefined {
  if (target === undefined) return undefined;
  const { median } = target.of === 'value' || ratio === undefined ? value : ratio.value;
  return target.bound === 'at least' ? median >= target.value : median <= target.value;
}
