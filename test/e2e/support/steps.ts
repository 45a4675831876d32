import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Language } from '#domain/language.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { launchProgram } from './launch.ts';
import type { LaunchOptions, Program } from './launch.ts';

/** Starts the program for one test; when that ends, so does the program, and a data folder of its own is removed. */
export async function launchForTest(options: LaunchOptions = {}): Promise<Program> {
  const program = await launchProgram(options);
  onTestFinished(async () => {
    await program.quit();
    if (options.folder === undefined) rmSync(program.folder, { recursive: true, force: true });
  });
  return program;
}

/** Waits until the list shows its rows. */
export async function waitForList(window: Page): Promise<void> {
  await window.locator('.list-item .cell-name').first().waitFor();
}

/** Opens the latest visit of the first enterprise in the list, by keyboard. */
export async function openFirstVisit(window: Page): Promise<void> {
  await waitForList(window);
  await window.getByRole('grid').focus();
  await window.keyboard.press('Home');
  await window.locator('.list-item.selected').waitFor();
  await window.keyboard.press('Enter');
  await waitForVisit(window);
}

export async function waitForVisit(window: Page): Promise<void> {
  await window.locator('[data-item]').first().waitFor();
}

/** From the list to the open first visit of a new enterprise. */
export async function beginVisit(window: Page, language: Language): Promise<void> {
  const words = enterprise[language];
  await window.getByRole('button', { name: library[language].newEnterprise }).first().click();
  await window.getByLabel(words.name).fill('测试·联机录入有限公司');
  await window.getByLabel(words.region).fill('310115');
  await window.getByRole('button', { name: words.saveAndVisit }).click();
  await window.getByLabel(words.date).fill('2026-05-12');
  await window.getByLabel(words.date).press('Enter');
  await waitForVisit(window);
}

/** Gives the page of the window this size, in CSS pixels. */
export async function resize({ app, window }: Program, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as const);
  await window.waitForFunction((size) => innerWidth === size[0] && innerHeight === size[1], [width, height] as const);
}
