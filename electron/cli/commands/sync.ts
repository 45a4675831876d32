import { backUpBeforeChange } from '#services/backups/make-backup.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { getWord } from '../arguments.ts';
import type { Command } from '../command.ts';

/**
 * `sync LIBRARY FOLDER`: exit status 1 where fields are in conflict afterwards, or a file in the folder was written by no
 * program of ours. Half-copied files and entries that wait for others are normal, and only noted.
 */
export const syncCommand: Command = {
  options: {},
  positionals: [2, 2],
  run: async (input) => {
    const library = openLibrary({ file: getWord(input, 0), access: 'write' });
    try {
      const beforeWrite = (): void => backUpBeforeChange(library);
      const outcome = await syncFolder(library, { folder: getWord(input, 1), beforeWrite });
      for (const { file, reason } of outcome.refused.slice(0, 20)) input.note(`${file}: left alone (${reason})`);
      for (const { device, seq, reason } of outcome.held.slice(0, 20))
        input.note(`${device}:${seq}: waits (${reason})`);
      const isHostile = outcome.refused.some(({ reason }) => reason === 'hostile');
      const needsAttention = outcome.conflicts > 0 || isHostile || outcome.attachments.altered.length > 0;
      return { document: { json: outcome }, needsAttention };
    } finally {
      closeLibrary(library);
    }
  },
};
