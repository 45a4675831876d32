import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Files share a process and its modules, which are read once; those that replace a module have one of their own. */
const shared = { isolate: false, testTimeout: 30_000, hookTimeout: 60_000 };
const mocked = 'test/**/*.mocked.test.ts';

export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default'],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{renderer,architecture,faults,e2e,package}/**', mocked],
          ...shared,
        },
      },
      { extends: true, test: { name: 'mocked', environment: 'node', include: [mocked], testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/dom-setup.ts'],
          ...shared,
        },
      },
      {
        extends: true,
        test: { name: 'architecture', environment: 'node', include: ['test/architecture/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'faults', environment: 'node', include: ['test/faults/**/*.test.ts'], ...slow } },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/e2e/support/global-setup.ts'],
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/global-setup.ts'],
          // One window at a time: two programs on two cores make each other's waiting times meaningless.
          fileParallelism: false,
          ...slow,
        },
      },
    ],
  },
});
