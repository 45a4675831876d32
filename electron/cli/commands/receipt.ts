import { AppError } from '#domain/error.ts';
import { readPassphrase } from '#services/handover/passphrase-file.ts';
import { takeReceipt, writeReceipt } from '#services/handover/receipt.ts';
import type { Receipt } from '#services/handover/receipt.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { listAcceptedKeys } from '#services/trust/devices.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import { findOption, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command, CommandInput } from '../command.ts';
import { withLibrary } from '../with-library.ts';
import { getSigningKey } from '../signing-key.ts';

/** `receipt LIBRARY FILE OUT [--passphrase-file F]` for a file that arrived; `receipt LIBRARY --take FILE` at the sender. */
export const receiptCommand: Command = {
  options: { take: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  positionals: [1, 3],
  run: async (input) => {
    const take = findOption(input, 'take');
    if (take === undefined) return done(await make(input));
    if (input.positionals.length > 1) throw new AppError('USAGE', 'A receipt is taken without other files; see --help');
    return done(withLibrary({ file: getWord(input, 0), access: 'write' }, (library) => takeReceipt(library, take)));
  },
};

async function make(input: CommandInput): Promise<Receipt> {
  const [file, out] = [getWord(input, 1), getWord(input, 2)];
  const passphraseFile = findOption(input, 'passphrase-file');
  const secret = passphraseFile === undefined ? {} : { passphrase: readPassphrase(passphraseFile) };
  const library = openLibrary({ file: getWord(input, 0), access: 'read' });
  try {
    const received = await inspectForeignFile(file, { knownKeys: listAcceptedKeys(library.db), ...secret });
    try {
      return writeReceipt(library, { received, out, key: getSigningKey(input, library.device.id) });
    } finally {
      received.dispose();
    }
  } finally {
    closeLibrary(library);
  }
}
