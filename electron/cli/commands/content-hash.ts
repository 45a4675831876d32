import { getContentHash } from '#services/content-hash.ts';
import { getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `content-hash LIBRARY` */
export const contentHashCommand: Command = {
  options: {},
  positionals: [1, 1],
  run: (input) =>
    withLibrary({ file: getWord(input, 0), access: 'read' }, (library) =>
      done({ contentHash: getContentHash(library) }),
    ),
};
