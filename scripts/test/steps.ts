import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../build/build-all.ts';
import { findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystemPackages, installDocumentReaders } from '../runtime/system-packages.ts';
import { isWithoutDisplay, startVirtualDisplay } from '../runtime/virtual-display.ts';
import { runQuietly } from '../support/run-process.ts';
import { getToolCommand, typedFolders } from '../support/tools.ts';
import { resultsFolder } from './step.ts';
import type { Step, StepResult } from './step.ts';
import { countReport } from './vitest-report.ts';

const lintedPlaces = ['electron', 'renderer', 'db', 'scripts', 'test', 'vitest.config.ts'];

/** Everything that has to hold before a change is done, the quick ones first; the steps of a group run side by side. */
export const stepGroups: readonly (readonly Step[])[] = [
  [
    toolStep('format', [['oxfmt', '--check', '.']]),
    toolStep('lint', [['oxlint', ...lintedPlaces]]),
    toolStep(
      'types',
      typedFolders.map((folder) => ['tsc', '-p', folder]),
    ),
    toolStep('unused', [['knip', '--no-config-hints']]),
  ],
  [{ name: 'build', run: build }],
  // One after the other: beside two busy cores the waiting times of a window mean nothing.
  [{ name: 'unit', run: runUnitTests }],
  [{ name: 'window', run: runWindowTests }],
  [vitestStep('package', ['package'])],
];

function toolStep(name: string, commands: readonly (readonly [string, ...string[]])[] | readonly string[][]): Step {
  return { name, run: () => runTools(commands) };
}

async function runTools(commands: readonly (readonly string[])[]): Promise<StepResult> {
  const results = [];
  for (const [tool, ...args] of commands) results.push(await runQuietly(getToolCommand(tool ?? '', args)));
  const failed = results.some((result) => result.status !== 0);
  const output = results.map((result) => result.output).join('');
  return { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0, output };
}

async function build(): Promise<StepResult> {
  await buildAll();
  return { passed: 1, failed: 0, skipped: 0, output: '' };
}

function vitestStep(name: string, projects: readonly string[]): Step {
  return { name, run: () => runVitest(name, projects) };
}

async function runUnitTests(): Promise<StepResult> {
  await prepareSystem();
  return runVitest('unit', ['node', 'mocked', 'dom', 'architecture', 'faults']);
}

/** The tests that drive the built program in a real Electron. */
async function runWindowTests(): Promise<StepResult> {
  await prepareSystem();
  await findRuntime();
  if (!isWithoutDisplay()) return runVitest('window', ['e2e']);
  const display = await startVirtualDisplay();
  try {
    return await runVitest('window', ['e2e'], { ...process.env, DISPLAY: display.name });
  } finally {
    display.stop();
  }
}

let prepared: Promise<void> | undefined;

/** Once, whoever asks first: the system's packages cannot be installed twice at the same time. */
function prepareSystem(): Promise<void> {
  prepared ??= installSystemPackages();
  return prepared;
}

async function installSystemPackages(): Promise<void> {
  await ensureSystemPackages(isWithoutDisplay() ? ['window', 'virtual display'] : ['window']);
  await installDocumentReaders();
}

async function runVitest(name: string, projects: readonly string[], env = process.env): Promise<StepResult> {
  const report = join(resultsFolder, `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const { status, output } = await runQuietly({ ...getToolCommand('vitest', ['run', ...chosen, ...reporters]), env });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, output };
  const counted = countReport(JSON.parse(readFileSync(report, 'utf8')));
  if (counted.failed > 0) return counted;
  // An error outside any test (an unhandled rejection, say) fails the run without failing a test.
  if (status !== 0 || counted.passed === 0) return { ...counted, failed: 1, output };
  return { ...counted, output };
}
