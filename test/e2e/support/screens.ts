import type { Page } from 'playwright-core';
import type { Language } from '#domain/language.ts';
import { assignments } from '#renderer/i18n/messages/assignments.ts';
import { findingsLife } from '#renderer/i18n/messages/findings-life.ts';
import { frame } from '#renderer/i18n/messages/frame.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { settings } from '#renderer/i18n/messages/settings.ts';
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
    name: 'find-duplicates',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('Control+Shift+d');
      await window.getByRole('dialog').getByRole('status').waitFor();
    },
  },
  ...(['hand-over', 'foreign-file'] as const).map((name) => ({
    name,
    show: async (window: Page) => {
      await closeDialog(window);
      await window.keyboard.press(name === 'hand-over' ? 'Control+e' : 'Control+o');
      await window.getByRole('tabpanel').waitFor();
    },
  })),
  {
    name: 'assign',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('Control+t');
      await window.getByRole('dialog').getByRole('combobox').waitFor();
    },
  },
  {
    name: 'assigned',
    show: async (window, language) => {
      await closeDialog(window);
      await window.keyboard.press('Control+t');
      await window.getByRole('dialog').getByRole('combobox').fill('王芳');
      await window.getByLabel(assignments[language].dueOn).fill('2026-01-05');
      // So many at once want a word.
      await window.getByRole('dialog').getByRole('checkbox').check();
      await window.getByRole('button', { name: assignments[language].assign, exact: true }).click();
      await window.getByRole('button', { name: assignments[language].makeFile }).waitFor();
    },
  },
  {
    name: 'tasks',
    show: async (window, language) => {
      await window.getByRole('tab', { name: assignments[language].tabTasks }).click();
      await window.getByRole('table', { name: assignments[language].overview }).waitFor();
    },
  },
  {
    name: 'list-tasks',
    show: async (window) => {
      await closeDialog(window);
      await window.locator('.row-task').first().waitFor();
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
  ...(['documents', 'files', 'calendar', 'keys', 'about'] as const).map((tab) => ({
    name: `settings-${tab}`,
    show: async (window: Page, language: Language) => {
      await window.getByRole('tab', { name: settings[language][tab], exact: true }).click();
    },
  })),
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
    name: 'documents-batch',
    show: async (window) => {
      await window.keyboard.press('Control+1');
      await waitForList(window);
      await window.keyboard.press('Control+d');
      await window.locator('.document-batch form').waitFor();
    },
  },
  {
    name: 'documents-register',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('Control+3');
      await window.locator('.register').waitFor();
    },
  },
  {
    name: 'follow-up',
    show: async (window, language) => {
      await window.keyboard.press('Control+4');
      await window.getByRole('heading', { name: findingsLife[language].title }).waitFor();
    },
  },
  {
    name: 'data-menu',
    show: async (window, language) => {
      await window.keyboard.press('Control+1');
      await waitForList(window);
      await window.getByRole('button', { name: library[language].data, exact: true }).click();
      await window.getByRole('menu').waitFor();
    },
  },
  {
    name: 'visit-record',
    show: async (window) => {
      await window.keyboard.press('Escape');
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
    name: 'visit-completion',
    show: async (window) => {
      await window.keyboard.press('F8');
      await window.locator('.completion').first().waitFor();
    },
  },
  {
    name: 'visit-evidence',
    show: async (window) => {
      await window.keyboard.press('Escape');
      await window.keyboard.press('Shift+F4');
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visit-comments',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('F7');
      await window.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'visit-documents',
    show: async (window) => {
      await closeDialog(window);
      await window.keyboard.press('F9');
      await window.locator('.new-document button').click();
      await window.locator('.document-preview iframe').waitFor();
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
    name: 'visit-more',
    show: async (window, language) => {
      await closeDialog(window);
      await window.getByRole('button', { name: visit[language].more }).click();
      await window.getByRole('menu').waitFor();
    },
  },
  {
    name: 'visit-help',
    show: async (window, language) => {
      const entry = window.getByRole('menuitem', { name: visitHelp[language].help });
      // The menu closes where the focus left it.
      if (!(await entry.isVisible())) await window.getByRole('button', { name: visit[language].more }).click();
      await entry.click();
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
