import { expect, it } from 'vitest';
import { countReport } from '../../scripts/test/vitest-report.ts';

const test = (status: string): object => ({ status, fullName: `is ${status}`, failureMessages: ['why'] });

it('counts tests that passed, failed and were skipped', () => {
  const assertionResults = ['passed', 'passed', 'failed', 'skipped', 'todo'].map(test);
  const counted = countReport({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] });
  expect(counted).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  expect(counted.output).toBe('✗ is failed\nwhy');
});

it('counts a file that could not be run as one failure', () => {
  const broken = { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] };
  expect(countReport({ testResults: [broken] })).toMatchObject({ passed: 0, failed: 1 });
});

it('refuses a report of another shape instead of counting nothing', () => {
  expect(() => countReport({ tests: [] })).toThrow('testResults');
});
