import type { ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Language } from '#domain/language.ts';
import { getRuntimeEnvironment, getSandboxArguments } from '../../../scripts/runtime/runtime.ts';
import { projectFolder } from '../../../scripts/support/folders.ts';

/** Runs the built program; see there why it does not run by itself. */
const drivenFolder = join(import.meta.dirname, 'driven');
const quitTimeoutMs = 20_000;

export type LaunchOptions = {
  /** A library to work on a copy of; without it, and without `folder`, the program starts with none. */
  readonly library?: string;
  readonly language?: Language;
  /** The data folder of an earlier start, to go on where it ended. */
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The built program, running in a real Electron with a data folder of its own. */
export type Program = {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly folder: string;
  readonly library: string;
  /** Everything that the page wrote to its console as an error, and errors that nobody caught. */
  readonly pageErrors: readonly string[];
  /** Saves a picture of the window as test-results/<name>.png where PICTURES=1 asks for it: they take long to make. */
  readonly screenshot: (name: string) => Promise<void>;
  /** Ends the program as its user would, and leaves the data folder in place. */
  readonly quit: () => Promise<void>;
  /** Ends the program and removes its data folder. */
  readonly dispose: () => Promise<void>;
};

/** Starts the built program and waits for its window. */
export async function launchProgram(options: LaunchOptions = {}): Promise<Program> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'union-inspector-window-'));
  const library = join(folder, 'library.unidb');
  if (options.library !== undefined) copyFileSync(options.library, library);
  if (options.language !== undefined) writeLanguage(folder, options.language);
  const app = await launch(folder, options);
  const child = app.process();
  const window = await app.firstWindow().catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const pageErrors = collectErrors(window);
  const quit = (): Promise<void> => closeInTime(app, child);
  const dispose = async (): Promise<void> => {
    await quit();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, window, folder, library, pageErrors, screenshot: (name) => takePicture(window, name), quit, dispose };
}

async function launch(folder: string, options: LaunchOptions): Promise<ElectronApplication> {
  const runtime = inject('runtime');
  const sandboxArguments = getSandboxArguments();
  return _electron.launch({
    executablePath: runtime.executable,
    chromiumSandbox: sandboxArguments.length === 0,
    args: [...sandboxArguments, '--disable-gpu', drivenFolder, ...(options.args ?? [])],
    env: { ...toStrings(getRuntimeEnvironment(runtime)), UNION_INSPECTOR_HOME: folder, ...options.env },
    timeout: 60_000,
  });
}

/** A program that does not end when asked to fails its test at once, instead of leaving the run to its time limit. */
async function closeInTime(app: ElectronApplication, child: ChildProcess): Promise<void> {
  let overdue = false;
  const timer = setTimeout(() => {
    overdue = true;
    child.kill('SIGKILL');
  }, quitTimeoutMs);
  await app.close();
  clearTimeout(timer);
  if (overdue) throw new Error(`the program did not end within ${quitTimeoutMs / 1000} s`);
}

function writeLanguage(folder: string, language: Language): void {
  const settings = { language, inspector: { name: '', certificate: '' } };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
}

function collectErrors(window: Page): readonly string[] {
  const errors: string[] = [];
  window.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  window.on('pageerror', (error) => void errors.push(error.message));
  return errors;
}

async function takePicture(window: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] !== '1') return;
  const folder = join(projectFolder, 'test-results');
  mkdirSync(folder, { recursive: true });
  await window.screenshot({ path: join(folder, `${name}.png`) });
}

function toStrings(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
