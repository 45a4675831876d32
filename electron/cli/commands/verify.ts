import { verifyLibrary } from '#services/verify.ts';
import { getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `verify LIBRARY`: exit status 1 where anything is wrong. */
export const verifyCommand: Command = {
  options: {},
  positionals: [1, 1],
  run: (input) => {
    const verification = withLibrary({ file: getWord(input, 0), access: 'read' }, verifyLibrary);
    const { integrity, history, problems } = verification;
    for (const { where, message } of problems.slice(0, 20)) input.note(`${where}: ${message}`);
    return {
      document: { json: verification },
      needsAttention: integrity !== 'ok' || history !== 'ok' || problems.length > 0,
    };
  },
};
