import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

describe('the built program', () => {
  let program: Program;

  beforeAll(async () => {
    program = await launchProgram({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  });

  afterAll(async () => program.dispose());

  it('opens a window that lists the enterprises of the library', async () => {
    await program.window.getByText('（虚构）').first().waitFor();
    expect(await program.window.title()).toContain('工会巡检');
    await program.screenshot('smoke-list');
  });

  it('shows the page only what the preload hands it', async () => {
    const seen = await program.window.evaluate(() => ({
      require: typeof Reflect.get(globalThis, 'require'),
      process: typeof Reflect.get(globalThis, 'process'),
      api: typeof Reflect.get(globalThis, 'api'),
      address: location.href.split('#')[0],
    }));
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', api: 'object', address: 'app://bundle/' });
  });

  it('works without an error in the page', () => {
    expect(program.pageErrors).toEqual([]);
  });
});
