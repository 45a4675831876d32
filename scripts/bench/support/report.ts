import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { isMet } from './benchmark.ts';
import type { Benchmark, Line } from './benchmark.ts';
import type { Spread } from './measure.ts';

export type Result = {
  readonly title: string;
  readonly method: string;
  /** ISO date of the run. */
  readonly date: string;
  readonly machine: string;
  readonly lines: readonly Line[];
};

export type Results = Readonly<Record<string, Result>>;

const bytesPerGib = 2 ** 30;

export function toResult({ title, method }: Benchmark, lines: readonly Line[]): Result {
  const [processor] = cpus();
  const machine = `${processor?.model ?? process.arch} (${cpus().length} cores), ${Math.round(totalmem() / bytesPerGib)} GiB, ${process.platform}, Node ${process.versions.node}`;
  return { title, method, date: new Date().toISOString().slice(0, 10), machine, lines };
}

export function readResults(file: string): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/** Keeps the results as JSON and as tables. */
export function writeResults(results: Results, files: { readonly json: string; readonly tables: string }): void {
  writeFileSync(files.json, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(files.tables, toDocument(results));
}

const introduction = `# Benchmarks

Made by \`npm run bench\` (all) or \`npm run bench -- <name> …\`; do not edit by hand. The numbers behind the tables are in
\`benchmarks.json\`.

Each figure is compared with a peer, or with what the disk or SQLite can do at best, in the same run: the sides take
turns (A B A B …), and what is shown is the median of the rounds with the least and the greatest. A ratio is taken round
by round. Speed is not asserted in tests.
`;

function toDocument(results: Results): string {
  const sections = Object.entries(results).map(([name, result]) => toSection(name, result));
  return [introduction, ...sections].join('\n');
}

function toSection(name: string, { title, method, date, machine, lines }: Result): string {
  return `## ${title}

\`${name}\`, ${date}. ${machine}.

${method}

${toTable(lines)}
`;
}

/** A Markdown table of the figures. */
export function toTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    `${formatSpread(line.value)} ${line.unit}`,
    line.peer === undefined ? '' : `${line.peer.name}: ${formatSpread(line.peer.value)} ${line.unit}`,
    line.ratio === undefined ? '' : `${formatSpread(line.ratio.value)} × (${line.ratio.of})`,
    formatTarget(line),
    formatOutcome(isMet(line)),
  ]);
  const head = ['Figure', 'Union Inspector', 'Peer', 'Ratio', 'Target', 'Met'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function formatTarget({ target, unit }: Line): string {
  return target === undefined ? '' : `${target.bound} ${target.value} ${target.of === 'ratio' ? '×' : unit}`;
}

function formatOutcome(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'yes' : '**no**';
}

function formatSpread({ median, least, greatest }: Spread): string {
  const shown = formatNumber(median);
  return least === greatest ? shown : `${shown} (${formatNumber(least)}–${formatNumber(greatest)})`;
}

function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  return size >= 10 ? value.toFixed(1) : value.toFixed(size >= 1 ? 2 : 3);
}
