import { type BrowserWindow, dialog } from 'electron';
import type { Language, Text } from '#domain/language.ts';

const filterName: Text = {
  'zh-Hans': '资料库和交接文件',
  'zh-Hant': '資料庫和交接檔案',
  en: 'Libraries and hand-over files',
};
const allName: Text = { 'zh-Hans': '所有文件', 'zh-Hant': '所有檔案', en: 'All files' };

/** Asks for files to merge in the system's own dialog. @returns none where nothing was chosen. */
export async function chooseMergeFiles(window: BrowserWindow, language: Language): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: filterName[language], extensions: ['unidb', 'age'] },
      { name: allName[language], extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}
