import { defineMessages } from '../define-messages.ts';

/** Texts of the errors that a file from somebody else can meet; part of `errors`. */
export const handOverErrors = defineMessages({
  'zh-Hans': {
    FILE_CHANGED_happened: '该文件在读取过程中发生了变化。',
    FILE_CHANGED_safe: '没有收进任何内容；该文件没有被本程序改动。',
    FILE_CHANGED_next: '请等复制或同步结束后重试；如果再次出现，请把文件先复制到本机磁盘。',
    FILE_TOO_LARGE_happened: '该文件超过允许的大小，没有读取。',
    FILE_TOO_LARGE_safe: '该文件没有被改动，也没有收进任何内容。',
    FILE_TOO_LARGE_next: '请向提供文件的人核实；移交文件一般不会这么大。',
    PASSPHRASE_NEEDED_happened: '该移交文件已加密，需要口令才能打开。',
    PASSPHRASE_NEEDED_safe: '该文件没有被改动，也没有收进任何内容。',
    PASSPHRASE_NEEDED_next: '请向移交人询问口令，输入后重试。',
    PASSPHRASE_WRONG_happened: '口令不对，移交文件没有打开。',
    PASSPHRASE_WRONG_safe: '该文件没有被改动，也没有收进任何内容。',
    PASSPHRASE_WRONG_next: '请核对口令（区分大小写和空格）后重试。',
    HISTORY_FORKED_happened: '同一台设备的同一条修改记录，在该文件中和本资料库中内容不同。',
    HISTORY_FORKED_safe: '没有收进任何内容；两边的资料都保持原样。',
    HISTORY_FORKED_next:
      '请保留这两个文件，并联系该设备的使用人：设备可能被复制过，或从旧备份恢复过，也可能有人改动过文件。',
  },
  'zh-Hant': {
    FILE_CHANGED_happened: '該檔案在讀取過程中發生了變化。',
    FILE_CHANGED_safe: '沒有收進任何內容；該檔案沒有被本程式改動。',
    FILE_CHANGED_next: '請等複製或同步結束後重試；如果再次出現，請把檔案先複製到本機磁碟。',
    FILE_TOO_LARGE_happened: '該檔案超過允許的大小，沒有讀取。',
    FILE_TOO_LARGE_safe: '該檔案沒有被改動，也沒有收進任何內容。',
    FILE_TOO_LARGE_next: '請向提供檔案的人核實；移交檔案一般不會這麼大。',
    PASSPHRASE_NEEDED_happened: '該移交檔案已加密，需要口令才能開啟。',
    PASSPHRASE_NEEDED_safe: '該檔案沒有被改動，也沒有收進任何內容。',
    PASSPHRASE_NEEDED_next: '請向移交人詢問口令，輸入後重試。',
    PASSPHRASE_WRONG_happened: '口令不對，移交檔案沒有開啟。',
    PASSPHRASE_WRONG_safe: '該檔案沒有被改動，也沒有收進任何內容。',
    PASSPHRASE_WRONG_next: '請核對口令（區分大小寫和空格）後重試。',
    HISTORY_FORKED_happened: '同一臺裝置的同一條修改記錄，在該檔案中和本資料庫中內容不同。',
    HISTORY_FORKED_safe: '沒有收進任何內容；兩邊的資料都保持原樣。',
    HISTORY_FORKED_next:
      '請保留這兩個檔案，並聯絡該裝置的使用人：裝置可能被複製過，或從舊備份恢復過，也可能有人改動過檔案。',
  },
  en: {
    FILE_CHANGED_happened: 'The file changed while it was being read.',
    FILE_CHANGED_safe: 'Nothing was taken in, and this program did not touch the file.',
    FILE_CHANGED_next:
      'Wait until copying or syncing has ended and try again; if it happens again, copy the file to this disk first.',
    FILE_TOO_LARGE_happened: 'The file is larger than allowed and was not read.',
    FILE_TOO_LARGE_safe: 'The file was not changed, and nothing was taken in.',
    FILE_TOO_LARGE_next: 'Ask whoever gave it to you: a hand-over file is not usually that large.',
    PASSPHRASE_NEEDED_happened: 'The hand-over file is encrypted and needs a passphrase.',
    PASSPHRASE_NEEDED_safe: 'The file was not changed, and nothing was taken in.',
    PASSPHRASE_NEEDED_next: 'Ask the sender for the passphrase, enter it and try again.',
    PASSPHRASE_WRONG_happened: 'The passphrase is not the right one, so the hand-over file was not opened.',
    PASSPHRASE_WRONG_safe: 'The file was not changed, and nothing was taken in.',
    PASSPHRASE_WRONG_next: 'Check the passphrase (capitals and spaces count) and try again.',
    HISTORY_FORKED_happened:
      'The same entry of the same device says different things in this file and in your library.',
    HISTORY_FORKED_safe: 'Nothing was taken in; both sides are as they were.',
    HISTORY_FORKED_next:
      'Keep both files and ask the person who uses that device: it may have been cloned or restored from an old backup, or somebody may have altered the file.',
  },
});
