import { runInForeground } from './support/run-process.ts';
import { getToolCommand } from './support/tools.ts';

/**
 * `npm run soak [-- HISTORIES [KILLS [SEED]]]`: the random histories of several devices and the kills of `npm test`, many
 * more of them. The seed is printed; with it a run can be repeated.
 */
const [histories = '10000', kills = '200', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);

Object.assign(process.env, { SOAK_RUNS: histories, SOAK_KILLS: kills, SOAK_SEED: seed });
console.log(`${histories} histories, ${kills} kills of a merge, of an exchange and of a hand-over, seed ${seed}`);
process.exitCode = await runInForeground(
  getToolCommand('vitest', [
    'run',
    '--project',
    'node',
    '--project',
    'faults',
    'test/services/merge/convergence.test.ts',
    'test/services/merge/partial-convergence.test.ts',
    'test/faults/kill-merge.test.ts',
    'test/faults/export-kill.test.ts',
  ]),
);
