import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { completion } from '#renderer/i18n/messages/completion.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { review } from '#renderer/i18n/messages/review.ts';
import { visit } from '#renderer/i18n/messages/visit.ts';
import { waitForList } from './steps.ts';
import { reachItem } from './typing.ts';

// What people do with enterprises and visits, in the Chinese window.

const ofEnterprise = enterprise['zh-Hans'];
const ofCompletion = completion['zh-Hans'];
const ofReview = review['zh-Hans'];

/** Puts an enterprise on record, from the list. */
export async function addEnterprise(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(ofEnterprise.name).fill(name);
  await window.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await window.getByRole('heading', { name }).waitFor();
}

/** What stands in the lines of the list, from the top. */
export async function listRows(window: Page): Promise<readonly string[]> {
  await waitForList(window);
  return window.locator('.list-item').allTextContents();
}

/** Chooses an enterprise in the list. */
export async function chooseEnterprise(window: Page, name: string): Promise<void> {
  await waitForList(window);
  await window.locator('.list-item .cell-name', { hasText: name }).click();
  await window.getByRole('heading', { name }).waitFor();
}

/** Changes the address of an enterprise. */
export async function changeAddress(window: Page, name: string, address: string): Promise<void> {
  await chooseEnterprise(window, name);
  await window.getByRole('button', { name: ofEnterprise.edit }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel(ofEnterprise.address).fill(address);
  await window.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await window.locator('.details').getByText(address).waitFor();
}

/** Begins a visit of today to an enterprise. */
export async function beginVisit(window: Page, name: string): Promise<void> {
  await chooseEnterprise(window, name);
  await window.keyboard.press('Control+Shift+n');
  await window.getByLabel(ofEnterprise.date).press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

/** Opens the latest visit of an enterprise, by keyboard. */
export async function openVisitOf(window: Page, name: string): Promise<void> {
  await chooseEnterprise(window, name);
  await window.getByRole('grid').focus();
  await window.keyboard.press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

export async function backToList(window: Page): Promise<void> {
  await window.getByRole('button', { name: visit['zh-Hans'].back }).click();
  await waitForList(window);
}

export async function waitUntilSaved(window: Page): Promise<void> {
  await window.locator('.save-state-saved').waitFor();
}

/** Completes the open visit, in which everything is saved, and submits it. */
export async function completeAndSubmit(window: Page): Promise<void> {
  await window.keyboard.press('F8');
  await window.getByRole('button', { name: ofCompletion.complete, exact: true }).press('Enter');
  await window.getByText(ofCompletion.packHash).waitFor();
  await window.keyboard.press('F8');
  await reviewBar(window).getByRole('button', { name: ofReview.submit }).press('Enter');
  await reviewBar(window).getByRole('button', { name: ofReview.approve }).waitFor();
}

export async function approve(window: Page): Promise<void> {
  await reviewBar(window).getByRole('button', { name: ofReview.approve }).press('Enter');
  await reviewBar(window).getByRole('button', { name: ofReview.unlockOffer }).waitFor();
}

/** Comments on an item of the open visit and returns the visit for it. */
export async function returnWithComment(window: Page, fact: string, words: string): Promise<void> {
  await reachItem(window, fact, 'Control+1');
  await window.keyboard.press('Shift+F2');
  await window.getByRole('textbox', { name: ofReview.newComment, exact: true }).fill(words);
  await window.keyboard.press('Control+Enter');
  await findItem(window, fact).getByText(words).waitFor();
  await reviewBar(window).getByRole('button', { name: ofReview.returnOffer }).press('Enter');
  await reviewBar(window).getByRole('button', { name: ofReview.returnGo }).press('Enter');
  await reviewBar(window).getByText('待处理批注 1 条').waitFor();
}

/** Replies to the comment on an item and marks it as settled. */
export async function settleComment(window: Page, fact: string, words: string): Promise<void> {
  const item = findItem(window, fact);
  await item.getByRole('button', { name: ofReview.reply, exact: true }).press('Enter');
  await item.getByRole('textbox', { name: /^回复/ }).fill(words);
  await window.keyboard.press('Control+Enter');
  await item.getByText(words).waitFor();
  await item.getByRole('button', { name: ofReview.done }).press('Enter');
  await item.getByText(words).waitFor({ state: 'detached' });
}

/** A locked visit shows the answer, and nobody can type into it. */
export async function expectLocked(window: Page, fact: string): Promise<void> {
  const field = findItem(window, fact).locator('input').first();
  await field.waitFor();
  expect(await field.isEditable()).toBe(false);
}

/** The card of a rule among the findings of the open visit. */
export function findCard(window: Page, rule: string): Locator {
  return window.locator(`[data-finding="${rule}"]`);
}

export function findItem(window: Page, fact: string): Locator {
  return window.locator(`[data-item="${fact}"]`);
}

/** What the rule says of the open visit: gap, unknown, … */
export async function expectVerdict(window: Page, rule: string, verdict: string): Promise<void> {
  await window.locator(`article.finding-${verdict}[data-finding="${rule}"]`).waitFor({ state: 'attached' });
  expect(await findCard(window, rule).count()).toBe(1);
}

function reviewBar(window: Page): Locator {
  return window.getByRole('region', { name: ofReview.bar });
}
