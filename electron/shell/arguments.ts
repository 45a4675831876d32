/** How the program was started. */
export type StartArguments =
  | { readonly mode: 'window'; readonly library?: string }
  | { readonly mode: 'command-line'; readonly commandLine: readonly string[] }
  | { readonly mode: 'version' };

export type ArgumentSource = {
  readonly argv: readonly string[];
  /** True when a plain Electron runs the program: the first word is then the program's folder. */
  readonly startedByDefaultApp: boolean;
};

/**
 * Reads the process's arguments. `cli` as the first word hands all that follows to the command line; `--library FILE`
 * names the library to open; switches of the browser underneath are passed over.
 */
export function parseArguments(source: ArgumentSource): StartArguments {
  const words = source.argv.slice(1);
  const firstWord = words.findIndex((word) => !word.startsWith('-'));
  const own = source.startedByDefaultApp && firstWord >= 0 ? words.toSpliced(0, firstWord + 1) : words;
  const first = own.findIndex((word) => !word.startsWith('-'));
  if (first >= 0 && own[first] === 'cli' && !own.slice(0, first).includes('--library')) {
    return { mode: 'command-line', commandLine: own.slice(first + 1) };
  }
  if (own.includes('--version')) return { mode: 'version' };
  const library = findOption(own, '--library');
  return library === undefined ? { mode: 'window' } : { mode: 'window', library };
}

function findOption(words: readonly string[], name: string): string | undefined {
  const joined = words.find((word) => word.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1) || undefined;
  const position = words.indexOf(name);
  const value = position < 0 ? undefined : words[position + 1];
  return value === undefined || value === '' ? undefined : value;
}
