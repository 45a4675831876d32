import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { documentKinds, isDocumentKind } from '#domain/document-kinds.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { documentFormats, getDocumentSource, makeDocumentFile } from '#services/document-files/make-document-file.ts';
import type { DocumentFileFormat } from '#services/document-files/make-document-file.ts';
import { saveFile } from '#services/documents/save-file.ts';
import { writeReportWorkbook } from '#services/report/report-workbook.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { findOption, getLanguage, getWord } from '../arguments.ts';
import { done } from '../command.ts';
import type { Command, CommandInput, CommandOutcome } from '../command.ts';
import { withLibrary } from '../with-library.ts';

/**
 * `report LIBRARY --inspection ID --format docx|pdf|html --kind KIND --out FILE [--lang LANGUAGE]`: one document.
 * `report LIBRARY --format xlsx --out FILE [--lang LANGUAGE]`: the workbook of the whole library.
 */
export const reportCommand: Command = {
  options: {
    inspection: { type: 'string' },
    format: { type: 'string' },
    kind: { type: 'string' },
    out: { type: 'string' },
    lang: { type: 'string' },
  },
  positionals: [1, 1],
  run: async (input) => {
    const library = getWord(input, 0);
    const out = getOption(input, 'out');
    assertElsewhere(library, out);
    const format = getOption(input, 'format');
    return format === 'xlsx' ? writeWorkbook(input, { library, out }) : writeDocument(input, { library, out, format });
  },
};

type Target = { readonly library: string; readonly out: string };

async function writeWorkbook(input: CommandInput, { library: file, out }: Target): Promise<CommandOutcome> {
  for (const name of ['inspection', 'kind'])
    if (findOption(input, name) !== undefined)
      throw new AppError('USAGE', `The workbook is of the whole library: --${name} does not belong to it`);
  const language = getLanguage(input);
  const library = openLibrary({ file, access: 'read' });
  try {
    const { sha256 } = await writeReportWorkbook(library, out, language);
    return done({ out, sha256 });
  } finally {
    closeLibrary(library);
  }
}

async function writeDocument(
  input: CommandInput,
  { library, out, format: word }: Target & { readonly format: string },
): Promise<CommandOutcome> {
  const format = toFormat(word);
  const request = {
    inspectionId: getOption(input, 'inspection'),
    kind: toKind(getOption(input, 'kind')),
    format,
    ...(findOption(input, 'lang') === undefined ? {} : { language: getLanguage(input) }),
  };
  const source = withLibrary({ file: library, access: 'read' }, (open) => getDocumentSource(open, request));
  const { bytes, pages, missingCharacters } = await makeDocumentFile(source, format);
  saveFile(out, bytes);
  if (missingCharacters.length > 0)
    input.note(`Not in the program's fonts, drawn by a font of the system: ${missingCharacters.join(' ')}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return done({ out, ...(pages === undefined ? {} : { pages }), sha256 });
}

function getOption(input: CommandInput, name: string): string {
  const value = findOption(input, name);
  if (value === undefined || value === '') throw new AppError('USAGE', `--${name} is missing; see --help`);
  return value;
}

function toFormat(word: string): DocumentFileFormat {
  const format = documentFormats.find((known) => known === word);
  if (format !== undefined) return format;
  throw new AppError('USAGE', `Unknown format ${word}; use docx, pdf, html or xlsx`, { word });
}

/** `notice` is the notice that is usual: the rectification opinion. */
function toKind(word: string): DocumentKind {
  if (word === 'notice') return 'opinion';
  if (isDocumentKind(word)) return word;
  throw new AppError('USAGE', `Unknown kind ${word}; use notice, ${documentKinds.join(', ')}`, { word });
}

/** A slip of the hand must not put a document in the place of the library. */
function assertElsewhere(library: string, out: string): void {
  if (!existsSync(library) || !existsSync(out)) return;
  if (realpathSync(library) === realpathSync(out))
    throw new AppError('USAGE', 'The document would take the place of the library', { out });
}
