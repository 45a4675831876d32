import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { systemClock, toLocalDate } from '#domain/clock.ts';
import type { Language, Text } from '#domain/language.ts';

const fileKind: Text = { 'zh-Hans': '交接文件', 'zh-Hant': '交接檔案', en: 'Hand-over' };
const receiptKind: Text = { 'zh-Hans': '回执', 'zh-Hant': '回執', en: 'Receipt' };

export type Proposal = {
  readonly language: Language;
  /** Where the dialog begins; null: where it likes. */
  readonly folder: string | null;
};

/** The system's dialogs of the hand-over; each gives null where nothing was chosen. */
export type HandOverDialogs = {
  readonly chooseTarget: (request: { readonly isEncrypted: boolean }) => Promise<string | null>;
  readonly chooseForeignFile: () => Promise<string | null>;
  readonly chooseReceipt: () => Promise<string | null>;
  /** `name`: of the file that the receipt is for. */
  readonly chooseReceiptTarget: (name: string) => Promise<string | null>;
};

export function createHandOverDialogs(window: BrowserWindow, getProposal: () => Proposal): HandOverDialogs {
  return {
    chooseTarget: ({ isEncrypted }) => {
      const { language } = getProposal();
      const ending = isEncrypted ? 'age' : 'unidb';
      return save(window, { ...getProposal(), ending, name: `${fileKind[language]}-${toNow()}`, kind: fileKind });
    },
    chooseForeignFile: () => open(window, { ...getProposal(), endings: ['unidb', 'age'], kind: fileKind }),
    chooseReceipt: () => open(window, { ...getProposal(), endings: ['json'], kind: receiptKind }),
    chooseReceiptTarget: (name) => {
      const { language } = getProposal();
      const about = `${receiptKind[language]}-${name.replace(/\.[^.]*$/, '')}`;
      return save(window, { ...getProposal(), ending: 'json', name: about, kind: receiptKind });
    },
  };
}

/** Day and second, so that two files of one day have two names: a file that is there is never replaced. */
function toNow(): string {
  const now = systemClock();
  const moment = new Date(now);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${toLocalDate(now)}-${time.join('')}`;
}

type Saving = Proposal & { readonly ending: string; readonly name: string; readonly kind: Text };

async function save(window: BrowserWindow, { language, folder, ending, name, kind }: Saving): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: folder === null ? `${name}.${ending}` : join(folder, `${name}.${ending}`),
    filters: [{ name: kind[language], extensions: [ending] }],
  });
  if (canceled || filePath === '') return null;
  // Not every system adds the ending by itself.
  return filePath.toLowerCase().endsWith(`.${ending}`) ? filePath : `${filePath}.${ending}`;
}

type Opening = Proposal & { readonly endings: readonly string[]; readonly kind: Text };

async function open(window: BrowserWindow, { language, folder, endings, kind }: Opening): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    ...(folder === null ? {} : { defaultPath: folder }),
    filters: [
      { name: kind[language], extensions: [...endings] },
      { name: '*', extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
