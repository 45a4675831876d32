import { backUpBeforeChange } from '#services/backups/make-backup.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import type { DeviceSignature } from '#services/exchange/signatures.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { getSigningKey } from '../signing-key.ts';

/**
 * `sync LIBRARY FOLDER`: exit status 1 where fields are in conflict afterwards, a file in the folder was written by no
 * program of ours, or a signature is wrong. Half-copied files and entries that wait for others are normal, and only noted;
 * so are devices that do not sign, or whose keys nobody has accepted.
 */
export const syncCommand: Command = {
  options: {},
  positionals: [2, 2],
  run: async (input) => {
    const library = openLibrary({ file: getWord(input, 0), access: 'write' });
    try {
      const beforeWrite = (): void => backUpBeforeChange(library);
      const key = getSigningKey(input, library.device.id);
      const outcome = await syncFolder(library, { folder: getWord(input, 1), key, beforeWrite });
      for (const { file, reason } of outcome.refused.slice(0, 20)) input.note(`${file}: left alone (${reason})`);
      for (const { device, seq, reason } of outcome.held.slice(0, 20))
        input.note(`${device}:${seq}: waits (${reason})`);
      for (const signature of outcome.signatures.filter(({ state }) => state !== 'intact').slice(0, 20))
        input.note(describe(signature));
      const isHostile = outcome.refused.some(({ reason }) => reason === 'hostile');
      const isForged = outcome.signatures.some(({ state }) => state === 'broken' || state === 'changed');
      const isAltered = outcome.attachments.altered.length > 0;
      const needsAttention = outcome.conflicts > 0 || isHostile || isForged || isAltered;
      return { document: { json: outcome }, needsAttention };
    } finally {
      closeLibrary(library);
    }
  },
};

function describe({ device, name, state, fingerprint, entries, signed }: DeviceSignature): string {
  const key = fingerprint === null ? '' : `, key ${fingerprint}`;
  return `${name} (${device}): ${state}, ${signed} of ${entries} entries signed${key}`;
}
