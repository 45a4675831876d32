import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { completion } from '#renderer/i18n/messages/completion.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { findingsLife } from '#renderer/i18n/messages/findings-life.ts';
import { library } from '#renderer/i18n/messages/library.ts';
import { review } from '#renderer/i18n/messages/review.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { injectAxe, listSeriousFaults } from './support/accessibility.ts';
import { callApi } from './support/api.ts';
import { runCommand } from './support/command-line.ts';
import { launchForTest, resize } from './support/steps.ts';
import { reachItem, typeRecord } from './support/typing.ts';

const [ofReview, ofLife, ofCompletion] = [review['zh-Hans'], findingsLife['zh-Hans'], completion['zh-Hans']];
const ofEnterprise = enterprise['zh-Hans'];
const rule = 'womens-committee-missing-10';
const facts = {
  employees_total: 230,
  employees_dispatched: 0,
  union_type: 'independent',
  members_total: 180,
  members_women: 34,
  womens_committee: 'none',
};
const dump = z.object({
  records: z.array(
    z.object({
      inspection: z.object({ state: z.string() }),
      comments: z.array(z.object({ text: z.string(), author: z.string() })),
      findings: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});

/** Somebody else sits down at the computer. */
async function signIn(window: Page, name: string): Promise<void> {
  const answer = await callApi(window, 'saveSettings', { inspector: { name, certificate: '' } });
  expect(answer.code).toBeUndefined();
}

async function complete(window: Page): Promise<void> {
  await window.keyboard.press('F8');
  await window.getByRole('button', { name: ofCompletion.complete, exact: true }).press('Enter');
  await window.getByText(ofCompletion.packHash).waitFor();
  await window.keyboard.press('F8');
}

describe('review and the life of a finding', () => {
  it('goes from submission over a return with a comment to approval, and from the gap to closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'review-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const program = await launchForTest({ language: 'zh-Hans', folder });
    const { window } = program;
    await resize(program, [1280, 800]);
    await injectAxe(await window.context().newCDPSession(window));
    const faults: string[] = [];
    const look = async (name: string): Promise<void> => {
      await program.screenshot(name);
      faults.push(...(await listSeriousFaults(window)).map((fault) => `${name}: ${fault}`));
    };
    await signIn(window, '王芳');
    await window.getByRole('button', { name: library['zh-Hans'].newEnterprise }).first().click();
    await window.getByLabel(ofEnterprise.name).fill('测试·审核有限公司');
    await window.getByRole('button', { name: ofEnterprise.saveAndVisit }).click();
    await window.getByLabel(ofEnterprise.date).fill('2026-05-12');
    await window.getByLabel(ofEnterprise.date).press('Enter');
    await window.locator('[data-item]').first().waitFor();
    await typeRecord(window, facts);
    await window.locator('.save-state-saved').waitFor();
    await complete(window);

    const bar = window.getByRole('region', { name: ofReview.bar });
    await bar.getByRole('button', { name: ofReview.submit }).press('Enter');
    await bar.getByRole('button', { name: ofReview.approve }).waitFor();

    await signIn(window, '督查甲');
    const item = window.locator('[data-item="employees_total"]');
    await reachItem(window, 'employees_total', 'Control+1');
    await window.keyboard.press('Shift+F2');
    await window.getByRole('textbox', { name: ofReview.newComment, exact: true }).fill('与花名册不符，请核对');
    await window.keyboard.press('Control+Enter');
    await item.getByText('与花名册不符，请核对').waitFor();
    await look('review-comment');
    await bar.getByRole('button', { name: ofReview.returnOffer }).press('Enter');
    await look('review-return');
    await bar.getByRole('button', { name: ofReview.returnGo }).press('Enter');
    await bar.getByText('待处理批注 1 条').waitFor();

    await signIn(window, '王芳');
    await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
    await window.getByText(/^退回/).first().click();
    await look('review-returned-list');
    await window
      .getByRole('button', { name: /2026-05-12/ })
      .first()
      .click();
    await reachItem(window, 'employees_total', 'Control+1');
    await window.keyboard.insertText('231');
    await window.keyboard.press('Enter');
    await window.locator('.save-state-saved').waitFor();
    await item.getByRole('button', { name: ofReview.done }).press('Enter');
    await item.getByText('与花名册不符，请核对').waitFor({ state: 'detached' });
    await complete(window);
    await bar.getByRole('button', { name: ofReview.submit }).press('Enter');
    await signIn(window, '督查甲');
    await bar.getByRole('button', { name: ofReview.approve }).press('Enter');
    await bar.getByRole('button', { name: ofReview.unlockOffer }).waitFor();

    const card = window.locator(`[data-finding="${rule}"]`);
    await card.getByRole('button', { name: ofLife.action_confirm, exact: true }).press('Enter');
    await card.getByRole('button', { name: ofLife.action_set_due }).press('Enter');
    await card.getByLabel(ofLife.fieldDays).fill('30');
    await card.getByRole('button', { name: ofLife.go }).press('Enter');
    await card.getByText(/^期限 \d{4}-\d{2}-\d{2}$/).waitFor();
    await card.getByRole('button', { name: ofLife.action_hand_in }).press('Enter');
    await card.getByLabel(ofLife.fieldFixedBy).fill('督查 甲');
    const proof = join(folder, 'proof.txt');
    writeFileSync(proof, '已成立女职工委员会');
    await card.locator('input[type="file"]').setInputFiles(proof);
    await card.getByRole('checkbox', { name: /proof\.txt/, checked: true }).waitFor();
    await look('review-hand-in');
    await card.getByRole('button', { name: ofLife.go }).press('Enter');
    await card.getByRole('button', { name: ofLife.action_verify, exact: true }).press('Enter');
    await card.getByText(ofLife.problem_SAME_PERSON).waitFor();
    await look('review-same-person');

    await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
    await window.getByRole('button', { name: ofLife.title, exact: true }).click();
    await window.getByRole('table', { name: ofLife.table }).waitFor();
    await look('review-follow-up');
    await signIn(window, '督查乙');
    await window.locator('.follow-up-open').first().press('Enter');
    await window.waitForFunction((id) => document.activeElement?.getAttribute('data-finding') === id, rule);
    await card.getByRole('button', { name: ofLife.action_verify, exact: true }).press('Enter');
    await card.getByRole('button', { name: ofLife.action_close, exact: true }).press('Enter');
    await card.getByText(ofLife.state_closed, { exact: false }).first().waitFor();
    await look('review-closed');
    await window.keyboard.press('F7');
    await window.getByRole('dialog', { name: ofReview.panel }).waitFor();
    await look('review-panel');
    await program.quit();
    expect(program.pageErrors).toEqual([]);
    expect(faults).toEqual([]);

    const [record] = dump.parse(runCommand('dump', program.library)).records;
    expect(record?.inspection.state).toBe('approved');
    expect(record?.comments).toEqual([expect.objectContaining({ text: '与花名册不符，请核对', author: '督查甲' })]);
    expect(record?.findings).toEqual([
      expect.objectContaining({ rule, state: 'closed', fixed_by: '督查 甲', verified_by: '督查乙' }),
    ]);
  }, 180_000);
});
