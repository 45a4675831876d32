import { join } from 'node:path';
import { iterateChecks } from '#services/check/check-records.ts';
import { listEnterprises } from '#services/enterprises.ts';
import { importRecords } from '#services/import/import-records.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { getBuiltInPack } from '#services/pack.ts';
import { computeStatistics } from '#services/statistics/compute-statistics.ts';
import { summarizeVerdicts } from '#services/verdict-summary.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { createInterchangeRecords } from '../support/interchange.ts';
import { withFolder } from '../support/library-fixture.ts';
import { measureInterleaved, repeat, secondsOf, toRatio, toSpread } from '../support/measure.ts';
import type { Samples } from '../support/measure.ts';

const sizes = [1_000, 10_000, 100_000] as const;
const greatestFile = 10_000;
const tolerance = 1.1;

type Step =
  | 'import'
  | 'check'
  | 're-evaluate'
  | 'list, first page after opening'
  | 'list, another page'
  | 'search'
  | 'statistics';

export const growth: Benchmark = {
  name: 'growth',
  title: 'Growth from 1,000 to 100,000 records',
  method: `The same steps on libraries of 1,000, 10,000 and 100,000 records, imported in files of up to ${greatestFile.toLocaleString('en')}. The peer of
each size is ten times what the next smaller size took: a ratio of 1 is linear growth. Processor time; a ratio up to ${tolerance}
counts as linear. "Check" is the full document with reasons and law of every visit.`,
  run: async (say) => {
    const lines: Line[] = [];
    let before: Samples<Step> | undefined;
    for (const size of sizes) {
      const samples = await withFolder((folder) => measureSize(join(folder, 'bench.unidb'), size));
      say(`${size.toLocaleString('en')} records done`);
      lines.push(...toLines(size, samples, before));
      before = samples;
    }
    return lines;
  },
};

async function measureSize(file: string, size: number): Promise<Samples<Step>> {
  const imported = await importAll(file, size);
  const library = openLibrary({ file, access: 'write' });
  try {
    const firstPage = await secondsOf(() => requestPage(library, { search: '', offset: 0 }), 'processor');
    let offset = 0;
    const measured = await measureInterleaved(
      {
        check: repeat(() => countChecks(library)),
        're-evaluate': repeat(() => summarizeVerdicts(library)),
        'list, another page': repeat(() =>
          requestPage(library, { search: '', offset: (offset = (offset + 50) % size) }),
        ),
        search: repeat(() =>
          requestPage(library, { search: String.fromCodePoint(0x4e00 + (offset = (offset + 1) % 2000)), offset: 0 }),
        ),
        statistics: repeat(() => computeStatistics(library)),
      },
      { rounds: 3, clock: 'processor' },
    );
    return { import: [imported], 'list, first page after opening': [firstPage], ...measured };
  } finally {
    closeLibrary(library);
  }
}

/** One at a time, as the command line writes them. */
function countChecks(library: Library): number {
  let rules = 0;
  for (const { verdicts } of iterateChecks(library, { pack: getBuiltInPack(), language: 'zh-Hans' }))
    rules += verdicts.length;
  return rules;
}

/** Seconds for all files. */
async function importAll(file: string, size: number): Promise<number> {
  const library = createLibrary({ file, inspectorName: 'bench' });
  let seconds = 0;
  try {
    for (let first = 0; first < size; first += greatestFile) {
      const records = createInterchangeRecords(Math.min(greatestFile, size - first), first + 1);
      seconds += await secondsOf(() => importOne(library, records), 'processor');
    }
  } finally {
    closeLibrary(library);
  }
  return seconds;
}

function importOne(library: Library, records: readonly unknown[]): void {
  const { created, rejected } = importRecords(library, { records, mode: 'write', language: 'zh-Hans' });
  if (created !== records.length) throw new Error(`Not imported: ${JSON.stringify(rejected.slice(0, 3))}`);
}

function requestPage(
  library: Library,
  { search, offset }: { readonly search: string; readonly offset: number },
): number {
  return listEnterprises(library, { search, offset, sort: 'name', descending: false, show: 'all', limit: 50 }).matching;
}

function toLines(size: number, samples: Samples<Step>, before: Samples<Step> | undefined): readonly Line[] {
  return Object.entries(samples).map(([step, seconds]): Line => {
    const line = { what: `${step}, ${size.toLocaleString('en')}`, unit: 'ms', value: toSpread(seconds, 1000) } as const;
    const linear = before?.[step as Step].map((value) => value * 10);
    if (linear === undefined) return line;
    return {
      ...line,
      peer: { name: 'linear', value: toSpread(linear, 1000) },
      ratio: { of: 'time', value: toRatio(seconds, linear) },
      target: { of: 'ratio', bound: 'at most', value: tolerance },
    };
  });
}
