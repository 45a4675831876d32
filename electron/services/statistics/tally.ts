import type { FactVector } from '#rules/layout.ts';
import { isTrue, isUnknown } from '#rules/truth.ts';
import type { FigureCounters, ShareCounter, SumCounter } from './compile-figures.ts';
import { toPercent } from './percent.ts';

/** One line of the statistics table. `low` and `high`: the share if every unknown were no, or yes. */
export type FigureResult = {
  readonly id: string;
  readonly base: number;
  readonly count: number;
  /** Records of the base whose value is not known; they are in the base and never counted as no. */
  readonly unknown: number;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type Statistics = {
  readonly population: number;
  readonly bases: {
    readonly enterprises: number;
    readonly enterprises_200_plus: number;
    /** Persons: the sum of the known numbers of union officers. */
    readonly officers: number;
  };
  readonly figures: readonly FigureResult[];
};

/** Running totals of one figure; `greatest` is the count if every unknown were yes. */
type Totals = { base: number; count: number; unknown: number; greatest: number };

export type Tally = {
  readonly add: (vector: FactVector) => void;
  readonly finish: () => Statistics;
};

/** Starts counting; one vector at a time, so that memory does not grow with the population. */
export function createTally({ layout, counters, isLarge }: FigureCounters): Tally {
  const totals = counters.map((): Totals => ({ base: 0, count: 0, unknown: 0, greatest: 0 }));
  const officersSlot = layout.slots.get('union_staff_total') ?? -1;
  let population = 0;
  let large = 0;
  let officers = 0;
  const add = (vector: FactVector): void => {
    population += 1;
    if (isLarge(vector)) large += 1;
    officers += knownNumber(vector, officersSlot) ?? 0;
    counters.forEach((counter, index) => {
      const figure = totals[index];
      if (figure === undefined) return;
      if (counter.kind === 'sum') addPersons(figure, counter, vector);
      else addRecord(figure, counter, vector);
    });
  };
  const finish = (): Statistics => ({
    population,
    bases: { enterprises: population, enterprises_200_plus: large, officers },
    figures: counters.map(({ id }, index) => toResult(id, totals[index])),
  });
  return { add, finish };
}

function addRecord(totals: Totals, counter: ShareCounter, vector: FactVector): void {
  if (!counter.isInBase(vector)) return;
  totals.base += 1;
  const truth = counter.counts(vector);
  if (truth === isTrue) totals.count += 1;
  if (truth === isUnknown) totals.unknown += 1;
  if (truth === isTrue || truth === isUnknown) totals.greatest += 1;
}

/** Of an unknown part no more is known than that it lies between nobody and the whole. */
function addPersons(totals: Totals, counter: SumCounter, vector: FactVector): void {
  const whole = knownNumber(vector, counter.total);
  const part = knownNumber(vector, counter.part);
  totals.base += whole ?? 0;
  totals.count += part ?? 0;
  totals.greatest += part ?? whole ?? 0;
  if (Number.isNaN(vector[counter.part]) || Number.isNaN(vector[counter.total])) totals.unknown += 1;
}

function knownNumber(vector: FactVector, slot: number): number | undefined {
  const value = vector[slot];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function toResult(id: string, totals: Totals | undefined): FigureResult {
  const { base, count, unknown, greatest } = totals ?? { base: 0, count: 0, unknown: 0, greatest: 0 };
  const percent = toPercent(count, base);
  return { id, base, count, unknown, percent, low: percent, high: toPercent(greatest, base) };
}
