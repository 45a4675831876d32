import { backUpBeforeChange } from '#services/backups/make-backup.ts';
import { importFile } from '#services/import/import-file.ts';
import { getLanguage, getWord } from '../arguments.ts';
import type { Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/** `import LIBRARY FILE [--dry-run]`: exit status 1 and nothing written where a record is rejected. */
export const importCommand: Command = {
  options: { 'dry-run': { type: 'boolean' }, lang: { type: 'string' } },
  positionals: [2, 2],
  run: (input) => {
    const isDryRun = input.options['dry-run'] === true;
    const request = {
      file: getWord(input, 1),
      mode: isDryRun ? 'check' : 'write',
      language: getLanguage(input),
    } as const;
    const access = isDryRun ? 'read' : 'write';
    const result = withLibrary({ file: getWord(input, 0), access }, (library) => {
      if (!isDryRun) backUpBeforeChange(library);
      return importFile(library, request);
    });
    for (const { record, fact, message, row, column = '' } of result.rejected.slice(0, 20))
      input.note(`record ${record}${row === undefined ? '' : ` (cell ${column}${row})`}: ${fact}: ${message}`);
    return { document: { json: { ...result, dryRun: isDryRun } }, needsAttention: result.rejected.length > 0 };
  },
};
