import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import { common } from '#renderer/i18n/messages/common.ts';
import { conflicts } from '#renderer/i18n/messages/conflicts.ts';
import { merging } from '#renderer/i18n/messages/merging.ts';
import { addVisit, setAnswer } from '../support/test-library.ts';
import type { Visit } from '../support/test-library.ts';
import { injectAxe, listSeriousFaults } from './support/accessibility.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

const words = merging['zh-Hans'];
const desk = conflicts['zh-Hans'];

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-e2e-merge-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A library in which one device has recorded a visit, and two others that took it over and changed the same field. */
function makeThree(folder: string): { readonly files: readonly [string, string, string]; readonly visit: Visit } {
  const [first, second, third] = ['甲.unidb', '乙.unidb', '丙.unidb'].map((name) => join(folder, name));
  if (first === undefined || second === undefined || third === undefined) return expect.unreachable('three names');
  const library = createLibrary({ file: first, inspectorName: '王芳', deviceName: '甲机' });
  const visit = addVisit(library, { employees_total: { value: 300 } });
  closeLibrary(library);
  for (const [file, name, value] of [
    [second, '乙机', 20],
    [third, '丙机', 30],
  ] as const) {
    closeLibrary(createLibrary({ file, inspectorName: '李同行', deviceName: name }));
    runCommand('merge', file, first);
    const other = openLibrary({ file, access: 'write' });
    setAnswer(other, visit, { employees_total: { value } });
    closeLibrary(other);
  }
  return { files: [first, second, third], visit };
}

/** What the system's dialog would give next. */
async function answerDialog({ app }: Program, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, files);
}

function readHash(file: string): unknown {
  return (runCommand('content-hash', file) as { readonly contentHash: unknown }).contentHash;
}

describe('merging in the window', () => {
  it('merges two files, decides their conflict by keys, and agrees with any other order; then takes one back', async () => {
    const folder = makeFolder();
    const { files } = makeThree(folder);
    const [first, second, third] = files;
    const program = await launchProgram({ library: first, language: 'zh-Hans' });
    const { window, library } = program;
    await injectAxe(await window.context().newCDPSession(window));
    await answerDialog(program, [second, third]);
    await window.getByText('示例精密电子').first().waitFor();
    await window.keyboard.press('Control+M');
    await window.getByRole('button', { name: words.choose }).click();
    const confirm = window.getByRole('button', { name: words.confirm.replace('{{n}}', '2') });
    await confirm.waitFor({ timeout: 60_000 });
    await program.screenshot('merge-preview');
    expect(await listSeriousFaults(window)).toEqual([]);
    await confirm.click();
    await window.getByText(words.doneTitle, { exact: true }).waitFor();
    await program.screenshot('merge-done');
    await window.getByRole('button', { name: words.decide }).click();

    await window.getByRole('region', { name: '职工总数' }).waitFor();
    await program.screenshot('conflict-desk');
    expect(await listSeriousFaults(window)).toEqual([]);
    await window.keyboard.press('2');
    await window.keyboard.press('Enter');
    await window.getByText(desk.emptyTitle).waitFor();
    expect(program.pageErrors).toEqual([]);
    await program.quit();

    // The decision travels: whoever gets it, in whatever order, comes to the same.
    const decided = join(folder, '已决定.unidb');
    copyFileSync(library, decided);
    const one = join(folder, '其他.unidb');
    closeLibrary(createLibrary({ file: one, inspectorName: '赵', deviceName: '丁机' }));
    runCommand('merge', one, decided);
    runCommand('merge', third, second, decided);
    expect(readHash(one)).toBe(readHash(library));
    expect(readHash(third)).toBe(readHash(library));
    expect(readdirSync(join(program.folder, 'backups')).length).toBeGreaterThan(0);

    const again = await launchProgram({ folder: program.folder });
    await again.window.getByText('示例精密电子').first().waitFor();
    await again.window.keyboard.press('Control+M');
    await again.window
      .getByRole('button', { name: /^撤回合并/ })
      .last()
      .click();
    await again.window.getByText(common['zh-Hans'].takenBackTitle, { exact: true }).waitFor();
    expect(again.pageErrors).toEqual([]);
    await again.quit();
    expect(runCommand('verify', library)).toMatchObject({ history: 'ok' });
    await again.dispose();
  });
});
