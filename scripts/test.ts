import { runSteps } from './test/step.ts';
import { stepGroups } from './test/steps.ts';

// `npm test -- lint unit` runs only the steps named.
const names = process.argv.slice(2);
const known = stepGroups.flat().map(({ name }) => name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No step ${unknown.join(', ')}; there are ${known.join(', ')}\n`);
  process.exit(2);
}
const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
const { passed, failed } = await runSteps(stepGroups.map((group) => group.filter(({ name }) => isWanted(name))));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
