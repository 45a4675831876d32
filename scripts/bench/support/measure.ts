import { performance } from 'node:perf_hooks';

/** Something to measure: does its work `times` times. */
export type Side = (times: number) => void | Promise<void>;

/** A side that does the same work each time. */
export function repeat(work: () => unknown): Side {
  return (times) => {
    for (let done = 0; done < times; done += 1) work();
  };
}

/** Median, least and greatest of the rounds of one run. */
export type Spread = { readonly median: number; readonly least: number; readonly greatest: number };

/** `processor`: time this thread really ran, for work that waits for nothing; a busy machine then matters less. */
export type Clock = 'wall' | 'processor';

export type MeasureOptions = {
  readonly rounds?: number;
  /** A round of one side lasts about this long: short work is repeated. */
  readonly roundSeconds?: number;
  readonly clock?: Clock;
};

/** Seconds per piece of work, by side and round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Measures all sides. They take turns (A B A B …), so that a busy machine slows all of them alike. Before that each runs
 * for a while to warm up and to find how often to repeat it.
 */
export async function measureInterleaved<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  options: MeasureOptions = {},
): Promise<Samples<Name>> {
  const { rounds = 25, roundSeconds = 0.1, clock = 'wall' } = options;
  const entries = Object.entries<Side>(sides);
  const times = new Map<string, number>();
  for (const [name, side] of entries) times.set(name, await findRepetitions(side, { roundSeconds, clock }));
  const samples: Record<string, number[]> = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, side] of entries) {
      const repetitions = times.get(name) ?? 1;
      samples[name]?.push((await secondsOf(() => side(repetitions), clock)) / repetitions);
    }
  }
  return samples as Record<string, readonly number[]> as Samples<Name>;
}

async function findRepetitions(
  side: Side,
  { roundSeconds, clock }: { readonly roundSeconds: number; readonly clock: Clock },
): Promise<number> {
  let times = 1;
  let seconds = await secondsOf(() => side(times), clock);
  while (seconds < roundSeconds / 4) {
    times *= 4;
    seconds = await secondsOf(() => side(times), clock);
  }
  return Math.max(1, Math.ceil((times * roundSeconds) / seconds));
}

/** Seconds that the work took. */
export async function secondsOf(work: () => unknown, clock: Clock = 'wall'): Promise<number> {
  const start = secondsNow(clock);
  await work();
  return secondsNow(clock) - start;
}

function secondsNow(clock: Clock): number {
  if (clock === 'wall') return performance.now() / 1000;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000_000;
}

export function toSpread(samples: readonly number[], scale = 1): Spread {
  const sorted = samples.map((sample) => sample * scale).toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), least: quantile(sorted, 0), greatest: quantile(sorted, 1) };
}

/** How many times `bottom` goes into `top`, round by round: neighbours in time met the same machine. */
export function toRatio(top: readonly number[], bottom: readonly number[]): Spread {
  return toSpread(top.map((value, round) => value / (bottom[round] ?? Number.NaN)));
}

/** The value below which the share `q` of a sorted list lies (nearest rank). */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}
