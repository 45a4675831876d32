import { runInForeground } from './support/run-process.ts';
import { getToolCommand, typedFolders } from './support/tools.ts';

let failed = 0;
for (const folder of typedFolders) {
  if ((await runInForeground(getToolCommand('tsc', ['-p', folder]))) !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
