import { AppError } from '#domain/error.ts';
import type { Command } from '../command.ts';

/** Commands of later versions: known, so that nobody takes them for misspelt. Their options are not looked at. */
export const notAvailableCommand: Command = {
  options: Object.fromEntries(
    ['passphrase-file', 'inspection', 'format', 'kind', 'out', 'lang'].map((name) => [
      name,
      { type: 'string' as const },
    ]),
  ),
  positionals: [0, Number.POSITIVE_INFINITY],
  run: () => {
    throw new AppError('USAGE', 'not available in this version');
  },
};
