import { existsSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import { fillWithSurveySample } from '#services/sample/create-sample.ts';
import { getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';

/** `sample survey-206 LIBRARY`: makes the library where it does not exist, else fills it if it is empty. */
export const sampleCommand: Command = {
  options: {},
  positionals: [2, 2],
  run: (input) => {
    const name = getWord(input, 0);
    if (name !== 'survey-206') throw new AppError('USAGE', `No sample ${name}; there is survey-206`, { name });
    const file = getWord(input, 1);
    const library = existsSync(file) ? openLibrary({ file, access: 'write' }) : createLibrary({ file, sample: true });
    try {
      return done(fillWithSurveySample(library));
    } finally {
      closeLibrary(library);
    }
  },
};
