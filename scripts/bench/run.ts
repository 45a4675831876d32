import { join } from 'node:path';
import { projectFolder } from '../support/folders.ts';
import { reEvaluation } from './suites/re-evaluation.ts';
import { autosave } from './suites/autosave.ts';
import { coldStart } from './suites/cold-start.ts';
import { documents } from './suites/documents.ts';
import { evidence } from './suites/evidence.ts';
import { growth } from './suites/growth.ts';
import { handOverBenchmark } from './suites/hand-over.ts';
import { merge } from './suites/merge.ts';
import { oneRecord } from './suites/one-record.ts';
import { search } from './suites/search.ts';
import { visit } from './suites/visit.ts';
import type { Benchmark } from './support/benchmark.ts';
import { readResults, toResult, toTable, writeResults } from './support/report.ts';

const benchmarks: readonly Benchmark[] = [
  oneRecord,
  reEvaluation,
  autosave,
  search,
  coldStart,
  visit,
  evidence,
  documents,
  handOverBenchmark,
  merge,
  growth,
];

/** Runs the benchmarks with these names, or all, and keeps their results in docs/. */
export async function runBenchmarks(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) throw new Error(`no such benchmark: ${unknown.join(', ')}; there are ${listNames()}`);
  const files = {
    json: join(projectFolder, 'docs/benchmarks.json'),
    tables: join(projectFolder, 'docs/benchmarks.md'),
  };
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    console.log(`\n${benchmark.title} (${benchmark.name})`);
    const lines = await benchmark.run((text) => console.log(`  ${text}`));
    console.log(toTable(lines));
    writeResults(inOrder({ ...readResults(files.json), [benchmark.name]: toResult(benchmark, lines) }), files);
  }
}

function listNames(): string {
  return benchmarks.map(({ name }) => name).join(', ');
}

function inOrder<Value>(results: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    benchmarks.flatMap(({ name }) => {
      const result = results[name];
      return result === undefined ? [] : [[name, result]];
    }),
  );
}

if (import.meta.main) await runBenchmarks(process.argv.slice(2));
