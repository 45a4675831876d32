import { basename, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { systemClock, toLocalDate } from '#domain/clock.ts';
import { toFileName } from '#domain/document-file-name.ts';
import type { Language, Text } from '#domain/language.ts';
import type { ReceiptPlace, TargetRequest } from '#ipc/context.ts';
import { toNewTarget } from '#services/chosen-target.ts';
import { chooseFolder } from './choose-folder.ts';

const fileKind: Text = { 'zh-Hans': '交接文件', 'zh-Hant': '交接檔案', en: 'Hand-over' };
const taskKind: Text = { 'zh-Hans': '检查任务', 'zh-Hant': '檢查任務', en: 'Assignments' };
const receiptKind: Text = { 'zh-Hans': '回执', 'zh-Hant': '回執', en: 'Receipt' };

export type Proposal = {
  readonly language: Language;
  /** Where the dialog begins; null: where it likes. */
  readonly folder: string | null;
};

/** The system's dialogs of the hand-over; each gives null where nothing was chosen. */
export type HandOverDialogs = {
  readonly chooseTarget: (request: TargetRequest) => Promise<string | null>;
  readonly chooseForeignFile: () => Promise<string | null>;
  readonly chooseReceipt: () => Promise<string | null>;
  /** `name`: of the file that the receipt is for. */
  readonly chooseReceiptTarget: (name: string) => Promise<string | null>;
  /** `names`: of the files that receipts are for; of several a folder is asked for. */
  readonly chooseReceiptPlace: (names: readonly string[]) => Promise<ReceiptPlace | null>;
};

export function createHandOverDialogs(window: BrowserWindow, getProposal: () => Proposal): HandOverDialogs {
  const toReceiptName = (name: string): string =>
    `${receiptKind[getProposal().language]}-${name.replace(/\.[^.]*$/, '')}`;
  const chooseReceiptTarget = (name: string): Promise<string | null> =>
    save(window, { ...getProposal(), ending: 'json', name: toReceiptName(name), kind: receiptKind });
  return {
    chooseTarget: ({ isEncrypted, forWhom }) => {
      const { language } = getProposal();
      const ending = isEncrypted ? 'age' : 'unidb';
      const name =
        forWhom === undefined ? `${fileKind[language]}-${toNow()}` : toTaskName(taskKind[language], forWhom, ending);
      return save(window, { ...getProposal(), ending, name, kind: fileKind });
    },
    chooseForeignFile: () => open(window, { ...getProposal(), endings: ['unidb', 'age'], kind: fileKind }),
    chooseReceipt: () => open(window, { ...getProposal(), endings: ['json'], kind: receiptKind }),
    chooseReceiptTarget,
    chooseReceiptPlace: async (names) => {
      const [only] = names;
      if (only !== undefined && names.length === 1) {
        const out = await chooseReceiptTarget(only);
        return out === null ? null : { name: basename(out), toFile: () => out };
      }
      const folder = await chooseFolder(window);
      if (folder === null) return null;
      const toFile = (name: string): string => toNewTarget(join(folder, `${toReceiptName(name)}.json`), ['json']);
      return { name: basename(folder), toFile };
    },
  };
}

/** Without its ending. */
function toTaskName(kind: string, inspector: string, ending: string): string {
  return toFileName([kind, inspector, toNow()], ending).slice(0, -ending.length - 1);
}

/** Day and second, so that two files of one day have two names. */
function toNow(): string {
  const now = systemClock();
  const moment = new Date(now);
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${toLocalDate(now)}-${time.join('')}`;
}

/** A file that is there is never replaced, even where the dialog was told to: the new one gets a number. */
type Saving = Proposal & { readonly ending: string; readonly name: string; readonly kind: Text };

async function save(window: BrowserWindow, { language, folder, ending, name, kind }: Saving): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: folder === null ? `${name}.${ending}` : join(folder, `${name}.${ending}`),
    filters: [{ name: kind[language], extensions: [ending] }],
  });
  if (canceled || filePath === '') return null;
  return toNewTarget(filePath, [ending]);
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
