import type { HandlerContext } from '#ipc/context.ts';
import type { Library } from '#services/library.ts';
import { createFileVault } from '#services/trust/key-vault.ts';
import { createGuests } from '#shell/guests.ts';
import { openHandOvers } from '#shell/hand-overs.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

/** What the system's dialogs answer; absent: nothing was chosen. */
export type HandOverChoices = {
  readonly handOverTarget?: string;
  readonly foreignFile?: string;
  readonly receipt?: string;
  readonly receiptTarget?: string;
};

/** The real desks on an open library, with the dialogs answered. Nothing is looked through here. */
export function createTestHandOvers(
  library: Promise<Library>,
  choices: HandOverChoices,
): Pick<HandlerContext, 'handOvers' | 'foreign'> {
  let folder: string | undefined;
  const toWorker = (name: string): string => new URL(`../../electron/jobs/${name}.ts`, import.meta.url).pathname;
  return openHandOvers(
    {
      file: 'nowhere',
      handOverWorkerFile: toWorker('hand-over-worker'),
      foreignFileWorkerFile: toWorker('foreign-file-worker'),
      openVault: () => createFileVault((folder ??= makeTemporaryFolder())),
      guests: createGuests(),
      change: () => Promise.reject(new Error('nothing is exchanged here')),
      handOverDialogs: {
        chooseTarget: () => Promise.resolve(choices.handOverTarget ?? null),
        chooseForeignFile: () => Promise.resolve(choices.foreignFile ?? null),
        chooseReceipt: () => Promise.resolve(choices.receipt ?? null),
        chooseReceiptTarget: () => Promise.resolve(choices.receiptTarget ?? null),
        chooseReceiptPlace: () => Promise.resolve(null),
      },
    },
    library,
  );
}
