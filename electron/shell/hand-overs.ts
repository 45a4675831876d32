import type { ForeignFiles, HandOvers } from '#ipc/context.ts';
import type { HandOverStage } from '#services/handover/hand-over.ts';
import type { Library } from '#services/library.ts';
import { getDeviceKey } from '#services/trust/key-vault.ts';
import type { KeyVault } from '#services/trust/key-vault.ts';
import { toFingerprint, toPublicKeyText } from '#services/trust/keys.ts';
import { createForeignDesk } from '../jobs/foreign-desk.ts';
import type { ForeignDesk } from '../jobs/foreign-desk.ts';
import { createHandOverDesk } from '../jobs/hand-over-desk.ts';
import { runForeignJob } from '../jobs/run-foreign-job.ts';
import type { HandOverDialogs } from './choose-hand-over.ts';
import type { Guests } from './guests.ts';
import type { Change } from './stage.ts';

export type HandOversOptions = {
  /** The open library's path. */
  readonly file: string;
  readonly handOverWorkerFile: string;
  readonly foreignFileWorkerFile: string;
  readonly openVault: () => KeyVault;
  readonly handOverDialogs: HandOverDialogs;
  readonly guests: Guests;
  readonly change: (change: Change) => Promise<void>;
};

export type OpenHandOvers = {
  readonly handOvers: HandOvers;
  readonly foreign: ForeignFiles;
  /** For what else is done with a checked file, as merging. */
  readonly foreignDesk: ForeignDesk;
  /** Ends what is going on and lets go of a foreign file. */
  readonly release: () => Promise<void>;
};

/** Handing the open library over, and files from others. */
export function openHandOvers(options: HandOversOptions, library: Promise<Library>): OpenHandOvers {
  const { openVault, foreignFileWorkerFile: workerFile } = options;
  const desk = createForeignDesk({ library, workerFile, openVault });
  const handOvers = createHandOvers(options, library);
  return {
    handOvers,
    foreign: createForeignFiles(options, desk),
    foreignDesk: desk,
    release: async () => {
      await handOvers.cancel();
      await desk.close();
    },
  };
}

function createHandOvers(options: HandOversOptions, library: Promise<Library>): HandOvers {
  const { handOverDialogs: dialogs, handOverWorkerFile: workerFile, openVault } = options;
  const desk = createHandOverDesk({ workerFile, library, openVault });
  let stage: HandOverStage | null = null;
  return {
    chooseTarget: dialogs.chooseTarget,
    chooseReceipt: dialogs.chooseReceipt,
    handOver: async (request) => {
      try {
        return await desk.handOver({ ...request, onStage: (next) => void (stage = next) });
      } finally {
        stage = null;
      }
    },
    getStage: () => stage,
    cancel: desk.cancel,
    getOwnFingerprint: async () => {
      const { device } = await library;
      return toFingerprint(toPublicKeyText(getDeviceKey(openVault(), device.id)));
    },
  };
}

function createForeignFiles(options: HandOversOptions, desk: ForeignDesk): ForeignFiles {
  const { handOverDialogs: dialogs, guests, change, file: back } = options;
  return {
    ...desk,
    chooseFile: dialogs.chooseForeignFile,
    chooseReceiptTarget: dialogs.chooseReceiptTarget,
    browse: async (token) => {
      const request = { file: desk.get(token).file };
      await runForeignJob({ workerFile: options.foreignFileWorkerFile, job: 'prepare', request });
      const { file, name, dispose } = desk.take(token);
      guests.enter({ file, name, dispose, back });
      const otherwise = { file: back, work: async () => guests.dismiss() };
      await change({ file, work: () => Promise.resolve(), otherwise });
    },
    leave: async () => {
      const guest = guests.find(back);
      if (guest !== undefined) await change({ file: guest.back, work: async () => guests.dismiss() });
    },
  };
}
