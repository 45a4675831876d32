import { defineMessages } from '../define-messages.ts';

/** The frame around all screens. */
export const frame = defineMessages({
  'zh-Hans': {
    navigation: '主导航',
    enterprises: '企业',
    statistics: '统计',
    settings: '设置',
    help: '帮助',
    language: '语言',
    inspectorMissing: '填写检查人',
    inspectorHint: '检查人（点击修改）',
    sample: '示例数据，均为虚构：企业、人员和结论都不是真实的。',
    starting: '正在打开资料库…',
    libraryHint: '资料库文件',
  },
  'zh-Hant': {
    navigation: '主導覽',
    enterprises: '企業',
    statistics: '統計',
    settings: '設定',
    help: '說明',
    language: '語言',
    inspectorMissing: '填寫檢查人',
    inspectorHint: '檢查人（點選修改）',
    sample: '範例資料，均為虛構：企業、人員和結論都不是真實的。',
    starting: '正在開啟資料庫…',
    libraryHint: '資料庫檔案',
  },
  en: {
    navigation: 'Main navigation',
    enterprises: 'Enterprises',
    statistics: 'Statistics',
    settings: 'Settings',
    help: 'Help',
    language: 'Language',
    inspectorMissing: 'Enter inspector',
    inspectorHint: 'Inspector (click to change)',
    sample: 'Sample data, all of it invented: no enterprise, person or finding in it is real.',
    starting: 'Opening the library…',
    libraryHint: 'Library file',
  },
});
