import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findRuntime } from '../../../scripts/runtime/find-runtime.ts';
import type { Runtime } from '../../../scripts/runtime/runtime.ts';
import { isWithoutDisplay, startVirtualDisplay } from '../../../scripts/runtime/virtual-display.ts';
import { ensureSample } from '../../../scripts/start/sample.ts';
import { projectFolder } from '../../../scripts/support/folders.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly runtime: Runtime;
    /** The invented population of 206 enterprises, to be copied. */
    readonly sampleLibrary: string;
    /** Folder of a program that is the built one, but does not start before the driver is attached. */
    readonly drivenProgram: string;
  }
}

/** Once for all window tests: a runtime, a display and the sample library. The program must be built. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'union-inspector-e2e-'));
  const sampleLibrary = join(folder, 'sample.unidb');
  await ensureSample(sampleLibrary);
  project.provide('runtime', await findRuntime());
  project.provide('sampleLibrary', sampleLibrary);
  project.provide('drivenProgram', writeDrivenProgram(join(folder, 'program')));
  const display = isWithoutDisplay() ? await startVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  return () => {
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * The driver loses a window whose page is committed while it attaches. Its own loader holds the program back until it is
 * attached, but it is used only for an Electron that the driver finds by itself.
 */
function writeDrivenProgram(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const { main, ...rest } = manifest as { readonly main: string };
  const loader = join(projectFolder, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');
  const start = [
    `import { createRequire } from 'node:module';`,
    `createRequire(import.meta.url)(${JSON.stringify(loader)});`,
    `await import(${JSON.stringify(pathToFileURL(join(projectFolder, main)).href)});`,
  ];
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...rest, main: 'main.js', type: 'module' }));
  writeFileSync(join(folder, 'main.js'), `${start.join('\n')}\n`);
  return folder;
}
