import { closeLibrary, createLibrary } from '#services/library.ts';
import { findOption, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command } from '../command.ts';

/** `create LIBRARY [--inspector NAME]` */
export const createCommand: Command = {
  options: { inspector: { type: 'string' } },
  positionals: [1, 1],
  run: (input) => {
    const inspectorName = findOption(input, 'inspector');
    const library = createLibrary({
      file: getWord(input, 0),
      ...(inspectorName === undefined ? {} : { inspectorName }),
    });
    try {
      return done({ library: library.libraryId, device: library.device.id, file: library.file });
    } finally {
      closeLibrary(library);
    }
  },
};
