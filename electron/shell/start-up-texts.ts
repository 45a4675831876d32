import type { ErrorCode } from '#domain/error.ts';
import type { Text } from '#domain/language.ts';

/** What a person needs to know when the program cannot open its library. */
export type StartUpText = { readonly happened: Text; readonly safe: Text; readonly next: Text };

export const startUpHeading: Text = {
  'zh-Hans': '无法打开资料库',
  'zh-Hant': '無法開啟資料庫',
  en: 'The library cannot be opened',
};

export const startUpLabels = {
  happened: { 'zh-Hans': '发生了什么', 'zh-Hant': '發生了什麼', en: 'What happened' },
  safe: { 'zh-Hans': '哪些是安全的', 'zh-Hant': '哪些是安全的', en: 'What is safe' },
  next: { 'zh-Hans': '怎么办', 'zh-Hant': '怎麼辦', en: 'What to do' },
  file: { 'zh-Hans': '文件', 'zh-Hant': '檔案', en: 'File' },
  code: { 'zh-Hans': '代码', 'zh-Hant': '代碼', en: 'Code' },
} as const satisfies Record<string, Text>;

const untouched: Text = {
  'zh-Hans': '该文件没有被改动。',
  'zh-Hant': '該檔案沒有被改動。',
  en: 'The file was not changed.',
};

const allSaved: Text = {
  'zh-Hans': '此前显示“已保存”的内容都在磁盘上，没有丢失。',
  'zh-Hant': '此前顯示「已儲存」的內容都在磁碟上，沒有遺失。',
  en: 'Everything that was shown as saved is on disk. Nothing was lost.',
};

const openAnother: Text = {
  'zh-Hans': '请确认选择的文件是否正确；它应当是本程序的资料库（.unidb）。关闭程序后，以正确的文件重新打开。',
  'zh-Hant': '請確認選擇的檔案是否正確；它應當是本程式的資料庫（.unidb）。關閉程式後，以正確的檔案重新開啟。',
  en: 'Check that this is the right file: it should be a library of this program (.unidb). Close the program and open it again with the right file.',
};

const restoreBackup: Text = {
  'zh-Hans': '请不要删除该文件。可以在下面恢复最近一份完好的备份；如果没有，请联系支持人员。',
  'zh-Hant': '請不要刪除該檔案。可以在下面還原最近一份完好的備份；如果沒有，請聯絡支援人員。',
  en: 'Do not delete the file. Restore the newest sound backup below; where there is none, ask for support.',
};

const internal: StartUpText = {
  happened: { 'zh-Hans': '程序内部出错。', 'zh-Hant': '程式內部出錯。', en: 'The program made a mistake of its own.' },
  safe: allSaved,
  next: {
    'zh-Hans': '请重新启动程序。如果再次出现，请把数据文件夹中的 logs 交给支持人员。',
    'zh-Hant': '請重新啟動程式。如果再次出現，請把資料資料夾中的 logs 交給支援人員。',
    en: 'Start the program again. If it happens again, hand the folder “logs” in the data folder to support.',
  },
};

