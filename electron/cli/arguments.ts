import { parseArgs } from 'node:util';
import { AppError } from '#domain/error.ts';
import { isLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import type { Command, CommandInput } from './command.ts';

/**
 * Reads a command's words and options.
 * @throws AppError USAGE where an option is not known, lacks its value, or words are missing or left over.
 */
export function parseCommandArguments(command: Command, words: readonly string[]): Omit<CommandInput, 'note'> {
  const { positionals, values } = readWords(command, words);
  const [least, most] = command.positionals;
  if (positionals.length < least)
    throw new AppError('USAGE', 'Something is missing; see --help', { given: positionals });
  if (positionals.length > most) {
    throw new AppError('USAGE', `Not understood: ${positionals.slice(most).join(' ')}`, { given: positionals });
  }
  return { positionals, options: values };
}

function readWords(
  { options }: Command,
  words: readonly string[],
): { readonly positionals: readonly string[]; readonly values: CommandInput['options'] } {
  try {
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { positionals: parsed.positionals, values: toValues(parsed.values) };
  } catch (error) {
    throw new AppError('USAGE', error instanceof Error ? error.message : String(error), {}, error);
  }
}

function toValues(values: Readonly<Record<string, unknown>>): CommandInput['options'] {
  const toValue = (value: unknown): CommandInput['options'][string] => {
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    return Array.isArray(value) ? value.map(String) : undefined;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toValue(value)]));
}

/** The word at a place that `positionals` says is there. */
export function getWord(input: Pick<CommandInput, 'positionals'>, index: number): string {
  const word = input.positionals[index];
  if (word === undefined || word === '') throw new AppError('USAGE', 'A file name is missing; see --help');
  return word;
}

/** The text of an option, or undefined where it was not given. */
export function findOption(input: Pick<CommandInput, 'options'>, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be given several times; none where it was not given. */
export function listOption(input: Pick<CommandInput, 'options'>, name: string): readonly string[] {
  const value = input.options[name];
  return typeof value === 'object' ? value : [];
}

/**
 * The language asked for with `--lang`; simplified Chinese where none was.
 * @throws AppError USAGE for another word.
 */
export function getLanguage(input: Pick<CommandInput, 'options'>): Language {
  const word = findOption(input, 'lang') ?? 'zh-Hans';
  if (!isLanguage(word)) throw new AppError('USAGE', `Unknown language ${word}; use zh-Hans, zh-Hant or en`, { word });
  return word;
}
