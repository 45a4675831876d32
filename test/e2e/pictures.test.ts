import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { languages } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { frame } from '#renderer/i18n/messages/frame.ts';
import { statistics } from '#renderer/i18n/messages/statistics.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { visitHelp } from '#renderer/i18n/messages/visit-help.ts';
import { listMisfits } from './support/layout.ts';
import { launchForTest, openFirstVisit, resize, waitForList } from './support/steps.ts';

type Screen = { readonly name: string; readonly show: (window: Page, language: Language) => Promise<void> };

/** Each is reached from the one before. */
const screens: readonly Screen[] = [
  { name: 'list', show: waitForList },
  {
    name: 'enterprise',
    show: async (window) => {
      await window.getByRole('grid').focus();
      await window.keyboard.press('ArrowDown');
      await window.locator('.enterprise-panel h2').waitFor();
    },
  },
  {
    name: 'new-enterprise',
    show: async (window) => {
      await window.keyboard.press('Control+n');
      await window.getByRole('dialog').waitFor();
      await window.keyboard.type('示例');
      await window.keyboard.press('Tab');
      await window.keyboard.type('9131011');
      await window.keyboard.press('Tab');
    },
  },
  {
    name: 'settings',
    show: async (window, language) => {
      await window.keyboard.press('Escape');
      await window.getByRole('dialog').waitFor({ state: 'hidden' });
      await window.getByRole('button', { name: frame[language].settings }).click();
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'help',
    show: async (window) => {
      await window.keyboard.press('Escape');
      await window.getByRole('dialog').waitFor({ state: 'hidden' });
      await window.keyboard.press('F1');
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'statistics',
    show: async (window) => {
      await window.keyboard.press('Escape');
      await window.getByRole('dialog').waitFor({ state: 'hidden' });
      await window.keyboard.press('Control+2');
      await window.locator('[data-figure]').first().waitFor();
    },
  },
  {
    name: 'rules',
    show: async (window, language) => {
      await window.getByText(statistics[language].rulesTab, { exact: true }).click();
      await window.locator('.outcome-bar').first().waitFor();
    },
  },
  {
    name: 'visit-record',
    show: async (window) => {
      await window.keyboard.press('Control+1');
      await openFirstVisit(window);
      await window.keyboard.press('Control+4');
    },
  },
  {
    name: 'visit-checklist',
    show: async (window, language) => {
      await window.getByRole('button', { name: visit[language].checklist }).click();
      await window.locator('.checklist-view').waitFor();
    },
  },
  {
    name: 'visit-help',
    show: async (window, language) => {
      await window.getByRole('button', { name: visitHelp[language].help }).click();
      await window.getByRole('dialog').waitFor();
    },
  },
];

const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

describe.each(languages)('in %s', (language) => {
  it.each(sizes)('everything fits on a screen of %i × %i', async (width, height) => {
    const program = await launchForTest({ library: inject('sampleLibrary'), language });
    await waitForList(program.window);
    await resize(program, [width, height]);
    const misfits: string[] = [];
    for (const { name, show } of screens) {
      await show(program.window, language);
      await settle(program.window);
      await program.screenshot(`${name}-${language}-${width}`);
      misfits.push(...(await listMisfits(program.window)).map((misfit) => `${name}: ${misfit}`));
    }
    expect(misfits).toEqual([]);
    expect(program.pageErrors).toEqual([]);
  });

  it('the page of an error at start-up fits on the smallest screen', async () => {
    const program = await launchForTest({ language, args: ['--library', join(tmpdir(), 'no-such-folder', 'gone.unidb')] });
    await program.window.getByRole('alert').waitFor();
    await resize(program, [1280, 800]);
    await program.screenshot(`start-up-error-${language}`);
    expect(await listMisfits(program.window)).toEqual([]);
  });
});

/** Waits until nothing moves any more. */
async function settle(window: Page): Promise<void> {
  await window.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}
