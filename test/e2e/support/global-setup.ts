import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findRuntime } from '../../../scripts/runtime/find-runtime.ts';
import type { Runtime } from '../../../scripts/runtime/runtime.ts';
import { isWithoutDisplay, startVirtualDisplay } from '../../../scripts/runtime/virtual-display.ts';
import { ensureSample } from '../../../scripts/start/sample.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly runtime: Runtime;
    /** The invented population of 206 enterprises, to be copied. */
    readonly sampleLibrary: string;
  }
}

/** Once for all window tests: a runtime, a display and the sample library. The program must be built. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'union-inspector-e2e-'));
  const sampleLibrary = join(folder, 'sample.unidb');
  await ensureSample(sampleLibrary);
  project.provide('runtime', await findRuntime());
  project.provide('sampleLibrary', sampleLibrary);
  const display = isWithoutDisplay() ? await startVirtualDisplay() : undefined;
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  return () => {
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
