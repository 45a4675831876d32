import { computeStatistics } from '#services/statistics/compute-statistics.ts';
import { parseWhere } from '#services/statistics/parse-where.ts';
import { findOption, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `stats LIBRARY [--where key=value,…]` */
export const statsCommand: Command = {
  options: { where: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const filter = parseWhere(findOption(input, 'where') ?? '');
    const file = getWord(input, 0);
    return done(withLibrary({ file, access: 'read' }, (library) => computeStatistics(library, filter)));
  },
};
