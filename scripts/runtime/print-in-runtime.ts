import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { AppError } from '../../electron/domain/error.ts';
import { ensureDocumentFonts } from '../build/document-fonts.ts';
import { getPrinterConfig } from '../build/main-config.ts';
import { runQuietly } from '../support/run-process.ts';
import { findRuntime } from './find-runtime.ts';
import { getRuntimeEnvironment, getSandboxArguments } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { isWithoutDisplay, startVirtualDisplay } from './virtual-display.ts';

const timeoutMs = 120_000;

/**
 * Prints a page as PDF by the program's own printing, in an Electron that is started for it and shows no window. What it
 * has to say on the way goes to standard error.
 * @throws AppError PRINTING_UNAVAILABLE where no Electron, or no display for it, can be had.
 */
export async function printInRuntime(html: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'union-inspector-print-'));
  try {
    const runtime = await prepare(folder);
    writeFileSync(join(folder, 'page.html'), html);
    await run(runtime, folder);
    return Uint8Array.from(readFileSync(join(folder, 'page.pdf')));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('PRINTING_UNAVAILABLE', `No PDF can be made here: ${reason}`, {}, cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Built each time from the sources as they are: it takes less than a second and cannot be out of date. */
async function prepare(folder: string): Promise<Runtime> {
  await ensureSystemPackages(isWithoutDisplay() ? ['window', 'virtual display'] : ['window']);
  const runtime = await findRuntime();
  await build(getPrinterConfig(join(folder, 'printer')));
  const manifest = { name: 'union-inspector-printer', version: '1.0.0', type: 'module', main: 'main.js' };
  writeFileSync(join(folder, 'printer', 'package.json'), JSON.stringify(manifest));
  return runtime;
}

async function run(runtime: Runtime, folder: string): Promise<void> {
  const display = isWithoutDisplay() ? await startVirtualDisplay() : undefined;
  const place = [await ensureDocumentFonts(), join(folder, 'page.html'), join(folder, 'page.pdf')].join('\n');
  const env = {
    ...getRuntimeEnvironment(runtime),
    UNION_INSPECTOR_PRINT: place,
    // A profile of its own: one that another program has open would be refused.
    XDG_CONFIG_HOME: join(folder, 'profile'),
    ...(display === undefined ? {} : { DISPLAY: display.name }),
  };
  const args = [...getSandboxArguments(), '--disable-gpu', join(folder, 'printer')];
  try {
    const { status, output } = await runQuietly({ command: runtime.executable, args, env, timeoutMs });
    if (status !== 0) throw new Error(`${runtime.executable} ended with status ${status}: ${output.slice(-2_000)}`);
  } finally {
    display?.stop();
  }
}
