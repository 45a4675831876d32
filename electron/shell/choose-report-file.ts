import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { systemClock, toLocalDate } from '#domain/clock.ts';
import type { Language, Text } from '#domain/language.ts';
import { toReplaceable } from '#services/chosen-target.ts';

const reportName: Text = { 'zh-Hans': '统计', 'zh-Hant': '統計', en: 'statistics' };

type Proposal = {
  readonly language: Language;
  /** Where the dialog begins; null: where it likes. */ readonly folder: string | null;
};

/** Asks where the workbook is to be written; the dialog asks before a file is replaced. @returns null where nothing was chosen. */
export async function chooseReportFile(window: BrowserWindow, { language, folder }: Proposal): Promise<string | null> {
  const name = `${reportName[language]}-${toLocalDate(systemClock())}.xlsx`;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: folder === null ? name : join(folder, name),
    filters: [{ name: 'XLSX', extensions: ['xlsx'] }],
  });
  if (canceled || filePath === '') return null;
  return toReplaceable(filePath, ['xlsx']);
}
