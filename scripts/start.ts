import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build/build-all.ts';
import { findRuntime } from './runtime/find-runtime.ts';
import { getRuntimeEnvironment, getSandboxArguments } from './runtime/runtime.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';
import { isWithoutDisplay } from './runtime/virtual-display.ts';
import { chooseLanguage } from './start/language.ts';
import { ensureSample } from './start/sample.ts';
import { printReport } from './start/text-report.ts';
import { getDataFolder, projectFolder } from './support/folders.ts';
import { runInForeground } from './support/run-process.ts';
import { say } from './support/say.ts';

const dataFolder = getDataFolder();
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
const library = join(dataFolder, 'sample-survey-206.unidb');

if (isWithoutDisplay()) {
  say(
    'No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): the sample library is checked and printed as text.',
  );
  await ensureSample(library);
  await printReport({ library, language: chooseLanguage(process.env) });
} else {
  process.exitCode = await openWindow();
}

async function openWindow(): Promise<number> {
  await ensureSystemPackages(['window']);
  const runtime = await findRuntime();
  await buildAll();
  await ensureSample(library);
  const args = [...getSandboxArguments(), projectFolder, '--library', library];
  const env = { ...getRuntimeEnvironment(runtime), UNION_INSPECTOR_HOME: dataFolder };
  return runInForeground({ command: runtime.executable, args, env });
}
