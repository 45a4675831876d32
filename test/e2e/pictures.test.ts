import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { listMisfits } from './support/layout.ts';
import { screens, settle } from './support/screens.ts';
import { launchForTest, resize, waitForList } from './support/steps.ts';

const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

describe.each(languages)('in %s', (language) => {
  it('everything fits on a small screen and on a large one', { timeout: 180_000 }, async () => {
    const program = await launchForTest({ library: inject('sampleLibrary'), language });
    await waitForList(program.window);
    const misfits: string[] = [];
    for (const { name, show } of screens) {
      await show(program.window, language);
      for (const size of sizes) {
        await resize(program, size);
        await settle(program.window);
        await program.screenshot(`${name}-${language}-${size[0]}`);
        misfits.push(...(await listMisfits(program.window)).map((misfit) => `${name} at ${size[0]}: ${misfit}`));
      }
    }
    expect(misfits).toEqual([]);
    expect(program.pageErrors).toEqual([]);
  });

  it('so does the page of an error at start-up', async () => {
    const program = await launchForTest({
      language,
      args: ['--library', join(tmpdir(), 'no-such-folder', 'gone.unidb')],
    });
    await program.window.getByRole('alert').waitFor();
    await resize(program, [1280, 800]);
    await program.screenshot(`start-up-error-${language}`);
    expect(await listMisfits(program.window)).toEqual([]);
  });
});
