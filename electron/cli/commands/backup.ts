import { resolve } from 'node:path';
import { makeBackup } from '#services/backups/make-backup.ts';
import { hashFile } from '#services/hash-file.ts';
import { findOption, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `backup LIBRARY [--to FOLDER]`: also beside the program that has the library open. Nothing is ever pruned here. */
export const backupCommand: Command = {
  options: { to: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const to = findOption(input, 'to');
    const folder = to === undefined ? null : resolve(to);
    const { file, summary } = withLibrary({ file: getWord(input, 0), access: 'read' }, (library) =>
      makeBackup(library, folder),
    );
    const { enterprises, visits } = summary;
    return done({ file, sha256: hashFile(file), enterprises, visits });
  },
};
