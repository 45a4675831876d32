import type { Page } from 'playwright-core';
import type { Language } from '#domain/language.ts';
import { frame } from '#renderer/i18n/messages/frame.ts';
import { statistics } from '#renderer/i18n/messages/statistics.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { visitHelp } from '#renderer/i18n/messages/visit-help.ts';
import { openFirstVisit, waitForList } from './steps.ts';

export type Screen = { readonly name: string; readonly show: (window: Page, language: Language) => Promise<void> };

/** The screens and dialogs of the program on the sample library; each is reached from the one before. */
export const screens: readonly Screen[] = [
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
    name: 'new-visit',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('Control+Shift+n');
      await window.locator('[role="dialog"] form').waitFor();
    },
  },
  {
    name: 'settings',
    show: async (window, language) => {
      await closeDialog(window);
      await window.getByRole('button', { name: frame[language].settings }).click();
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'help',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('F1');
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'statistics',
    show: async (window) => {
      await closeDialog(window);
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
    name: 'visit-details',
    show: async (window) => {
      await window.locator('.visit-title button').click();
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visit-help',
    show: async (window, language) => {
      await closeDialog(window);
      await window.getByRole('button', { name: visitHelp[language].help }).click();
      await window.getByRole('dialog').waitFor();
    },
  },
];

async function closeDialog(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Waits until nothing moves any more. */
export async function settle(window: Page): Promise<void> {
  await window.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}
