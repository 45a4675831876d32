import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { openInputMethod } from './support/input-method.ts';
import { launchForTest, resize } from './support/steps.ts';

const words = enterprise['zh-Hans'];

/** Name, code, place, industry and address, as the Tab key goes through them; Enter saves. */
async function typeEnterprise(window: Page, name: string, address: string): Promise<void> {
  await window.keyboard.press('Control+n');
  await window.getByRole('dialog').waitFor();
  await window.keyboard.type(name);
  await window.keyboard.press('Tab');
  await window.keyboard.press('Tab');
  await window.keyboard.type('pdxq');
  await window.getByRole('option').first().waitFor();
  await window.keyboard.press('Enter');
  await window.keyboard.press('Tab');
  await window.keyboard.type('tysb');
  await window.getByRole('option').first().waitFor();
  await window.keyboard.press('Tab');
  await window.keyboard.type(address);
}

async function countListed(window: Page, total: number): Promise<void> {
  await window
    .locator('.list-totals', {
      hasText: library['zh-Hans'].totals.replace('{{matching}}', String(total)).replace('{{total}}', String(total)),
    })
    .waitFor();
}

it('is typed by keyboard, warned of when typed again, merged and taken apart again', async () => {
  const program = await launchForTest({ language: 'zh-Hans' });
  const { window } = program;
  await resize(program, [1280, 800]);
  await window.getByRole('button', { name: library['zh-Hans'].newEnterprise }).first().waitFor();
  await typeEnterprise(window, '上海晨星机械有限公司', '一路1号');
  await window.keyboard.press('Enter');
  const panel = window.locator('.enterprise-panel');
  await panel.getByText('上海市 › 浦东新区').waitFor();
  await panel.getByText('通用设备制造业').waitFor();

  await typeEnterprise(window, '晨星机械', '二路2号');
  const notice = window.getByRole('region', { name: words.duplicatesTitle });
  await notice.waitFor();
  expect(await notice.getByRole('cell', { name: '上海晨星机械有限公司' }).count()).toBe(1);
  await program.screenshot('enterprise-duplicate');
  await window.keyboard.press('Enter');
  await countListed(window, 2);

  await window.keyboard.press('Control+Shift+d');
  await window.getByRole('button', { name: words.mergeOpen }).waitFor();
  await program.screenshot('enterprise-duplicates');
  await window.getByRole('button', { name: words.mergeOpen }).click();
  await window.getByRole('dialog').getByRole('radio').first().waitFor();
  await program.screenshot('enterprise-merge');
  await window.getByRole('dialog').getByRole('button', { name: words.mergeNow, exact: true }).click();
  await countListed(window, 1);
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'detached' });

  await window.getByRole('grid').focus();
  await window.keyboard.press('Home');
  await panel.locator('.merged li').waitFor();
  await program.screenshot('enterprise-merged');
  await panel.getByRole('button', { name: /^撤销合并/ }).click();
  await countListed(window, 2);
  expect(await panel.locator('.merged li').count()).toBe(0);
  expect(program.pageErrors).toEqual([]);
});

it('finds a place while an input method composes only when the characters are there, and Esc closes the list alone', async () => {
  const program = await launchForTest({ language: 'zh-Hans' });
  const { window } = program;
  await resize(program, [1280, 800]);
  await window.getByRole('button', { name: library['zh-Hans'].newEnterprise }).first().click();
  const field = window.getByLabel(words.region);
  await field.focus();
  const inputMethod = await openInputMethod(window);
  await inputMethod.compose(['p', 'pu', "pu'dong"]);
  await inputMethod.press('Enter');
  expect(await window.getByRole('option').count()).toBe(0);
  await inputMethod.commit('浦东');
  await window.getByRole('option').first().waitFor();
  await program.screenshot('enterprise-region');
  await window.keyboard.press('Escape');
  expect(await window.getByRole('option').count()).toBe(0);
  expect(await window.getByRole('dialog').count()).toBe(1);
  await window.keyboard.type('新');
  await window.getByRole('option').first().waitFor();
  await window.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('上海市 › 浦东新区');
  expect(program.pageErrors).toEqual([]);
});
