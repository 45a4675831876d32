import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { toLocalDate } from '#domain/clock.ts';
import { assignments } from '#renderer/i18n/messages/assignments.ts';
import { handOver } from '#renderer/i18n/messages/hand-over.ts';
import { merging } from '#renderer/i18n/messages/merging.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import { createVisit } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import { addVisit } from '../support/test-library.ts';
import { injectAxe, listSeriousFaults } from './support/accessibility.ts';
import { runCommand } from './support/command-line.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, waitForList } from './support/steps.ts';

const words = assignments['zh-Hans'];
const who = '赵检查';

/** What the system's dialogs would give next. */
async function answerDialogs({ app }: Program, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
}

function makeSupervisorLibrary(folder: string): string {
  const file = join(folder, '督查.unidb');
  const library = createLibrary({ file, inspectorName: '督查甲', deviceName: '督查机' });
  for (const name of ['晨星厂', '晨禾厂', '远山厂']) addVisit(library, { employees_total: { value: 300 } }, name);
  closeLibrary(library);
  return file;
}

/** Assigns what the search leaves, by keys, and makes the file. */
async function assign(program: Program, file: string): Promise<void> {
  const { window } = program;
  await answerDialogs(program, file);
  await waitForList(window);
  await window.keyboard.press('Control+f');
  await window.keyboard.type('晨');
  await window.locator('.list-totals').getByText('2', { exact: false }).waitFor();
  await window.locator('.list-item').nth(1).waitFor();
  await window.keyboard.press('Control+t');
  await window.getByRole('combobox', { name: words.inspector }).waitFor();
  await window.keyboard.type(who);
  await window.getByLabel(words.dueOn).fill('2099-06-30');
  await window.getByLabel(words.note).fill('先打电话预约');
  await program.screenshot('assignments-form');
  await injectAxe(await window.context().newCDPSession(window));
  expect(await listSeriousFaults(window)).toEqual([]);
  await window.getByLabel(words.dueOn).press('Enter');
  await window.getByText(words.doneTitle.replace('{{inspector}}', who)).first().waitFor();
  await program.screenshot('assignments-done');
  expect(await listSeriousFaults(window)).toEqual([]);
  await window.getByRole('button', { name: words.makeFile }).click();
  await window.getByText(handOver['zh-Hans'].doneTitle).waitFor({ timeout: 60_000 });
  await program.screenshot('assignments-file');
  await window.getByRole('tab', { name: words.tabTasks }).click();
  await window.getByRole('table', { name: words.overview }).getByText(who).waitFor();
  await program.screenshot('assignments-tasks');
  expect(await listSeriousFaults(window)).toEqual([]);
  await window.keyboard.press('Escape');
}

/** Takes the file in at the inspector's, whose library is empty. */
async function takeIn(program: Program, file: string): Promise<void> {
  const { window } = program;
  await answerDialogs(program, file);
  await window.getByRole('button', { name: words.takeIn }).waitFor();
  await program.screenshot('assignments-empty-library');
  await window.keyboard.press('Control+m');
  await window.getByRole('button', { name: merging['zh-Hans'].choose }).click();
  await window
    .getByRole('button', { name: merging['zh-Hans'].confirm.replace('{{n}}', '1') })
    .click({ timeout: 60_000 });
  await window.getByText(merging['zh-Hans'].doneTitle, { exact: true }).waitFor({ timeout: 60_000 });
  await window.keyboard.press('Escape');
}

it('goes from the supervisor to the inspector and back, in two programs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ui-e2e-assignments-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [task, back] = [join(folder, '任务.unidb'), join(folder, '交回.unidb')];
  const supervisor = await launchForTest({ library: makeSupervisorLibrary(folder), language: 'zh-Hans' });
  await assign(supervisor, task);
  await supervisor.quit();

  const empty = join(folder, '检查人.unidb');
  closeLibrary(createLibrary({ file: empty, inspectorName: who, deviceName: '检查机' }));
  const inspector = await launchForTest({ library: empty, language: 'zh-Hans' });
  await takeIn(inspector, task);
  const { window } = inspector;
  await waitForList(window);
  expect(await window.locator('.list-item .cell-name').count()).toBe(2);
  await window.locator('.list-item').first().getByText(words.state_assigned).waitFor();
  await window.locator('.list-item').first().click();
  const panel = window.locator('.enterprise-assignments');
  await panel.getByText('先打电话预约').waitFor();
  await inspector.screenshot('assignments-panel');
  await panel.getByRole('button', { name: words.declineOf.replace('{{inspector}}', who) }).click();
  await window.keyboard.type('企业已注销');
  await panel.getByRole('button', { name: words.declineGo }).click();
  await panel.getByText(words.state_declined).waitFor();
  await inspector.screenshot('assignments-declined');
  await injectAxe(await window.context().newCDPSession(window));
  expect(await listSeriousFaults(window)).toEqual([]);
  expect(inspector.pageErrors).toEqual([]);
  await inspector.quit();

  visitOther(inspector.library);
  runCommand('export', inspector.library, back);
  runCommand('merge', supervisor.library, back);
  expect(runCommand('assignments', supervisor.library)).toMatchObject([
    { state: 'declined', declined: '企业已注销', inspector: who },
    { state: 'done', enterprise: { name: expect.stringContaining('晨') } },
  ]);
});

/** The other enterprise is visited and the visit completed. */
function visitOther(file: string): void {
  const open = (
    runCommand('assignments', file) as { readonly state: string; readonly enterprise: { readonly id: string } }[]
  ).find(({ state }) => state === 'assigned');
  const library = openLibrary({ file, access: 'write' });
  const visit = {
    enterpriseId: open?.enterprise.id ?? '',
    date: toLocalDate(library.clock()),
    kind: 'follow_up',
  } as const;
  const { inspectionId } = createVisit(library, { ...visit, inspectors: [] });
  write(library, [{ table: 'inspections', row: inspectionId, set: { state: 'completed' } }]);
  closeLibrary(library);
}
