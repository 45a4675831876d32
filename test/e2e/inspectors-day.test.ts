import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { getFact } from '#domain/facts/dictionary.ts';
import type { SectionId } from '#domain/fact.ts';
import { completion } from '#renderer/i18n/messages/completion.ts';
import { documents } from '#renderer/i18n/messages/documents.ts';
import { enterprise } from '#renderer/i18n/messages/enterprise.ts';
import { firstStart } from '#renderer/i18n/messages/first-start.ts';
import { settings } from '#renderer/i18n/messages/settings.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { runCommand } from './support/command-line.ts';
import { findFullRecord } from './support/full-record.ts';
import { openInputMethod } from './support/input-method.ts';
import { answerByKeys, goToFact, pressButton, tabTo } from './support/keyboard-only.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { hasPdfReader, readPdfText } from './support/pdf-text.ts';
import type { TypedFacts } from './support/typing.ts';

// The day of an inspector who has never seen the program: first start, enterprise, visit, answers, completion, notice. By
// keyboard alone, in Chinese through an input method; the battery dies twice on the way.

const firstWords = firstStart['zh-Hans'];
const ofEnterprise = enterprise['zh-Hans'];
const ofCompletion = completion['zh-Hans'];
const ofDocuments = documents['zh-Hans'];
const enterpriseName = '示例机械有限公司';
const issuer = '示例市总工会';
const unionName = '示例机械工会';
const dumped = z.object({
  records: z.array(z.object({ inspection: z.object({ id: z.string() }), facts: z.record(z.string(), z.unknown()) })),
});
const verified = z.object({ integrity: z.literal('ok'), history: z.literal('ok'), problems: z.tuple([]) });

it('goes from the first start to the issued notice by keyboard, killed twice', async () => {
  const folder = makeTemporaryFolder();
  const record = findFullRecord();
  let program = await launchProgram({ folder });
  await beginByKeys(program);
  await addEnterpriseByKeys(program);
  let given = await answerByKeys(program.window, select(record, ['A']));
  await typeUnionName(program);
  given = { ...given, union_name: unionName };
  program = await killAndStartAgain(program, given);
  await openVisitByKeys(program);
  const { union_name: _typed, ...organisation } = select(record, ['B', 'C', 'D']);
  given = { ...given, ...(await answerByKeys(program.window, organisation)) };
  program = await killAndStartAgain(program, given);
  await openVisitByKeys(program);
  given = { ...given, ...(await answerByKeys(program.window, select(record, ['E', 'F', 'G', 'H']))) };
  expect(Object.keys(given).length).toBeGreaterThan(60);
  await completeByKeys(program);
  await nameIssuerByKeys(program);
  await issueByKeys(program);
  await program.quit();
  expect(program.pageErrors).toEqual([]);
  expect(readFacts(program)).toMatchObject(given);
  if (!hasPdfReader) return console.warn('No pdftotext here: the words of the PDF are not read.');
  const text = printNotice(program);
  const year = new Date().getFullYear();
  for (const words of [
    '整改意见书',
    `〔${year}〕1号`,
    enterpriseName,
    issuer,
    '王芳',
    '《中华人民共和国工会法》',
    '违反',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('草稿');
}, 240_000);

function select(record: TypedFacts, sections: readonly SectionId[]): TypedFacts {
  return Object.fromEntries(Object.entries(record).filter(([id]) => sections.includes(getFact(id).section)));
}

function readFacts({ library }: Program): unknown {
  return dumped.parse(runCommand('dump', library)).records[0]?.facts;
}

async function beginByKeys({ window }: Program): Promise<void> {
  const name = window.locator('.first-start input[type="text"], .first-start input:not([type])').first();
  await tabTo(window, name);
  const inputMethod = await openInputMethod(window);
  await inputMethod.type('wang', '王芳');
  await pressButton(window, window.getByRole('button', { name: firstWords.start }));
  await window.getByRole('dialog').waitFor();
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'detached' });
}

