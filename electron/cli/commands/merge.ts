import { AppError } from '#domain/error.ts';
import { backUpBeforeChange } from '#services/backups/make-backup.ts';
import { readPassphrase } from '#services/handover/passphrase-file.ts';
import { listAcceptedKeys } from '#services/trust/devices.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { mergeFiles } from '#services/merge/merge-files.ts';
import type { MergedFile, MergedFiles } from '#services/merge/merge-files.ts';
import { findOption, getWord } from '../arguments.ts';
import type { Command } from '../command.ts';

/**
 * `merge LIBRARY FILE...`: exit status 1 where fields are in conflict afterwards, or some files were refused. Where every
 * file was refused nothing was done, and the first refusal decides the status.
 */
export const mergeCommand: Command = {
  options: { 'passphrase-file': { type: 'string' } },
  positionals: [2, Number.POSITIVE_INFINITY],
  run: async (input) => {
    const passphraseFile = findOption(input, 'passphrase-file');
    const passphrase = passphraseFile === undefined ? {} : { passphrase: readPassphrase(passphraseFile) };
    const library = openLibrary({ file: getWord(input, 0), access: 'write' });
    try {
      const knownKeys = listAcceptedKeys(library.db);
      const merged = await mergeFiles(library, {
        files: input.positionals.slice(1),
        inspect: (file) => inspectForeignFile(file, { knownKeys, ...passphrase }),
        beforeWrite: () => backUpBeforeChange(library),
      });
      for (const file of merged.files) {
        input.note(describe(file));
        if (file.sample)
          input.note(`${file.file}: sample data, its enterprises are invented. They stand among real ones now.`);
      }
      assertSomeTaken(merged);
      const isRefused = merged.files.some(({ status }) => status === 'refused');
      return { document: { json: merged }, needsAttention: merged.conflicts > 0 || isRefused };
    } finally {
      closeLibrary(library);
    }
  },
};

function assertSomeTaken({ files }: MergedFiles): void {
  const [first] = files;
  if (first?.error === undefined || files.some(({ status }) => status !== 'refused')) return;
  const { code, message, details } = first.error;
  throw new AppError(code, message, { ...details, files });
}

function describe({ file, status, error, ...counts }: MergedFile): string {
  if (error !== undefined) return `${file}: ${status} (${error.code}: ${error.message})`;
  return `${file}: ${status}, ${counts.new} new, ${counts.identical} identical, ${counts.merged} merged, ${counts.conflicts} conflicts`;
}
