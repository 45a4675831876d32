import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { importRecords } from '#renderer/i18n/messages/import-records.ts';
import { statistics } from '#renderer/i18n/messages/statistics.ts';
import { readSheets } from '../services/report/support/read-sheets.ts';
import { launchProgram } from './support/launch.ts';
import type { Program } from './support/launch.ts';
import { launchForTest, waitForList } from './support/steps.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-e2e-statistics-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('saves the statistics of the sample as a workbook by keyboard, in a thread of its own', async () => {
  const file = join(makeFolder(), 'report');
  const program = await launchForTest({ library: inject('sampleLibrary'), language: 'en' });
  const { app, window } = program;
  await waitForList(window);
  // The name that the system's dialog gives has no ending.
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await window.keyboard.press('Control+2');
  const button = window.getByRole('button', { name: statistics.en.saveReport });
  await button.focus();
  await window.keyboard.press('Enter');
  await window.getByText(statistics.en.reportSaved.replace('{{file}}', 'report.xlsx')).waitFor();
  const sheets = readSheets(readFileSync(`${file}.xlsx`));
  expect(sheets.map(({ name, rows }) => [name, rows.length > 1])).toEqual(
    ['about', 'statistics', 'by rule', 'problems', 'to be verified', 'records'].map((name) => [name, true]),
  );
  expect(sheets.at(-1)?.rows).toHaveLength(207);
  expect(program.pageErrors).toEqual([]);
});

it('opens the enterprises of a rule, as many as the table counts, and all again', async () => {
  const { window } = await launchForTest({ library: inject('sampleLibrary'), language: 'en' });
  await waitForList(window);
  await window.keyboard.press('Control+2');
  await window.getByText(statistics.en.rulesTab, { exact: true }).click();
  const link = window.locator('.rules tbody tr').first().locator('td .rule-link').first();
  const count = await link.textContent();
  await link.focus();
  await window.keyboard.press('Enter');
  await window.getByText(`Showing ${count} of 206`).waitFor();
  expect(Number(count)).toBeLessThan(206);
  await window.locator('.rule-chip button').focus();
  await window.keyboard.press('Enter');
  await window.getByText('Showing 206 of 206').waitFor();
});

/** Drops a file of the system at the middle of the window, as a hand would. */
async function dropFile({ window }: Program, file: string): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
}

it('opens a file that is dropped on the list, and none that the page made itself', async () => {
  const file = join(makeFolder(), '记录.csv');
  writeFileSync(file, '企业名称,检查日期,职工总数\n示例·拖放（虚构）厂,2026-05-14,31\n');
  const program = await launchForTest({ library: inject('sampleLibrary'), language: 'en' });
  const { window } = program;
  await waitForList(window);
  const forged = await window.evaluate(async (path) => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (request: unknown) => Promise<unknown>>;
    const requests = [path, { path }, new File(['a'], path)];
    return Promise.all(requests.map(async (request) => api['openDroppedImport']?.(request)));
  }, file);
  for (const answer of forged) expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
  await dropFile(program, file);
  const confirm = window.getByRole('button', { name: importRecords.en.confirm.replace('{{n}}', '1') });
  await confirm.waitFor();
  expect(await window.getByRole('dialog').textContent()).not.toContain(tmpdir());
  await confirm.click();
  await window.getByText(importRecords.en.doneTitle, { exact: true }).waitFor();
  expect(program.pageErrors).toEqual([]);
});

it('tells after the next start that the backup failed when the program ended', async () => {
  const folder = makeFolder();
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, '');
  const settings = {
    language: 'en',
    inspector: { name: '', certificate: '' },
    backups: { everyHours: 0, folder: join(blocked, 'backups') },
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  const first = await launchProgram({ folder, library: inject('sampleLibrary') });
  await waitForList(first.window);
  expect(await first.window.locator('.backup-notice').count()).toBe(0);
  await first.quit();
  const second = await launchForTest({ folder });
  await second.window.locator('.backup-notice').waitFor();
});
