import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { backups } from '#renderer/i18n/messages/backups.ts';
import { firstStart } from '#renderer/i18n/messages/first-start.ts';
import { injectAxe, listSeriousFaults, listTabFaults } from './support/accessibility.ts';
import { screens, settle } from './support/screens.ts';
import { launchForTest, resize, waitForList } from './support/steps.ts';

describe.each(['zh-Hans', 'en'] as const)('in %s', (language) => {
  it('no screen and no dialog has a serious fault of accessibility', { timeout: 180_000 }, async () => {
    const { window, ...program } = await launchForTest({ library: inject('sampleLibrary'), language });
    await waitForList(window);
    await resize({ window, ...program }, [1280, 800]);
    await injectAxe(await window.context().newCDPSession(window));
    const faults: string[] = [];
    for (const { name, show } of screens) {
      await show(window, language);
      await settle(window);
      faults.push(...(await listSeriousFaults(window)).map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});

describe.each(['zh-Hans', 'en'] as const)('before and beside the screens, in %s', (language) => {
  it('the list of backups has no serious fault', async () => {
    const { window } = await launchForTest({ library: inject('sampleLibrary'), language });
    await waitForList(window);
    await injectAxe(await window.context().newCDPSession(window));
    await window.keyboard.press('Control+,');
    await window.getByRole('tab', { name: backups[language].title, exact: true }).click();
    await window.getByRole('button', { name: backups[language].open }).click();
    await window.getByRole('button', { name: backups[language].backUpNow }).waitFor();
    await settle(window);
    expect(await listSeriousFaults(window)).toEqual([]);
  });

  it('the first page has no serious fault, and Tab comes to all of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'first-page-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { window } = await launchForTest({ folder });
    await window.locator('.first-start').waitFor();
    await window
      .getByRole('radio')
      .nth(language === 'en' ? 2 : 0)
      .check();
    await window.getByRole('heading', { name: firstStart[language].title }).waitFor();
    await injectAxe(await window.context().newCDPSession(window));
    await settle(window);
    expect(await listSeriousFaults(window)).toEqual([]);
    expect(await listTabFaults(window)).toEqual([]);
  });
});

it('Tab comes to every control, and the focus can always be seen', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await waitForList(window);
  const faults: string[] = [];
  for (const { name, show } of screens) {
    await show(window, 'zh-Hans');
    await settle(window);
    // A window on a busy machine can be late with a ring; what is really missing is missing twice.
    const first = await listTabFaults(window);
    if (first.length === 0) continue;
    await show(window, 'zh-Hans');
    await settle(window);
    const second = await listTabFaults(window);
    faults.push(...first.filter((fault) => second.includes(fault)).map((fault) => `${name}: ${fault}`));
  }
  expect(faults).toEqual([]);
}, 180_000);
