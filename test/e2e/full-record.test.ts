import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { languages } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { facts as dictionary } from '#domain/facts/dictionary.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { runCommand } from './support/command-line.ts';
import { findFullRecord } from './support/full-record.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { typeRecord } from './support/typing.ts';

const dump = z.object({ records: z.array(z.object({ facts: z.record(z.string(), z.unknown()) })) });
const report = z.object({
  inspections: z.array(
    z.object({ verdicts: z.array(z.object({ rule: z.string(), verdict: z.string(), reason: z.string() })) }),
  ),
});

/** From the empty library to an open visit, by keyboard. */
async function beginVisit({ window }: Program, language: Language): Promise<void> {
  const words = enterprise[language];
  await window.getByRole('button', { name: library[language].newEnterprise }).first().click();
  await window.getByLabel(words.name).fill('测试·联机录入有限公司');
  await window.getByLabel(words.region).fill('310115');
  await window.getByRole('button', { name: words.saveAndVisit }).click();
  await window.getByLabel(words.date).fill('2026-05-12');
  await window.getByLabel(words.date).press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

describe('a full record typed into the window', () => {
  it('gives the verdicts that the command line gives for the same file, in every language', async () => {
    const facts = findFullRecord();
    expect(Object.keys(facts).length).toBeGreaterThan(dictionary.length * 0.8);
    const program = await launchProgram({ language: 'zh-Hans' });
    try {
      await beginVisit(program, 'zh-Hans');
      await typeRecord(program.window, facts);
      await program.window.locator('.save-state-saved').waitFor();
      const shown = new Map<Language, readonly Finding[]>();
      for (const language of languages) {
        await switchLanguage(program, language);
        shown.set(language, await readFindings(program));
        await program.screenshot(`full-record-${language}`);
      }
      await program.quit();
      expect(dump.parse(runCommand('dump', program.library)).records[0]?.facts).toEqual(facts);
      for (const language of languages) {
        const [inspection] = report.parse(runCommand('check', program.library, '--lang', language)).inspections;
        const gaps = inspection?.verdicts.filter(({ verdict }) => verdict === 'gap') ?? [];
        expect(gaps.length).toBeGreaterThan(3);
        expect(shown.get(language)?.toSorted(byRule)).toEqual(
          gaps.map(({ rule, reason }) => ({ rule, reason })).toSorted(byRule),
        );
      }
      expect(program.pageErrors).toEqual([]);
    } finally {
      await program.dispose();
    }
  }, 120_000);
});

/** As its user does, while the visit is open; until what the engine says of the visit is said in it. */
async function switchLanguage({ window }: Program, language: Language): Promise<void> {
  if ((await window.locator('html').getAttribute('lang')) === language) return;
  const reasons = window.locator('article.finding-gap .reason');
  const before = (await reasons.allInnerTexts()).join();
  await window.locator('.app-header .ant-segmented-item').nth(languages.indexOf(language)).click();
  await window.locator(`html[lang="${language}"]`).waitFor();
  await expect.poll(async () => (await reasons.allInnerTexts()).join()).not.toBe(before);
}

type Finding = { readonly rule: string; readonly reason: string };

function byRule(a: Finding, b: Finding): number {
  return a.rule < b.rule ? -1 : 1;
}

async function readFindings({ window }: Program): Promise<readonly Finding[]> {
  return window.locator('article.finding-gap').evaluateAll((cards) =>
    cards.map((card) => ({
      rule: card.getAttribute('data-finding') ?? '',
      reason: card.querySelector('.reason')?.textContent ?? '',
    })),
  );
}
