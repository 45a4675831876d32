import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { conflicts } from '#renderer/i18n/messages/conflicts.ts';
import { documents } from '#renderer/i18n/messages/documents.ts';
import { findingsLife } from '#renderer/i18n/messages/findings-life.ts';
import { findCard } from './visit-steps.ts';

// What is decided and done after visits came in, in the Chinese window.

const desk = conflicts['zh-Hans'];
const ofDocuments = documents['zh-Hans'];
const ofLife = findingsLife['zh-Hans'];
const longMs = 60_000;

/** Goes to the desk of conflicts, where there are so many, by key. */
export async function openDesk(window: Page, count: number): Promise<void> {
  await window.keyboard.press('Control+5');
  await window.getByText(desk.total.replace('{{n}}', String(count))).waitFor();
}

/** At the desk: decides the conflict of a field by neither of its contents. */
export async function decideOtherwise(window: Page, field: string, text: string): Promise<void> {
  await window.getByRole('option', { name: new RegExp(field) }).click();
  await window.getByRole('region', { name: field }).getByLabel(desk.otherLabel).fill(text);
  await window.keyboard.press('Enter');
  await window.getByText(/^已采用。/).waitFor();
}

/** At the desk: decides the conflict of a field by one of its contents, with the keys. */
export async function decideFor(window: Page, field: string, content: string): Promise<void> {
  await window.getByRole('option', { name: new RegExp(field) }).click();
  const card = window.locator('.conflict-choice').filter({ has: window.locator('strong', { hasText: content }) });
  const choice = card.getByRole('radio');
  await choice.waitFor();
  const contents = await window.locator('.conflict-content').allTextContents();
  await window.keyboard.press(String(contents.indexOf(content) + 1));
  await expect.poll(() => choice.isChecked()).toBe(true);
  await window.keyboard.press('Enter');
}

/** Drafts the notice of the open visit and issues it. */
export async function issueNotice(window: Page): Promise<void> {
  await window.keyboard.press('F9');
  await window.getByRole('button', { name: ofDocuments.newDraft }).press('Enter');
  await window.getByRole('button', { name: ofDocuments.issueOffer }).press('Enter');
  await window.getByRole('button', { name: ofDocuments.issue, exact: true }).press('Enter');
  await window.getByRole('button', { name: ofDocuments.savePdf }).waitFor({ timeout: longMs });
  await window.keyboard.press('Escape');
}

export async function confirmFinding(window: Page, rule: string): Promise<void> {
  const card = findCard(window, rule);
  await card.getByRole('button', { name: ofLife.action_confirm, exact: true }).press('Enter');
  await card.getByRole('button', { name: ofLife.action_set_due }).waitFor();
}

/** Hands in a file as evidence that a finding of the open visit was put right. */
export async function handInEvidence(window: Page, rule: string, by: { name: string; file: string }): Promise<void> {
  const card = findCard(window, rule);
  await card.getByRole('button', { name: ofLife.action_hand_in }).press('Enter');
  await card.getByLabel(ofLife.fieldFixedBy).fill(by.name);
  await card.locator('input[type="file"]').setInputFiles(by.file);
  await card.getByRole('checkbox', { checked: true }).waitFor();
  await card.getByRole('button', { name: ofLife.go }).press('Enter');
  await card.locator('.life-evidence_handed_in').waitFor();
}

/** Who handed the evidence in tries to verify it. */
export async function expectNoSelfVerification(window: Page, rule: string): Promise<void> {
  const card = findCard(window, rule);
  await card.getByRole('button', { name: ofLife.action_verify, exact: true }).press('Enter');
  await card.getByText(ofLife.problem_SAME_PERSON).waitFor();
}

export async function verifyAndClose(window: Page, rule: string): Promise<void> {
  const card = findCard(window, rule);
  await card.getByRole('button', { name: ofLife.action_verify, exact: true }).press('Enter');
  await card.getByRole('button', { name: ofLife.action_close, exact: true }).press('Enter');
  await card.locator('.life-closed').waitFor();
}