async function addEnterpriseByKeys({ window }: Program): Promise<void> {
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog');
  await tabTo(window, dialog.getByLabel(ofEnterprise.name));
  const inputMethod = await openInputMethod(window);
  await inputMethod.type('shilijixie', enterpriseName);
  await pressButton(window, dialog.getByRole('button', { name: ofEnterprise.saveAndVisit }));
  await tabTo(window, window.getByLabel(ofEnterprise.date));
  await window.keyboard.press('Control+a');
  await window.keyboard.insertText('2026-05-12');
  await window.keyboard.press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

async function typeUnionName({ window }: Program): Promise<void> {
  expect(await goToFact(window, getFact('union_name'))).toBe(true);
  const inputMethod = await openInputMethod(window);
  await inputMethod.type('shilijixiegonghui', unionName);
  await window.keyboard.press('Enter');
}

/** Everything that was shown as saved is in the file afterwards. */
async function killAndStartAgain(program: Program, expected: TypedFacts): Promise<Program> {
  await program.window.locator('.save-state-saved').waitFor();
  const child = program.app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
  expect(readFacts(program)).toMatchObject(expected);
  verified.parse(runCommand('verify', program.library));
  return launchProgram({ folder: program.folder });
}

async function openVisitByKeys({ window }: Program): Promise<void> {
  await window.locator('.list-item .cell-name').first().waitFor();
  await tabTo(window, window.getByRole('grid'));
  await window.keyboard.press('Home');
  await window.keyboard.press('Enter');
  await window.locator('[data-item]').first().waitFor();
}

async function completeByKeys({ window }: Program): Promise<void> {
  await window.locator('.save-state-saved').waitFor();
  await window.keyboard.press('F8');
  const screen = window.getByRole('region', { name: ofCompletion.screen });
  await screen.waitFor();
  await giveReasonsByKeys(window, screen);
  await pressButton(window, screen.getByRole('button', { name: ofCompletion.complete }));
  await screen.getByText(ofCompletion.packHash).waitFor();
}

/** What only warns wants a reason. */
async function giveReasonsByKeys(window: Page, screen: Locator): Promise<void> {
  const inputMethod = await openInputMethod(window);
  for (const field of await screen.getByLabel(ofCompletion.reason).all()) {
    await tabTo(window, field);
    await inputMethod.type('koujingbutong', '花名册口径不同');
  }
}

async function nameIssuerByKeys({ window }: Program): Promise<void> {
  await window.keyboard.press('Control+,');
  const drawer = window.getByRole('dialog');
  await tabTo(window, drawer.getByRole('tab', { selected: true }));
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await tabTo(window, drawer.getByLabel(ofDocuments.issuing_name));
  const inputMethod = await openInputMethod(window);
  await inputMethod.type('shilishizonggonghui', issuer);
  await window.keyboard.press('Enter');
  await window.getByText(settings['zh-Hans'].saved).waitFor();
  // For a fifth of a second after a composition Escape still counts as the input method's; nobody is that quick.
  await window.waitForTimeout(300);
  await window.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
}

async function issueByKeys({ window }: Program): Promise<void> {
  await window.keyboard.press('F9');
  await pressButton(window, window.getByRole('button', { name: ofDocuments.newDraft }));
  await pressButton(window, window.getByRole('button', { name: ofDocuments.issueOffer }));
  await pressButton(window, window.getByRole('button', { name: ofDocuments.issue, exact: true }));
  await window.getByRole('button', { name: ofDocuments.savePdf }).waitFor({ timeout: 60_000 });
}

/** The words of the issued PDF as another program reads them, without white space. */
function printNotice({ library, folder }: Program): string {
  const file = join(folder, 'notice.pdf');
  const id = dumped.parse(runCommand('dump', library)).records[0]?.inspection.id ?? '';
  runCommand('report', library, '--inspection', id, '--kind', 'notice', '--format', 'pdf', '--out', file);
  return readPdfText(file);
}
