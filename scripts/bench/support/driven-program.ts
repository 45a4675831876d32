import { mkdirSync, rmSync } from 'node:fs';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { buildAll } from '../../build/build-all.ts';
import { findRuntime } from '../../runtime/find-runtime.ts';
import { getRuntimeEnvironment, getSandboxArguments } from '../../runtime/runtime.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { isWithoutDisplay, startVirtualDisplay } from '../../runtime/virtual-display.ts';

/** Builds the program, finds its runtime and a display for it, and takes the display away again afterwards. */
export async function withRuntime<Result>(work: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  await buildAll();
  const runtime = await findRuntime();
  const display = isWithoutDisplay() ? await startVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  try {
    return await work(runtime);
  } finally {
    display?.stop();
  }
}

export type DrivenProgram = { readonly app: ElectronApplication; readonly window: Page };

type Start = {
  readonly runtime: Runtime;
  /** A data folder of its own, gone afterwards. */
  readonly home: string;
  /** The program's folder and its arguments. */
  readonly words: readonly string[];
};

/** Starts a program, runs `work` on its first window and ends it. */
export async function withProgram<Result>(
  { runtime, home, words }: Start,
  work: (program: DrivenProgram) => Promise<Result>,
): Promise<Result> {
  mkdirSync(home);
  const sandbox = getSandboxArguments();
  const environment = { ...getRuntimeEnvironment(runtime), UNION_INSPECTOR_HOME: home };
  const env = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const app = await _electron.launch({
    executablePath: runtime.executable,
    chromiumSandbox: sandbox.length === 0,
    args: [...sandbox, '--disable-gpu', ...words],
    env,
  });
  try {
    return await work({ app, window: await app.firstWindow() });
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  }
}
