import { writeTemplate } from '#services/import/template/write-template.ts';
import { getLanguage, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';

/** `template FILE.xlsx|FILE.csv [--lang]`: a table to fill in and import. */
export const templateCommand: Command = {
  options: { lang: { type: 'string' } },
  positionals: [1, 1],
  run: async (input) => done(await writeTemplate(getWord(input, 0), getLanguage(input))),
};