const texts: Partial<Record<ErrorCode, StartUpText>> = {
  NOT_FOUND: {
    happened: {
      'zh-Hans': '指定的资料库文件不存在。',
      'zh-Hant': '指定的資料庫不存在。',
      en: 'The library named at the start does not exist.',
    },
    safe: {
      'zh-Hans': '没有新建或改动任何文件。',
      'zh-Hant': '沒有新建或改動任何檔案。',
      en: 'No file was made or changed.',
    },
    next: openAnother,
  },
  FILE_NOT_OURS: {
    happened: {
      'zh-Hans': '该文件不是本程序的资料库。',
      'zh-Hant': '該檔案不是本程式的資料庫。',
      en: 'The file is not a library of this program.',
    },
    safe: untouched,
    next: openAnother,
  },
  FILE_DAMAGED: {
    happened: {
      'zh-Hans': '资料库文件已损坏或不完整。',
      'zh-Hant': '資料庫已損壞或不完整。',
      en: 'The library is damaged or incomplete.',
    },
    safe: untouched,
    next: restoreBackup,
  },
  FILE_NEWER: {
    happened: {
      'zh-Hans': '该资料库由更新版本的程序写成，本版本不能打开。',
      'zh-Hant': '該資料庫由更新版本的程式寫成，本版本不能開啟。',
      en: 'The library was written by a newer version of the program, which this version cannot open.',
    },
    safe: untouched,
    next: {
      'zh-Hans': '请在本机安装新版本的程序后再打开。',
      'zh-Hant': '請在本機安裝新版本的程式後再開啟。',
      en: 'Install the newer version of the program on this computer, then open the library again.',
    },
  },
  FILE_HOSTILE: {
    happened: {
      'zh-Hans': '该文件含有资料库中不应有的结构，可能被人改造过，因此没有打开。',
      'zh-Hant': '該檔案含有資料庫中不應有的結構，可能被人改造過，因此沒有開啟。',
      en: 'The file holds structures that no library has. Somebody may have altered it, so it was not opened.',
    },
    safe: untouched,
    next: {
      'zh-Hans': '请向提供文件的人核实来源；自己的资料库请从同一文件夹下 backups 中取最近的备份。',
      'zh-Hant': '請向提供檔案的人核實來源；自己的資料庫請從同一資料夾下 backups 中取最近的備份。',
      en: 'Ask whoever gave you the file where it comes from. For your own library, take the newest backup from the folder “backups” beside it.',
    },
  },
  HISTORY_BROKEN: {
    happened: {
      'zh-Hans': '资料库的修改记录前后不连贯。',
      'zh-Hant': '資料庫的修改記錄前後不連貫。',
      en: 'The history in the library does not hold together.',
    },
    safe: untouched,
    next: restoreBackup,
  },
  MIGRATION_EDITED: {
    happened: {
      'zh-Hans': '该资料库的结构与本程序的版本不符。',
      'zh-Hant': '該資料庫的結構與本程式的版本不符。',
      en: 'The structure of the library does not belong to this version of the program.',
    },
    safe: untouched,
    next: {
      'zh-Hans': '请用建立该资料库的程序打开，或联系支持人员。',
      'zh-Hant': '請用建立該資料庫的程式開啟，或聯絡支援人員。',
      en: 'Open it with the program that made it, or ask for support.',
    },
  },
  MIGRATION_FAILED: {
    happened: {
      'zh-Hans': '资料库升级到新版本时失败，已退回原状。',
      'zh-Hant': '資料庫升級到新版本時失敗，已退回原狀。',
      en: 'The library could not be brought up to date and was put back as it was.',
    },
    safe: {
      'zh-Hans': '资料库仍是升级前的内容；升级前的备份在同一文件夹下 backups 中。',
      'zh-Hant': '資料庫仍是升級前的內容；升級前的備份在同一資料夾下 backups 中。',
      en: 'The library holds what it held before; a backup is in the folder “backups” beside it.',
    },
    next: {
      'zh-Hans': '请确认磁盘有足够空间后重试；仍然失败时请联系支持人员。',
      'zh-Hant': '請確認磁碟有足夠空間後重試；仍然失敗時請聯絡支援人員。',
      en: 'Make sure that the disk has room and try again; if it still fails, ask for support.',
    },
  },
  LIBRARY_IN_USE: {
    happened: {
      'zh-Hans': '该资料库正由另一个程序打开。',
      'zh-Hant': '該資料庫正由另一個程式開啟。',
      en: 'The library is open in another program.',
    },
    safe: untouched,
    next: {
      'zh-Hans': '请先关闭另一个窗口或正在运行的命令，再重新打开。',
      'zh-Hant': '請先關閉另一個視窗或正在執行的命令，再重新開啟。',
      en: 'Close the other window or the command that is running, then open the library again.',
    },
  },
  STORAGE_FULL: {
    happened: { 'zh-Hans': '磁盘已满。', 'zh-Hant': '磁碟已滿。', en: 'The disk is full.' },
    safe: allSaved,
    next: {
      'zh-Hans': '请腾出一些磁盘空间，再重新打开程序。',
      'zh-Hant': '請騰出一些磁碟空間，再重新開啟程式。',
      en: 'Free some space on the disk, then start the program again.',
    },
  },
  STORAGE_READ_ONLY: {
    happened: {
      'zh-Hans': '资料库所在的文件夹不能写入。',
      'zh-Hant': '資料庫所在的資料夾不能寫入。',
      en: 'The folder of the library cannot be written.',
    },
    safe: untouched,
    next: {
      'zh-Hans': '请取消只读或写保护，或把资料库移到本机磁盘上，再重新打开。',
      'zh-Hant': '請取消唯讀或防寫保護，或把資料庫移到本機磁碟上，再重新開啟。',
      en: 'Remove the write protection, or move the library to a disk of this computer, then open it again.',
    },
  },
  STORAGE_REFUSED: {
    happened: {
      'zh-Hans': '系统拒绝读写资料库。',
      'zh-Hant': '系統拒絕讀寫資料庫。',
      en: 'The system refused to read or write the library.',
    },
    safe: allSaved,
    next: {
      'zh-Hans': '请检查磁盘是否连接正常，再重新打开程序。',
      'zh-Hant': '請檢查磁碟是否連接正常，再重新開啟程式。',
      en: 'Check that the disk is connected and sound, then start the program again.',
    },
  },
};

/** The texts of an error at start-up; codes that cannot occur there are told as a mistake of the program. */
export function getStartUpText(code: ErrorCode): StartUpText {
  return texts[code] ?? internal;
}
