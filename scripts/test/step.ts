import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../support/folders.ts';

/** What a step of the test command found. A tool counts as one test. */
export type StepResult = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when something failed. */
  readonly output: string;
};

export type Step = { readonly name: string; readonly run: () => Promise<StepResult> };

/** Reports, logs and screenshots of a run. */
export const resultsFolder: string = join(projectFolder, 'test-results');

/**
 * Runs the steps in order, those of one group side by side, prints one line for each and returns the sum. A step that
 * throws counts as one failure.
 */
export async function runSteps(
  groups: readonly (readonly Step[])[],
): Promise<{ readonly passed: number; readonly failed: number }> {
  mkdirSync(resultsFolder, { recursive: true });
  const results: StepResult[] = [];
  for (const group of groups) results.push(...(await Promise.all(group.map(runStep))));
  return { passed: sum(results, 'passed'), failed: sum(results, 'failed') };
}

async function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  const result = await step.run().catch(toFailure);
  writeFileSync(join(resultsFolder, `${step.name.replaceAll(/\W+/g, '-')}.log`), result.output);
  if (result.failed > 0) process.stdout.write(`${getTail(result.output)}\n`);
  process.stdout.write(`${formatLine(step.name, result)}, ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
  return result;
}

function sum(results: readonly StepResult[], key: 'passed' | 'failed'): number {
  return results.reduce((total, result) => total + result[key], 0);
}

function toFailure(error: unknown): StepResult {
  return {
    passed: 0,
    failed: 1,
    skipped: 0,
    output: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

function formatLine(name: string, result: StepResult): string {
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
  const skipped = result.skipped === 0 ? '' : `, ${result.skipped} skipped`;
  return `${mark} ${name}: ${result.passed} passed, ${result.failed} failed${skipped}`;
}

/** Long logs stay in test-results/; the end says what went wrong. */
function getTail(output: string): string {
  return output.trimEnd().split('\n').slice(-120).join('\n');
}
