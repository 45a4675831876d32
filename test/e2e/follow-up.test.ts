import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { typeRecord } from './support/typing.ts';

const dump = z.object({
  records: z.array(z.object({ inspection: z.object({ date: z.string() }), facts: z.record(z.string(), z.unknown()) })),
});

const words = enterprise['zh-Hans'];
const facts = {
  ownership: 'private',
  employees_total: 230,
  union_type: 'independent',
  members_total: 180,
  members_women: 34,
  womens_committee: 'none',
};

async function beginVisit({ window }: Program, date: string): Promise<void> {
  await window.getByLabel(words.date).fill(date);
  await window.getByLabel(words.date).press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

async function waitUntilSaved({ window }: Program): Promise<void> {
  await window.locator('.save-state-saved').waitFor();
}

describe('a second visit to an enterprise', () => {
  it('begins with the answers of the first and its gaps, and is confirmed by keyboard', async () => {
    const program = await launchProgram({ language: 'zh-Hans' });
    const { window } = program;
    try {
      await window.getByRole('button', { name: library['zh-Hans'].newEnterprise }).first().click();
      await window.getByLabel(words.name).fill('测试·复查有限公司');
      await window.getByRole('button', { name: words.saveAndVisit }).click();
      await beginVisit(program, '2025-03-02');
      await typeRecord(window, facts);
      await waitUntilSaved(program);
      await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
      await window.getByRole('button', { name: words.newVisit }).click();
      await window.getByRole('checkbox', { name: '沿用 2025-03-02 的记录（需逐项确认）' }).waitFor();
      await program.screenshot('follow-up-dialog');
      await beginVisit(program, '2026-05-12');
      await window.getByText('上次检查的问题（2025-03-02）').waitFor();
      expect(await window.locator('article.finding-gap').count()).toBe(0);
      await program.screenshot('follow-up-begun');

      await window.locator('[data-item="ownership"] [aria-checked="true"]').focus();
      await window.keyboard.press('c');
      await window.keyboard.press('Control+2');
      await window.getByRole('button', { name: /^确认本节/ }).waitFor();
      await window.keyboard.press('Control+Shift+Enter');
      await window.keyboard.press('Control+3');
      await window.locator('[data-item="womens_committee"] [aria-checked="true"]').focus();
      await window.keyboard.press('Control+Enter');
      await window.locator('article.finding-gap .repeat').first().waitFor();
      await waitUntilSaved(program);
      await program.screenshot('follow-up-confirmed');
      await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
      await window.locator('.visits li').nth(1).waitFor();
      await program.screenshot('follow-up-list');
      await program.quit();

      const { records } = dump.parse(runCommand('dump', program.library));
      const byDate = Object.fromEntries(records.map(({ inspection, facts: recorded }) => [inspection.date, recorded]));
      expect(byDate).toEqual({
        '2025-03-02': facts,
        '2026-05-12': { ...facts, employees_total: { value: 230, carried_from: '2025-03-02' } },
      });
      expect(program.pageErrors).toEqual([]);
    } finally {
      await program.dispose();
    }
  }, 120_000);
});
