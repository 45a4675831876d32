import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
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

async function waitForVisit(window: Page): Promise<void> {
  await window.locator('[data-item]').first().waitFor();
}

/** Gives the page of the window this size, in CSS pixels. */
export async function resize({ app, window }: Program, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as const);
  await window.waitForFunction((size) => innerWidth === size[0] && innerHeight === size[1], [width, height] as const);
}
