import type { ErrorCode } from '#domain/error.ts';
import type { Language, Text } from '#domain/language.ts';

/** What opening a library can end with that a backup is the way out of. Elsewhere the file itself may be in order. */
const recoverableCodes: readonly ErrorCode[] = [
  'FILE_DAMAGED',
  'FILE_NOT_OURS',
  'FILE_HOSTILE',
  'HISTORY_BROKEN',
  'MIGRATION_FAILED',
  'NOT_FOUND',
];

export function isRecoverable(code: ErrorCode): boolean {
  return recoverableCodes.includes(code);
}

export const recoveryTexts = {
  heading: { 'zh-Hans': '从备份恢复', 'zh-Hant': '從備份還原', en: 'Restore a backup' },
  searching: {
    'zh-Hans': '正在查找并核对备份…',
    'zh-Hant': '正在尋找並核對備份…',
    en: 'Looking for backups and checking them…',
  },
  found: {
    'zh-Hans': '找到一份完好的备份，已经核对：',
    'zh-Hant': '找到一份完好的備份，已經核對：',
    en: 'This is the newest sound backup; it has been checked:',
  },
  madeAt: { 'zh-Hans': '备份时间', 'zh-Hant': '備份時間', en: 'Made at' },
  enterprises: { 'zh-Hans': '企业', 'zh-Hant': '企業', en: 'Enterprises' },
  visits: { 'zh-Hans': '检查', 'zh-Hant': '檢查', en: 'Inspections' },
  lastChange: { 'zh-Hans': '最后修改', 'zh-Hant': '最後修改', en: 'Last change' },
  file: { 'zh-Hans': '备份文件', 'zh-Hant': '備份檔案', en: 'Backup file' },
  kept: {
    'zh-Hans': '恢复时，打不开的文件会原样保存在同一文件夹下 damaged 中，不会删除；备份本身也会保留。',
    'zh-Hant': '還原時，打不開的檔案會原樣儲存在同一資料夾下 damaged 中，不會刪除；備份本身也會保留。',
    en: 'The file that cannot be opened is kept as it is in the folder “damaged” beside it; nothing is deleted. The backup stays too.',
  },
  restore: { 'zh-Hans': '恢复这份备份', 'zh-Hant': '還原這份備份', en: 'Restore this backup' },
  restoring: { 'zh-Hans': '正在恢复…', 'zh-Hant': '正在還原…', en: 'Restoring…' },
  none: {
    'zh-Hans': '没有找到完好的备份。请不要删除任何文件，并联系支持人员。',
    'zh-Hant': '沒有找到完好的備份。請不要刪除任何檔案，並聯絡支援人員。',
    en: 'No sound backup was found. Do not delete any file, and ask for support.',
  },
  failed: {
    'zh-Hans': '没有恢复成功，资料库和备份都没有被改动。请确认磁盘有足够空间并且可以写入，然后再试。',
    'zh-Hant': '沒有還原成功，資料庫和備份都沒有被改動。請確認磁碟有足夠空間並且可以寫入，然後再試。',
    en: 'It could not be restored; neither the library nor the backup was changed. Make sure that the disk has room and can be written, then try again.',
  },
  anewHint: {
    'zh-Hans': '如果不再需要原来的内容，也可以从空的资料库开始；备份仍会保留。',
    'zh-Hant': '如果不再需要原來的內容，也可以從空的資料庫開始；備份仍會保留。',
    en: 'If you no longer need what it held, you can also begin with an empty library; the backups stay.',
  },
  anew: { 'zh-Hans': '新建空的资料库', 'zh-Hant': '新建空的資料庫', en: 'Begin with an empty library' },
  code: { 'zh-Hans': '代码', 'zh-Hant': '代碼', en: 'Code' },
} as const satisfies Record<string, Text>;

/** The part of the start-up page that offers a backup; its script fills in what was found. */
export function toRecoverySection(options: { readonly language: Language; readonly canStartAnew: boolean }): string {
  const { language } = options;
  const t = (key: keyof typeof recoveryTexts): string => recoveryTexts[key][language];
  const row = (label: keyof typeof recoveryTexts, id: string): string => `<dt>${t(label)}</dt><dd id="${id}"></dd>`;
  return `<section id="recovery" aria-labelledby="recovery-heading" aria-live="polite">
        <h2 id="recovery-heading">${t('heading')}</h2>
        <p id="searching">${t('searching')}</p>
        <p id="no-backup" hidden>${t('none')}</p>
        <div id="offer" hidden>
          <p>${t('found')}</p>
          <dl>${row('madeAt', 'made-at')}${row('enterprises', 'enterprises')}${row('visits', 'visits')}${row('lastChange', 'last-change')}${row('file', 'backup-name')}</dl>
          <p>${t('kept')}</p>
          <button id="restore" type="button">${t('restore')}</button>
          <p id="restoring" hidden>${t('restoring')}</p>
        </div>
        ${options.canStartAnew ? `<p>${t('anewHint')}</p><button id="anew" type="button">${t('anew')}</button>` : ''}
        <p id="failed" hidden>${t('failed')} ${t('code')}: <code id="failure-code"></code></p>
      </section>`;
}
