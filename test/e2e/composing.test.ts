import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { library } from '#renderer/i18n/messages/library.ts';
import { callApi } from './support/api.ts';
import { openInputMethod } from './support/input-method.ts';
import { launchForTest, openFirstVisit, waitForList } from './support/steps.ts';
import { reachItem } from './support/typing.ts';

const longerThanAnyPause = 600;

it('searches for the characters that were chosen, never for the letters before', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await waitForList(window);
  const inputMethod = await openInputMethod(window);
  const all = await window.locator('.list-totals').innerText();
  await window.keyboard.press('Control+f');
  await inputMethod.compose(['f', 'fa', "fang'zhi"]);
  await inputMethod.press('Enter');
  await inputMethod.press('ArrowDown');
  await wait(longerThanAnyPause);
  expect(await window.locator('.list-totals').innerText()).toBe(all);
  expect(await focusedLabel(window)).toBe(library['zh-Hans'].search);
  await inputMethod.commit('纺织');
  await expect.poll(() => window.locator('.list-totals').innerText()).not.toBe(all);
  expect(await window.getByLabel(library['zh-Hans'].search).inputValue()).toBe('纺织');
  expect(await window.locator('.list-item .cell-name').first().innerText()).toContain('纺织');
});

it('saves the text that was chosen, never half a syllable', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await openFirstVisit(window);
  const inputMethod = await openInputMethod(window);
  await reachItem(window, 'union_name', 'Control+2');
  const before = await readSaved(window);
  await inputMethod.compose(['g', 'gong', "gong'hui"]);
  await inputMethod.press('Enter');
  await inputMethod.press('y');
  await wait(longerThanAnyPause);
  expect(await readSaved(window)).toEqual(before);
  expect(await focusedItem(window)).toBe('union_name');
  await inputMethod.commit('工会');
  await window.locator('.save-state-saved').waitFor();
  expect(await readSaved(window)).toMatchObject({ value: '工会' });
  expect(await focusedItem(window)).toBe('union_name');
  await window.keyboard.press('Enter');
  expect(await focusedItem(window)).toBe('higher_union_name');
});

it('writes nothing when a composition is given up', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await openFirstVisit(window);
  const inputMethod = await openInputMethod(window);
  await reachItem(window, 'union_name', 'Control+2');
  const before = await readSaved(window);
  await window.keyboard.press('End');
  await inputMethod.compose(['h', 'hui']);
  await inputMethod.press('Escape');
  await inputMethod.giveUp();
  // An Enter in the same moment would belong to the input method; nobody is that quick.
  await wait(50);
  await window.keyboard.press('Enter');
  await window.waitForFunction(() => document.activeElement?.closest('[data-item="higher_union_name"]') !== null);
  expect(await readSaved(window)).toEqual(before);
});

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function focusedLabel(window: Page): Promise<string | null | undefined> {
  return window.evaluate(() => document.activeElement?.getAttribute('aria-label'));
}

async function focusedItem(window: Page): Promise<string | undefined> {
  return window.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'] ?? undefined,
  );
}

/** The name of the union as it is in the file. */
async function readSaved(window: Page): Promise<unknown> {
  type List = { readonly rows: readonly { readonly inspectionId: string }[] };
  type Visit = { readonly answers: Readonly<Record<string, unknown>> };
  const request = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 1 };
  const { rows } = (await callApi(window, 'listEnterprises', request)).value as List;
  const visit = await callApi(window, 'getVisit', { inspectionId: rows[0]?.inspectionId });
  return (visit.value as Visit).answers['union_name'];
}
