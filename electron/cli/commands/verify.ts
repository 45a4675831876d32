import { listAcceptedKeys, listOwnKeys } from '#services/trust/devices.ts';
import { getUserVault } from '#services/trust/key-vault.ts';
import { verifyLibrary } from '#services/verify.ts';
import { findOption, getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/**
 * `verify LIBRARY [--known LIBRARY]`: exit status 1 where anything is wrong. With `--known` the devices that the other
 * library has accepted are the known ones, and what the file itself says of devices counts for nothing. Rows that are set
 * aside are told and nothing wrong.
 */
export const verifyCommand: Command = {
  options: { known: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const other = findOption(input, 'known');
    const accepted =
      other === undefined ? undefined : withLibrary({ file: other, access: 'read' }, ({ db }) => listAcceptedKeys(db));
    const verification = withLibrary({ file: getWord(input, 0), access: 'read' }, (library) => {
      const own = listOwnKeys(library.db, getUserVault());
      return verifyLibrary(library, { knownKeys: [...(accepted ?? listAcceptedKeys(library.db)), ...own] });
    });
    const { integrity, history, problems, seals } = verification;
    for (const { where, message } of problems.slice(0, 20)) input.note(`${where}: ${message}`);
    for (const { state, deviceName, fingerprint } of seals.filter((seal) => seal.state === 'unknown_device')) {
      input.note(`${state}: ${deviceName}, ${fingerprint}`);
    }
    for (const { table, row, reason } of verification.setAside.slice(0, 20)) input.note(`${table}/${row}: ${reason}`);
    return {
      document: { json: verification },
      needsAttention: integrity !== 'ok' || history !== 'ok' || problems.length > 0,
    };
  },
};
