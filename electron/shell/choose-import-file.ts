import { type BrowserWindow, dialog } from 'electron';
import type { Language, Text } from '#domain/language.ts';
import { toNewTarget } from '#services/chosen-target.ts';

const filterName: Text = {
  'zh-Hans': '记录（Excel、CSV、交换文件）',
  'zh-Hant': '記錄（Excel、CSV、交換檔案）',
  en: 'Records (Excel, CSV, interchange)',
};

/** Asks for a file of records in the system's own dialog. @returns null where nothing was chosen. */
export async function chooseImportFile(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: filterName[language], extensions: ['xlsx', 'csv', 'txt', 'json'] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

const templateName: Text = { 'zh-Hans': '记录模板', 'zh-Hant': '記錄範本', en: 'records-template' };

/** Asks where a table to fill in is to be written; never over one that somebody has filled in. @returns null where nothing was chosen. */
export async function chooseTemplateFile(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${templateName[language]}.xlsx`,
    filters: ['xlsx', 'csv'].map((extension) => ({ name: extension.toUpperCase(), extensions: [extension] })),
  });
  if (canceled || filePath === '') return null;
  return toNewTarget(filePath, ['xlsx', 'csv']);
}
