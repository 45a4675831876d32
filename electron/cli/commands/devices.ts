import { AppError } from '#domain/error.ts';
import { acceptDevice, listDevices } from '#services/trust/devices.ts';
import { findOption, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `devices LIBRARY`, `devices LIBRARY --accept FINGERPRINT --name NAME`. */
export const devicesCommand: Command = {
  options: { accept: { type: 'string' }, name: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const file = getWord(input, 0);
    const fingerprint = findOption(input, 'accept');
    const name = findOption(input, 'name');
    if (fingerprint === undefined) return done(withLibrary({ file, access: 'read' }, listDevices));
    if (name === undefined) throw new AppError('USAGE', 'A device is accepted under a name: --name NAME');
    return done(withLibrary({ file, access: 'write' }, (library) => acceptDevice(library, { fingerprint, name })));
  },
};
