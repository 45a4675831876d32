import { z } from 'zod';
import type { StepResult } from './step.ts';

const assertion = z.object({
  status: z.string(),
  fullName: z.string(),
  failureMessages: z.array(z.string()).nullish(),
});

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(assertion),
    }),
  ),
});

/** Counts vitest's JSON report. A file that could not be run at all counts as one failure. */
export function countReport(json: unknown): StepResult {
  const files = report.parse(json).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed));
  const failed = tests.filter(isFailed);
  const passed = tests.filter((test) => test.status === 'passed').length;
  return {
    passed,
    failed: failed.length + broken.length,
    skipped: tests.length - passed - failed.length,
    output: [
      ...broken.map((file) => `✗ ${file.name}\n${file.message ?? ''}`),
      ...failed.map((test) => `✗ ${test.fullName}\n${(test.failureMessages ?? []).map(withoutInnerFrames).join('\n')}`),
    ].join('\n\n'),
  };
}

function isFailed(test: { readonly status: string }): boolean {
  return test.status === 'failed';
}

/** Keeps our own lines of a stack trace: those of the test runner say nothing. */
function withoutInnerFrames(message: string): string {
  const lines = message.split('\n');
  return lines.filter((line) => !/^\s+at .*(node_modules|node:internal|new Promise)/.test(line)).join('\n');
}
