import type { Library } from '#services/library.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withFilledLibrary } from '../support/library-fixture.ts';
import { measureInterleaved, repeat, toRatio, toSpread } from '../support/measure.ts';

const recordCount = 100_000;
const shownCount = recordCount.toLocaleString('en');
const mebibyte = 2 ** 20;

export const reEvaluation: Benchmark = {
  name: 're-evaluation',
  title: 'Re-evaluating 100,000 records',
  method: `The latest visit of each of ${shownCount} enterprises, read from the library and judged by all rules of the built-in pack,
with the verdicts counted per rule. The peer reads the same rows through better-sqlite3 into objects and does nothing
with them: the table of the records, and the enterprises, visits and marks ("none", "does not apply" …) that belong to
them. Processor time. Memory is how much the resident set grew while a run went on, after the first ones.`,
  run: async (say) =>
    withFilledLibrary(recordCount, async (library) => {
      say('library filled');
      const samples = await measureInterleaved(
        {
          ours: repeat(() => summarizeVerdicts(library)),
          scan: repeat(() => readAll(library, ['union_records', 'enterprises', 'inspections', 'answer_marks'])),
          records: repeat(() => readAll(library, ['union_records'])),
        },
        { rounds: 5, roundSeconds: 1, clock: 'processor' },
      );
      const line = { what: `${shownCount} records`, unit: 's', value: toSpread(samples.ours) } as const;
      return [
        {
          ...line,
          peer: { name: 'scan of all their rows', value: toSpread(samples.scan) },
          ratio: { of: 'time', value: toRatio(samples.ours, samples.scan) },
          target: { of: 'ratio', bound: 'at most', value: 2 },
        },
        {
          ...line,
          peer: { name: "scan of the records' table alone", value: toSpread(samples.records) },
          ratio: { of: 'time', value: toRatio(samples.ours, samples.records) },
        },
        measureMemory(library),
      ];
    }),
};

function readAll({ db }: Library, tables: readonly string[]): number {
  let seen = 0;
  for (const table of tables) {
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) if (row !== undefined) seen += 1;
  }
  return seen;
}

function measureMemory(library: Library): Line {
  const growth = Array.from({ length: 3 }, () => {
    const before = process.memoryUsage.rss();
    summarizeVerdicts(library);
    return (process.memoryUsage.rss() - before) / mebibyte;
  });
  return {
    what: 'growth of the resident set over a run',
    unit: 'MiB',
    value: toSpread(growth),
    target: { of: 'value', bound: 'at most', value: 16 },
  };
}
