import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command line writes: one JSON document to `stdout`, everything for people to `stderr`. */
export type CommandLineIo = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
};

/** The words of a command line after its command, already checked against the command's options. */
export type CommandInput = {
  readonly positionals: readonly string[];
  /** An option that may be given several times is a list. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** One line of progress for people. */
  readonly note: (line: string) => void;
};

export type CommandOutcome = {
  /** What goes to standard output: a value, or the pieces of a JSON text where it is long. */
  readonly document: { readonly json: unknown } | { readonly pieces: Iterable<string> };
  /** Done, but the user must look at something (rejected records, conflicts, a broken history): exit status 1. */
  readonly needsAttention: boolean;
};

/** The outcome of a command that got done without anything to look at. */
export function done(json: unknown): CommandOutcome {
  return { document: { json }, needsAttention: false };
}

/** Done, with a document that is written piece by piece. */
export function doneInPieces(pieces: Iterable<string>): CommandOutcome {
  return { document: { pieces }, needsAttention: false };
}

export type Command = {
  readonly options: ParseArgsOptionsConfig;
  /** Fewest and most words besides options. */
  readonly positionals: readonly [least: number, most: number];
  /** @throws AppError with the code that decides the exit status. */
  readonly run: (input: CommandInput) => CommandOutcome | Promise<CommandOutcome>;
};

/** A command as listed by `--help`; its code is loaded only when it runs. */
export type CommandEntry = {
  readonly name: string;
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly load: () => Promise<Command>;
};
