import type { RecordFilter } from '#db/repositories/latest-records.ts';
import { figures } from '#domain/facts/figures.ts';
import type { Text } from '#domain/language.ts';
import type { Library } from './library.ts';
import { computeStatistics } from './statistics/compute-statistics.ts';
import type { FigureResult } from './statistics/tally.ts';

export type StatisticsFilter = { readonly [K in keyof RecordFilter]?: RecordFilter[K] | undefined };

export type StatisticsView = {
  readonly population: number;
  readonly figures: readonly (FigureResult & { readonly label: Text })[];
};

/** The statistics table with its labels. Takes as long as the library is big. */
export function getStatisticsView(library: Library, filter: StatisticsFilter): StatisticsView {
  const { population, figures: results } = computeStatistics(library, withoutUndefined(filter));
  const labels = new Map(figures.map(({ id, label }) => [id, label]));
  return { population, figures: results.flatMap((result) => withLabel(result, labels.get(result.id))) };
}

function withLabel(
  result: FigureResult,
  label: Text | undefined,
): readonly (FigureResult & { readonly label: Text })[] {
  return label === undefined ? [] : [{ ...result, label }];
}

function withoutUndefined(filter: StatisticsFilter): RecordFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
