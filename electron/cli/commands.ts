import type { CommandEntry } from './command.ts';

/** Every command, in the order of `--help`. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'create',
    usage: 'create LIBRARY [--inspector NAME]',
    zh: '新建空库',
    en: 'a new, empty library',
    load: async () => (await import('./commands/create.ts')).createCommand,
  },
  {
    name: 'import',
    usage: 'import LIBRARY FILE [--dry-run] [--lang zh-Hans|zh-Hant|en]',
    zh: '导入 JSON、XLSX 或 CSV 记录，全部或全不',
    en: 'records from JSON, XLSX or CSV, all or nothing',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'template',
    usage: 'template FILE.xlsx|FILE.csv [--lang zh-Hans|zh-Hant|en]',
    zh: '生成可填写并导入的表格',
    en: 'a table to fill in and import',
    load: async () => (await import('./commands/template.ts')).templateCommand,
  },
  {
    name: 'check',
    usage: 'check LIBRARY [--pack FILE] [--inspection ID] [--lang zh-Hans|zh-Hant|en]',
    zh: '按规则判断',
    en: 'the verdicts of the rules',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'stats',
    usage:
      'stats LIBRARY [--where region=31,industry=C34,ownership=private,size=200-299,from=2026-01-01,to=2026-12-31]',
    zh: '统计表',
    en: 'the statistics table',
    load: async () => (await import('./commands/stats.ts')).statsCommand,
  },
  {
    name: 'verify',
    usage: 'verify LIBRARY',
    zh: '检查文件与历史的完整性',
    en: 'integrity of the file and of its history',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    name: 'backup',
    usage: 'backup LIBRARY [--to FOLDER]',
    zh: '备份并核对',
    en: 'a checked backup',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  {
    name: 'conflicts',
    usage: 'conflicts LIBRARY',
    zh: '有冲突的字段',
    en: 'the fields in conflict',
    load: async () => (await import('./commands/conflicts.ts')).conflictsCommand,
  },
  {
    name: 'content-hash',
    usage: 'content-hash LIBRARY',
    zh: '内容散列值，与设备和顺序无关',
    en: 'hash of the content, whatever the device and the order',
    load: async () => (await import('./commands/content-hash.ts')).contentHashCommand,
  },
  {
    name: 'sample',
    usage: 'sample survey-206 LIBRARY',
    zh: '生成 206 家虚构企业的示例库',
    en: 'an invented population of 206 enterprises',
    load: async () => (await import('./commands/sample.ts')).sampleCommand,
  },
  {
    name: 'dump',
    usage: 'dump LIBRARY',
    zh: '以交换格式输出全部记录',
    en: 'all records as an interchange document',
    load: async () => (await import('./commands/dump.ts')).dumpCommand,
  },
  ...['export', 'merge', 'sync', 'report'].map((name) => ({
    name,
    usage: name,
    zh: '本版本尚不提供',
    en: 'not available in this version',
    load: async () => (await import('./commands/not-available.ts')).notAvailableCommand,
  })),
];
