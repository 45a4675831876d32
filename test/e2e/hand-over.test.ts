import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, it, onTestFinished } from 'vitest';
import { foreignFile } from '#renderer/i18n/messages/foreign-file.ts';
import { handOver } from '#renderer/i18n/messages/hand-over.ts';
import { runCommand } from './support/command-line.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, openFirstVisit, waitForList } from './support/steps.ts';

const words = handOver['zh-Hans'];
const foreign = foreignFile['zh-Hans'];
const passphrase = '春天 来了 2026';

/** What the system's dialogs would give next. */
async function answerDialogs({ app }: Program, { open, save }: { readonly open?: string; readonly save?: string }) {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open ?? ''] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save ?? '' });
    },
    { open, save },
  );
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-e2e-hand-over-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every sentence of the findings of the visit on the screen. */
async function readSentences(window: Page): Promise<readonly string[]> {
  await window.locator('.findings-pane .reason').first().waitFor();
  return window.locator('.findings-pane .reason').allTextContents();
}

async function readDigits(window: Page, selector: string): Promise<string> {
  return (await window.locator(selector).first().textContent()) ?? '';
}

/** Hands the library over, encrypted. @returns the code that is read over the phone. */
async function give(program: Program, file: string): Promise<string> {
  const { window } = program;
  await answerDialogs(program, { save: file });
  await window.keyboard.press('Control+e');
  await window.getByRole('region', { name: words.beforeTitle }).getByRole('term').first().waitFor();
  await window.getByLabel(words.passphrase).fill(passphrase);
  await window.getByLabel(words.passphraseAgain).fill('anders');
  await window.getByText(words.passphraseDiffers).waitFor();
  await window.getByLabel(words.passphraseAgain).fill(passphrase);
  await program.screenshot('hand-over-before');
  await window.getByRole('button', { name: words.make }).click();
  await window.getByText(words.doneTitle).waitFor({ timeout: 60_000 });
  await program.screenshot('hand-over-done');
  return readDigits(window, '.digits-large');
}

/** Opens the file at the receiver and accepts the device that sealed it. */
async function look(program: Program, file: string): Promise<void> {
  const { window } = program;
  await answerDialogs(program, { open: file });
  await window.keyboard.press('Control+o');
  await window.getByRole('button', { name: foreign.choose }).click();
  await window.getByLabel(foreign.passphrase, { exact: true }).fill('falsch');
  await window.keyboard.press('Enter');
  await window.getByText(foreign.passphraseWrong).waitFor({ timeout: 60_000 });
  await window.getByLabel(foreign.passphrase, { exact: true }).fill(passphrase);
  await window.keyboard.press('Enter');
  await window.locator('.foreign-seal[data-state="unknown_device"]').waitFor({ timeout: 60_000 });
  await program.screenshot('foreign-summary');
  await window.getByRole('button', { name: words.accept }).click();
  await window.getByLabel(words.acceptCompared).check();
  await window.getByRole('button', { name: words.acceptNow }).click();
  await window.locator('.foreign-seal[data-state="intact"]').waitFor();
}

/** The device is known by now; the file is looked through once more. */
async function lookAgain(program: Program, file: string): Promise<void> {
  const { window } = program;
  await answerDialogs(program, { open: file });
  await window.getByRole('button', { name: '新增企业' }).first().waitFor();
  await window.keyboard.press('Control+o');
  await window.getByRole('button', { name: foreign.choose }).click();
  await window.getByLabel(foreign.passphrase, { exact: true }).fill(passphrase);
  await window.keyboard.press('Enter');
  await window.locator('.foreign-seal[data-state="intact"]').waitFor({ timeout: 60_000 });
  await window.getByRole('button', { name: foreign.browse }).click();
  await window.locator('.guest-banner').waitFor({ timeout: 60_000 });
  await waitForList(window);
}

/** Where the program keeps its private copies. */
function listPrivateFolders(pid: number | undefined): readonly string[] {
  const start = `union-inspector-private-${pid}-`;
  return readdirSync(tmpdir()).filter((name) => name.startsWith(start));
}

it('goes from one device to another, is read there as it was seen, and is acknowledged', async () => {
  const folder = makeFolder();
  const [file, receipt] = [join(folder, '交接.age'), join(folder, '回执.json')];
  const a = await launchForTest({ library: inject('sampleLibrary'), language: 'zh-Hans' });
  await openFirstVisit(a.window);
  const sentences = await readSentences(a.window);
  expect(sentences.length).toBeGreaterThan(3);
  await a.window.keyboard.press('Alt+ArrowLeft');
  await waitForList(a.window);
  const code = await give(a, file);
  const bytes = readFileSync(file);

  const b = await launchForTest({ language: 'zh-Hans' });
  await b.window.getByRole('button', { name: '新增企业' }).first().waitFor();
  const { pid } = b.app.process();
  await look(b, file);
  expect(await b.window.locator('.foreign-summary .digits').first().textContent()).toBe(code);
  await answerDialogs(b, { save: receipt });
  await b.window.getByRole('button', { name: foreign.receipt }).click();
  await b.window.getByText(foreign.receiptSaved.replace('{{file}}', '回执.json')).waitFor();

  await b.window.getByRole('button', { name: foreign.browse }).click();
  await b.window.getByText(foreign.banner.replace('{{file}}', '交接.age')).waitFor({ timeout: 60_000 });
  await waitForList(b.window);
  await b.screenshot('guest-list');
  await openFirstVisit(b.window);
  expect(await readSentences(b.window)).toEqual(sentences);
  await b.screenshot('guest-visit');
  const refused = await b.window.evaluate(() => window.api.backUpNow());
  expect(refused).toMatchObject({ ok: false, error: { code: 'STORAGE_READ_ONLY' } });
  await b.window.keyboard.press('Alt+ArrowLeft');
  await b.window.getByRole('button', { name: foreign.leave }).click();
  await b.window.locator('.guest-banner').waitFor({ state: 'detached', timeout: 60_000 });
  expect(listPrivateFolders(pid)).toEqual([]);
  await lookAgain(b, file);
  expect(listPrivateFolders(pid)).toHaveLength(1);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['交接.age', '回执.json'].toSorted());
  await b.quit();
  expect(listPrivateFolders(pid)).toEqual([]);
  expect(runCommand('dump', b.library)).toMatchObject({ records: [] });

  await answerDialogs(a, { open: receipt });
  await a.window.getByRole('button', { name: words.takeReceipt }).click();
  await a.window.locator('.hand-over-table').getByText('对方已收到').waitFor();
  await a.screenshot('hand-over-received');
  expect([...a.pageErrors, ...b.pageErrors]).toEqual([]);
}, 240_000);
