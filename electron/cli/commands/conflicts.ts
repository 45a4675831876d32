import { listFieldConflicts } from '#services/check/conflict-values.ts';
import { getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `conflicts LIBRARY`: exit status 1 where there are any. */
export const conflictsCommand: Command = {
  options: {},
  positionals: [1, 1],
  run: (input) => {
    const conflicts = withLibrary({ file: getWord(input, 0), access: 'read' }, listFieldConflicts);
    return { document: { json: conflicts }, needsAttention: conflicts.length > 0 };
  },
};
