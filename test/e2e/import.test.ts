import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { common } from '#renderer/i18n/messages/common.ts';
import { importRecords } from '#renderer/i18n/messages/import-records.ts';
import { runCommand } from './support/command-line.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';

const words = importRecords['zh-Hans'];

async function makeFile(name: string, content: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ui-e2e-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** The next file that the system's dialog would give. */
async function answerDialog({ app }: Program, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
}

describe('importing in the window', () => {
  it('shows a workbook before it is written, names what is wrong, and takes it back', async () => {
    const program = await launchProgram({ language: 'zh-Hans' });
    const { window, library } = program;
    const heads = ['单位', '检查日期', '职工总数'];
    const bad = [heads, ['示例一厂', '2026-05-12', { type: 'Formula', value: '=1+1' } as const]];
    const good = [heads, ['示例一厂', '2026-05-12', 230], ['示例二厂', '2026-05-13', 30]];
    await answerDialog(program, await makeFile('公式.xlsx', await writeXlsxFile(bad).toBuffer()));
    await window.getByRole('grid').or(window.getByText('还没有企业')).first().waitFor();
    await window.keyboard.press('Control+I');
    await window.getByRole('button', { name: words.saveTemplate }).waitFor();
    await program.screenshot('import-start');
    await window.getByRole('button', { name: words.choose }).click();
    await window.getByRole('cell', { name: words.code_FORMULA }).waitFor();
    await program.screenshot('import-rejected');

    await answerDialog(program, await makeFile('记录.xlsx', await writeXlsxFile(good).toBuffer()));
    await window.getByRole('button', { name: words.chooseOther }).click();
    await window.getByRole('combobox', { name: words.headChoice.replace('{{head}}', '单位') }).click();
    await window.keyboard.type('企业名称');
    await window.keyboard.press('Enter');
    await window.getByRole('button', { name: words.confirm.replace('{{n}}', '2') }).click();
    await window.getByText(words.doneTitle, { exact: true }).waitFor();
    await program.screenshot('import-done');
    await window.getByText('示例二厂').first().waitFor();
    await window.getByRole('button', { name: words.takeBack }).click();
    await window.getByText(common['zh-Hans'].takenBackTitle, { exact: true }).waitFor();
    await window.getByText('示例二厂').first().waitFor({ state: 'detached' });

    // The head is remembered, and so GB 18030 text with it needs no question.
    const text = '单位,检查日期,职工总数\n示例三厂,2026-05-14,31\n';
    await answerDialog(program, await makeFile('记录.csv', iconv.encode(text, 'gb18030')));
    await window.getByRole('button', { name: words.again }).click();
    await window.getByRole('button', { name: words.confirm.replace('{{n}}', '1') }).click();
    await window.getByText(words.doneTitle, { exact: true }).waitFor();
    await window.keyboard.press('Enter');
    await window.getByText('示例三厂').first().waitFor();
    expect(program.pageErrors).toEqual([]);
    await program.quit();
    expect(JSON.stringify(runCommand('dump', library))).toContain('示例三厂');
    expect(runCommand('verify', library)).toMatchObject({ history: 'ok' });
    await program.dispose();
  });
});
