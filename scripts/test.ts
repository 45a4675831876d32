import { runSteps } from './test/step.ts';
import { steps } from './test/steps.ts';

// `npm test -- lint unit` runs only the steps named.
const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}\n`);
  process.exit(2);
}
const { passed, failed } = await runSteps(
  names.length === 0 ? steps : steps.filter((step) => names.includes(step.name)),
);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
