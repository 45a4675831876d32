import type { Locator, Page } from 'playwright-core';
import { exchange } from '#renderer/i18n/messages/exchange.ts';
import { foreignFile } from '#renderer/i18n/messages/foreign-file.ts';
import { handOver } from '#renderer/i18n/messages/hand-over.ts';
import { merging } from '#renderer/i18n/messages/merging.ts';
import type { Program } from './launch.ts';
import { waitForList } from './steps.ts';

// What two people do with files and folders between their computers, in the Chinese window, from the list of enterprises.

const ofHandOver = handOver['zh-Hans'];
const ofForeign = foreignFile['zh-Hans'];
const ofMerging = merging['zh-Hans'];
const ofExchange = exchange['zh-Hans'];
const longMs = 60_000;

export type Paths = { readonly open?: string; readonly save?: string };

/** What the system's dialogs would give from now on. */
export async function answerDialogs({ app }: Program, { open = '', save = '' }: Paths): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save });
    },
    { open, save },
  );
}

/** Hands the library over as a file. @returns the code that is read over the phone. */
export async function handOverAs(program: Program, file: string): Promise<string> {
  const { window } = program;
  await answerDialogs(program, { save: file });
  await window.keyboard.press('Control+e');
  await window.getByRole('region', { name: ofHandOver.beforeTitle }).getByRole('term').first().waitFor();
  await window.getByRole('button', { name: ofHandOver.make }).click();
  await window.getByText(ofHandOver.doneTitle).waitFor({ timeout: longMs });
  const code = await readText(window.locator('.digits-large'));
  await closeDialog(window);
  return code;
}

/** Looks into a file without taking it in. The dialog stays open at what was found. @returns the code that it shows. */
export async function lookInto(program: Program, file: string): Promise<string> {
  const { window } = program;
  await answerDialogs(program, { open: file });
  await window.keyboard.press('Control+o');
  await window.getByRole('button', { name: ofForeign.choose }).click();
  await window.locator('.foreign-seal').first().waitFor({ timeout: longMs });
  return readText(window.locator('.foreign-summary .digits').first());
}

/** After `lookInto`: accepts the device that sealed the file, as if the fingerprint had been compared. */
export async function acceptDevice({ window }: Program): Promise<void> {
  await window.getByRole('button', { name: ofHandOver.accept }).click();
  await window.getByLabel(ofHandOver.acceptCompared).check();
  await window.getByRole('button', { name: ofHandOver.acceptNow }).click();
  await window.locator('.foreign-seal[data-state="unknown_device"]').waitFor({ state: 'detached' });
}

/** After `lookInto`: writes a receipt. */
export async function saveReceipt(program: Program, receipt: string): Promise<void> {
  await answerDialogs(program, { save: receipt });
  await program.window.getByRole('button', { name: ofForeign.receipt }).click();
  await program.window.getByText(/^回执“.*”已保存/).waitFor({ timeout: longMs });
}

/** After `lookInto`: shows the file's list of enterprises in place of the own. */
export async function browse({ window }: Program): Promise<void> {
  await window.getByRole('button', { name: ofForeign.browse }).click();
  await window.locator('.guest-banner').waitFor({ timeout: longMs });
  await waitForList(window);
}

/** Back from another's file to the own library. */
export async function leaveGuest({ window }: Program): Promise<void> {
  await window.getByRole('button', { name: ofForeign.leave }).click();
  await window.locator('.guest-banner').waitFor({ state: 'detached', timeout: longMs });
}

/** Chooses a file to merge and waits for the preview. @returns how many records would become what. */
export async function previewMerge(program: Program, file: string): Promise<Readonly<Record<string, number>>> {
  const { window } = program;
  await answerDialogs(program, { open: file });
  await window.keyboard.press('Control+m');
  await window.getByRole('button', { name: ofMerging.choose }).click();
  await confirmButton(window).waitFor({ timeout: longMs });
  return readCounts(window);
}

/** After `previewMerge`: takes the file in. @returns what became of it, in words. */
export async function confirmMerge({ window }: Program): Promise<string> {
  await confirmButton(window).click();
  await window.getByText(ofMerging.doneTitle, { exact: true }).waitFor({ timeout: longMs });
  return readText(window.getByRole('list', { name: ofMerging.resultLabel }));
}

/** Takes a file in and goes back to the list. */
export async function mergeFile(program: Program, file: string): Promise<string> {
  await previewMerge(program, file);
  const outcome = await confirmMerge(program);
  await closeDialog(program.window);
  return outcome;
}

/** Exchanges through a folder that is chosen anew, and goes back to the list. @returns what came and went, in words. */
export async function exchangeThrough(program: Program, folder: string): Promise<string> {
  const { window } = program;
  await answerDialogs(program, { open: folder });
  await window.keyboard.press('Control+m');
  await window.getByText(ofMerging.wayFolder, { exact: true }).click();
  await window.getByRole('button', { name: ofExchange.chooseFolder }).click();
  await window.getByText(folder).waitFor();
  await window.getByRole('button', { name: ofExchange.exchange }).click();
  await window.getByText(ofExchange.exchangeDone, { exact: true }).waitFor({ timeout: longMs });
  const outcome = await readText(window.getByText(/^发出 \d+ 条/));
  await closeDialog(window);
  return outcome;
}

/** Takes in the receipt for a file that was handed over. @returns the list of hand-overs. */
export async function takeReceipt(program: Program, receipt: string): Promise<string> {
  const { window } = program;
  await answerDialogs(program, { open: receipt });
  await window.keyboard.press('Control+e');
  await window.getByRole('button', { name: ofHandOver.takeReceipt }).click();
  await window.locator('.hand-over-table').getByText('对方已收到').waitFor();
  const list = await readText(window.locator('.hand-over-table'));
  await closeDialog(window);
  return list;
}

export async function closeDialog(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'detached' });
}

function confirmButton(window: Page): Locator {
  return window.getByRole('button', { name: ofMerging.confirm.replace('{{n}}', '1') });
}

async function readCounts(window: Page): Promise<Readonly<Record<string, number>>> {
  const lines = await window
    .locator('.merging-counts > div')
    .evaluateAll((elements) =>
      elements.map((element) => [
        element.querySelector('dt')?.textContent ?? '',
        Number(element.querySelector('dd')?.textContent),
      ]),
    );
  return Object.fromEntries(lines) as Readonly<Record<string, number>>;
}

async function readText(element: Locator): Promise<string> {
  return (await element.first().textContent()) ?? '';
}
