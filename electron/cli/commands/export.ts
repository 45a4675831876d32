import { handOver } from '#services/handover/hand-over.ts';
import { readPassphrase } from '#services/handover/passphrase-file.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { findOption, getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { getSigningKey } from '../signing-key.ts';

/**
 * `export LIBRARY OUT [--passphrase-file F]`: also beside the program that has the library open. Exit status 1 where
 * bytes of attachments are missing.
 */
export const exportCommand: Command = {
  options: { 'passphrase-file': { type: 'string' } },
  positionals: [2, 2],
  run: async (input) => {
    const out = getWord(input, 1);
    const passphraseFile = findOption(input, 'passphrase-file');
    const secret = passphraseFile === undefined ? {} : { passphrase: readPassphrase(passphraseFile) };
    const library = openLibrary({ file: getWord(input, 0), access: 'read' });
    try {
      const key = getSigningKey(input, library.device.id);
      const { seal, ...done } = await handOver(library, { out, key, ...secret });
      for (const { sha256, table, row } of done.missing.slice(0, 20))
        input.note(`${table}/${row}: no bytes of ${sha256}`);
      return { document: { json: { ...done, seal: seal.id } }, needsAttention: done.missing.length > 0 };
    } finally {
      closeLibrary(library);
    }
  },
};
