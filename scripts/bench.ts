import { runBenchmarks } from './bench/run.ts';

await runBenchmarks(process.argv.slice(2));
