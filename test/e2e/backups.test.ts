import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { makeBackup } from '#services/backups/make-backup.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backups-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function launch(options: Parameters<typeof launchProgram>[0]): Promise<Program> {
  const program = await launchProgram(options);
  let isOpen = true;
  cleanUps.push(() => (isOpen ? program.quit() : undefined));
  return {
    ...program,
    quit: async () => {
      isOpen = false;
      await program.quit();
    },
  };
}

it('offers the newest sound backup of a damaged library, and restores it by keyboard', async () => {
  const folder = makeFolder();
  const file = join(folder, 'library.unidb');
  copyFileSync(inject('sampleLibrary'), file);
  const library = openLibrary({ file, access: 'read' });
  makeBackup(library, null);
  closeLibrary(library);
  const bad = readFileSync(file).subarray(0, 40_000);
  writeFileSync(file, bad);

  const { window, screenshot, pageErrors } = await launch({ folder, language: 'zh-Hans' });
  await window.getByRole('heading', { name: '从备份恢复' }).waitFor();
  const button = window.getByRole('button', { name: '恢复这份备份' });
  await button.waitFor();
  expect(await window.locator('#visits').textContent()).toBe('206');
  await screenshot('start-up-recovery');
  await window.keyboard.press('Tab');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await window.keyboard.press('Enter');
  await window.getByText('（虚构）').first().waitFor();
  const [kept = ''] = readdirSync(join(folder, 'damaged'));
  expect(readFileSync(join(folder, 'damaged', kept, 'library.unidb'))).toEqual(bad);
  expect(pageErrors.filter((error) => error.includes('Content Security Policy'))).toEqual([]);
});

it('asks at the first start, opens the sample, shows the tour, backs up when it ends, and goes on there', async () => {
  const folder = makeFolder();
  const program = await launch({ folder });
  const { window } = program;
  await window.getByRole('heading', { name: '欢迎使用工会巡检' }).waitFor();
  await program.screenshot('first-start');
  await window.getByLabel('姓名').fill('林示例');
  await window.getByLabel('先看示例资料库').check();
  await window.getByRole('button', { name: '开始' }).click();
  await window.getByText('快速了解（1/5）').waitFor();
  await program.screenshot('first-start-tour');
  await window.keyboard.press('Escape');
  await window.getByText('（虚构）').first().waitFor();
  expect(program.pageErrors).toEqual([]);
  await program.quit();
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
    inspector: { name: '林示例' },
    startLibrary: 'sample',
  });
  const backups = readdirSync(join(folder, 'backups'));
  expect(backups).toHaveLength(1);
  expect(backups[0]).toMatch(/^sample-survey-206\.unidb-v\d+-.*\.bak$/);

  const again = await launch({ folder });
  await again.window.getByText('（虚构）').first().waitFor();
  expect(await again.window.getByRole('heading', { name: '欢迎使用工会巡检' }).count()).toBe(0);
});

it('backs up now, shows what a backup holds, and restores it in the window', async () => {
  const folder = makeFolder();
  const { window, screenshot, pageErrors } = await launch({
    folder,
    library: inject('sampleLibrary'),
    language: 'en',
  });
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('tab', { name: 'Backups', exact: true }).click();
  await window.getByRole('button', { name: 'View and restore backups…' }).click();
  await window.getByText('There is no backup yet.').waitFor();
  await window.getByRole('button', { name: 'Back up now' }).click();
  await window.getByText('✓ Checked').waitFor();
  await screenshot('backups-list');
  await window.getByRole('button', { name: 'View or restore' }).click();
  await window.getByText('This backup is sound.').waitFor();
  await screenshot('backups-preview');
  await window.getByRole('button', { name: 'Restore this backup' }).click();
  // Read, not waited for: the page draws no frame while nothing moves, and waiting counts in frames.
  await expect.poll(() => window.content(), { timeout: 20_000 }).toContain('Restored. What was there before');
  await window.getByText('（虚构）').first().waitFor();
  expect(existsSync(join(folder, 'replaced'))).toBe(true);
  expect(pageErrors).toEqual([]);
});
