import type { MenuItemConstructorOptions } from 'electron';
import type { Language, Text } from '#domain/language.ts';

export type MenuOptions = {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  /** Adds reload and developer tools; never in released programs. */
  readonly developerTools: boolean;
};

const labels = {
  file: { 'zh-Hans': '文件(&F)', 'zh-Hant': '檔案(&F)', en: '&File' },
  quit: { 'zh-Hans': '退出', 'zh-Hant': '結束', en: 'Quit' },
  edit: { 'zh-Hans': '编辑(&E)', 'zh-Hant': '編輯(&E)', en: '&Edit' },
  undo: { 'zh-Hans': '撤销', 'zh-Hant': '復原', en: 'Undo' },
  redo: { 'zh-Hans': '重做', 'zh-Hant': '重做', en: 'Redo' },
  cut: { 'zh-Hans': '剪切', 'zh-Hant': '剪下', en: 'Cut' },
  copy: { 'zh-Hans': '复制', 'zh-Hant': '複製', en: 'Copy' },
  paste: { 'zh-Hans': '粘贴', 'zh-Hant': '貼上', en: 'Paste' },
  selectAll: { 'zh-Hans': '全选', 'zh-Hant': '全選', en: 'Select all' },
  view: { 'zh-Hans': '视图(&V)', 'zh-Hant': '檢視(&V)', en: '&View' },
  zoomIn: { 'zh-Hans': '放大', 'zh-Hant': '放大', en: 'Zoom in' },
  zoomOut: { 'zh-Hans': '缩小', 'zh-Hant': '縮小', en: 'Zoom out' },
  resetZoom: { 'zh-Hans': '实际大小', 'zh-Hant': '實際大小', en: 'Actual size' },
  fullScreen: { 'zh-Hans': '全屏', 'zh-Hant': '全螢幕', en: 'Full screen' },
  reload: { 'zh-Hans': '重新载入', 'zh-Hant': '重新載入', en: 'Reload' },
  developerTools: { 'zh-Hans': '开发者工具', 'zh-Hant': '開發人員工具', en: 'Developer tools' },
} as const satisfies Record<string, Text>;

/** The application menu in the language of the settings. Undo and redo reach it only where the page did not take them. */
export function toMenuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const menus = [fileMenu(options), editMenu(options), viewMenu(options)];
  return options.platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}

function fileMenu({ language, platform }: MenuOptions): MenuItemConstructorOptions {
  const quit: MenuItemConstructorOptions = { role: 'quit', label: labels.quit[language], accelerator: 'CmdOrCtrl+Q' };
  return { label: labels.file[language], submenu: platform === 'darwin' ? [{ role: 'close' }] : [quit] };
}

function editMenu({ language }: MenuOptions): MenuItemConstructorOptions {
  return {
    label: labels.edit[language],
    submenu: [
      { role: 'undo', label: labels.undo[language] },
      { role: 'redo', label: labels.redo[language] },
      { type: 'separator' },
      { role: 'cut', label: labels.cut[language] },
      { role: 'copy', label: labels.copy[language] },
      { role: 'paste', label: labels.paste[language] },
      { role: 'selectAll', label: labels.selectAll[language] },
    ],
  };
}

function viewMenu({ language, developerTools }: MenuOptions): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: labels.reload[language] },
    { role: 'toggleDevTools', label: labels.developerTools[language] },
  ];
  return {
    label: labels.view[language],
    submenu: [
      { role: 'zoomIn', label: labels.zoomIn[language], accelerator: 'CmdOrCtrl+=' },
      { role: 'zoomOut', label: labels.zoomOut[language] },
      { role: 'resetZoom', label: labels.resetZoom[language] },
      { type: 'separator' },
      { role: 'togglefullscreen', label: labels.fullScreen[language] },
      ...(developerTools ? forDevelopers : []),
    ],
  };
}
