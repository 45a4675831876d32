import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completion } from '#renderer/i18n/messages/completion.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import { typeRecord } from './support/typing.ts';

const words = completion['zh-Hans'];
const ofEnterprise = enterprise['zh-Hans'];
const dump = z.object({
  records: z.array(
    z.object({
      inspection: z.object({
        state: z.string(),
        state_reason: z.string().optional(),
        frozen_verdicts: z
          .object({ reasons: z.record(z.string(), z.string()), verdicts: z.array(z.unknown()) })
          .optional(),
      }),
    }),
  ),
});

function readInspection(file: string) {
  return dump.parse(runCommand('dump', file)).records[0]?.inspection;
}

/** More members than employees: a contradiction that wants a reason. */
const facts = {
  employees_total: 10,
  employees_dispatched: 0,
  union_type: 'independent',
  members_total: 180,
  members_women: 34,
  womens_committee: 'none',
};

describe('completing a visit by keyboard', () => {
  it('freezes the verdicts; a later start shows them, and the record can be reopened', async () => {
    const first = await launchProgram({ language: 'zh-Hans' });
    const { window } = first;
    await window.getByRole('button', { name: library['zh-Hans'].newEnterprise }).first().click();
    await window.getByLabel(ofEnterprise.name).fill('测试·完成有限公司');
    await window.getByRole('button', { name: ofEnterprise.saveAndVisit }).click();
    await window.getByLabel(ofEnterprise.date).fill('2026-05-12');
    await window.getByLabel(ofEnterprise.date).press('Enter');
    await window.locator('[data-item]').first().waitFor();
    await typeRecord(window, facts);
    await window.locator('.save-state-saved').waitFor();

    await window.keyboard.press('F8');
    const screen = window.getByRole('region', { name: words.screen });
    await screen.getByRole('button', { name: words.complete }).press('Enter');
    await screen.getByText(words.hindered).waitFor();
    await first.screenshot('completion-hindered');
    await screen.getByRole('list', { name: words.noInspector }).getByRole('button').press('Enter');
    await window.getByRole('dialog').getByLabel('第1名检查人员姓名').fill('王芳');
    await window.getByRole('dialog').getByRole('button', { name: '保存' }).press('Enter');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
    await screen.getByLabel(words.reason).first().fill('花名册口径不同');
    await screen.getByRole('button', { name: words.complete }).press('Enter');
    await screen.getByText(words.packHash).waitFor();
    await screen.getByRole('button', { name: words.reevaluate }).press('Enter');
    await screen.getByText(/没有差异/).waitFor();
    await first.screenshot('completion-frozen');
    const { folder, pageErrors } = first;
    await first.quit();
    expect(pageErrors).toEqual([]);
    expect(readInspection(first.library)).toMatchObject({
      state: 'completed',
      frozen_verdicts: { reasons: { contradiction: '花名册口径不同' } },
    });

    const second = await launchProgram({ folder });
    try {
      await second.window.getByText('测试·完成有限公司').first().click();
      await second.screenshot('completion-list');
      await second.window.getByRole('button', { name: /2026-05-12/ }).click();
      await second.window.getByText(/已冻结/).waitFor();
      const field = second.window.locator('[data-item="employees_total"] input[data-answer]');
      expect(await field.getAttribute('readonly')).not.toBeNull();
      await second.window.keyboard.press('F8');
      await second.window.getByRole('button', { name: words.reopenOffer }).press('Enter');
      await second.window.getByLabel(words.reason).fill('漏项');
      await second.screenshot('completion-reopen');
      await second.window.getByRole('button', { name: words.reopen, exact: true }).press('Enter');
      await second.window.getByText('曾退回草稿，理由：漏项').waitFor();
      await second.quit();
      expect(readInspection(second.library)).toEqual({ state: 'draft', state_reason: '漏项' });
    } finally {
      await second.dispose();
    }
  }, 120_000);
});
