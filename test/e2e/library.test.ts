import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { openFirstVisit, waitForList } from './support/steps.ts';
import { reachItem } from './support/typing.ts';

const dumped = z.object({
  records: z.array(z.object({ enterprise: z.object({ name: z.string(), credit_code: z.string() }) })),
});
const figures = z.object({
  figures: z.array(z.object({ id: z.string(), base: z.number(), count: z.number(), percent: z.number() })),
});

let program: Program;
let window: Page;

beforeAll(async () => {
  program = await launchProgram({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  ({ window } = program);
  await waitForList(window);
});

afterAll(async () => program.dispose());

describe('the list', () => {
  const { records } = dumped.parse(runCommand('dump', inject('sampleLibrary')));
  const enterprises = records.map((record) => record.enterprise);

  beforeEach(async () => {
    await window.keyboard.press('Control+f');
    await window.keyboard.press('Escape');
    await awaitMatches(enterprises.length);
  });

  it.each(['纺', '纺织', '虚构）有限'])('finds names by %s', async (words) => {
    await window.keyboard.insertText(words);
    await awaitMatches(enterprises.filter(({ name }) => name.includes(words)).length);
    expect(await window.locator('.list-item .cell-name').first().innerText()).toContain(words);
  });

  it('finds names by the initials of their pinyin', async () => {
    await window.keyboard.type('aqfz');
    await window.locator('.list-item', { hasText: '安桥纺织' }).waitFor();
    await expect.poll(() => window.locator('.list-item').count()).toBeLessThan(5);
  });

  it('finds enterprises by a part of their credit code', async () => {
    const part = enterprises[100]?.credit_code.slice(6, 16) ?? '';
    await window.keyboard.type(part.toLowerCase());
    const found = enterprises.filter(({ credit_code }) => credit_code.includes(part)).map(({ name }) => name);
    await awaitMatches(found.length);
    expect(await window.locator('.list-item .cell-main').first().innerText()).toBe(found[0]);
  });

  it('says that nothing matches, and how to see everything again', async () => {
    await window.keyboard.insertText('没有这样的企业');
    await window.getByText(library['zh-Hans'].noMatchTitle).waitFor();
    await window.getByRole('button', { name: library['zh-Hans'].clearFilter }).click();
    await awaitMatches(enterprises.length);
    expect(await window.getByLabel(library['zh-Hans'].search).inputValue()).toBe('');
  });

  it('shows only what still waits for facts', async () => {
    const filter = window.locator('.toolbar label', { hasText: library['zh-Hans'].showUnknown });
    const [, number] = /(\d+)/.exec(await filter.innerText()) ?? [];
    expect(Number(number)).toBeGreaterThan(0);
    await filter.click();
    await awaitMatches(Number(number));
    expect(await window.locator('.list-item .cell-unknown').first().innerText()).not.toBe('0');
    await window.locator('.toolbar label', { hasText: library['zh-Hans'].showAll }).click();
  });

  it('goes through all rows to the last one, and opens it by keyboard', async () => {
    await window.getByRole('grid').focus();
    await window.keyboard.press('Home');
    await window.locator('.list-item.selected[aria-rowindex="2"]').waitFor();
    await window.keyboard.press('PageDown');
    await window.keyboard.press('End');
    const last = window.locator(`.list-item.selected[aria-rowindex="${enterprises.length + 1}"] .cell-main`).first();
    const name = await last.innerText();
    await window.getByRole('complementary').getByRole('heading', { level: 2, name }).waitFor();
    await window.keyboard.press('Enter');
    await window.getByRole('heading', { level: 1, name }).waitFor();
    await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
    await last.waitFor();
    expect(await window.getByRole('grid').evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  it('is scrolled to its end by the wheel', async () => {
    await window.locator('.list').hover();
    await window.mouse.wheel(0, 100_000);
    await window.locator(`.list-item[aria-rowindex="${enterprises.length + 1}"] .cell-name`).waitFor();
    expect(await window.locator('.list-item').count()).toBeLessThan(60);
    await window.mouse.wheel(0, -100_000);
    await window.locator('.list-item[aria-rowindex="2"] .cell-name').waitFor();
  });

  async function awaitMatches(count: number): Promise<void> {
    const { totals } = library['zh-Hans'];
    const shown = totals.replace('{{matching}}', String(count)).replace('{{total}}', String(enterprises.length));
    await window.getByText(shown).waitFor();
  }
});

it('shows the figures of the survey that the command line gives', async () => {
  await window.keyboard.press('Control+2');
  await window.locator('[data-figure]').first().waitFor();
  const rows = await window.locator('[data-figure]').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-figure'),
      base: Number(element.querySelector('td .tabular')?.textContent),
      count: Number(element.querySelector('td.number')?.textContent),
      percent: Number.parseFloat(element.querySelector('td.share')?.textContent ?? ''),
    })),
  );
  expect(rows).toContainEqual({ id: 'member_card_not_issued', base: 206, count: 82, percent: 39.8 });
  const expected = figures.parse(runCommand('stats', inject('sampleLibrary'))).figures;
  expect(rows.toSorted(byId)).toEqual(expected.toSorted(byId));
  await window.keyboard.press('Control+1');
});

describe('the language', () => {
  it('changes everything in the list, and leaves a half-typed search as it is', async () => {
    await window.keyboard.press('Control+f');
    await window.keyboard.insertText('纺');
    await switchTo('EN');
    await window.getByRole('button', { name: library.en.newEnterprise }).waitFor();
    expect(await window.getByLabel(library.en.search).inputValue()).toBe('纺');
    await expectNoChineseLabels();
    await switchTo('繁');
    await window.getByRole('button', { name: library['zh-Hant'].newEnterprise }).waitFor();
    await window.getByRole('columnheader', { name: library['zh-Hant'].columnEmployees }).waitFor();
    await window.getByLabel(enterprise['zh-Hant'].panel).waitFor();
    await window.keyboard.press('Control+f');
    await window.keyboard.press('Escape');
  });

  it('changes visit and findings, and leaves a half-typed text as it is', async () => {
    await openFirstVisit(window);
    await reachItem(window, 'union_name', 'Control+2');
    await window.keyboard.insertText('某某公司工');
    await expectVisitIn('zh-Hant');
    await switchTo('EN');
    await expectVisitIn('en');
    expect(await window.locator('[data-item="union_name"] input').inputValue()).toBe('某某公司工');
    await reachItem(window, 'union_founded_on', 'Control+2');
    await window.keyboard.press('Control+a');
    await window.keyboard.insertText('2026-0');
    await switchTo('简');
    await expectVisitIn('zh-Hans');
    expect(await window.locator('[data-item="union_founded_on"] input[data-answer]').inputValue()).toBe('2026-0');
    expect(program.pageErrors).toEqual([]);
  });

  async function switchTo(label: '简' | '繁' | 'EN'): Promise<void> {
    await window.getByText(label, { exact: true }).click();
  }

  async function expectVisitIn(language: Language): Promise<void> {
    await window.getByRole('button', { name: visit[language].checklist, exact: true }).waitFor();
    await window
      .getByRole('heading', { name: findFact('members_total')?.label[language] ?? '', exact: true })
      .waitFor();
    const reason = window.locator('article.finding-gap .reason').first();
    const isChinese = (text: string): boolean => /[\u3400-\u9fff]/.test(text);
    await expect.poll(async () => isChinese(await reason.innerText())).toBe(language !== 'en');
    expect(await window.evaluate(() => document.documentElement.lang)).toBe(language);
  }

  /** Names, and what the languages are called, are the same in every language. */
  async function expectNoChineseLabels(): Promise<void> {
    const chinese = await window.evaluate(() => {
      const labels = [
        ...document.querySelectorAll('.app-header *, .toolbar *, th, .list-totals *, .list-item td + td'),
      ];
      return labels
        .filter(({ childElementCount }) => childElementCount === 0)
        .map(({ textContent }) => textContent)
        .filter((text) => /[\u3400-\u9fff]/.test(text))
        .filter((text) => !['简', '繁'].includes(text));
    });
    expect(chinese).toEqual([]);
  }
});

function byId(a: { readonly id: string | null }, b: { readonly id: string | null }): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}
