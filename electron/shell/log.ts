import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Words that name what happened; values are codes, counts and identifiers of the program, never what people typed. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, error: unknown, fields?: LogFields) => void;
};

export type LogOptions = {
  readonly file: string;
  /** The file is put aside at this size, in bytes. */
  readonly maxBytes?: number;
  /** How many put aside are kept. */
  readonly keep?: number;
  readonly now?: () => Date;
};

// Messages of these are about code. Others may quote what was read or typed and are left out.
const tellingNames = new Set(['TypeError', 'RangeError', 'ReferenceError', 'AppError', 'SqliteError']);

/** Opens a log of one JSON object per line. Logging never throws: a full disk must not stop the work. */
export function openLog(options: LogOptions): Log {
  const write = (level: string, event: string, fields: LogFields): void => {
    const time = (options.now?.() ?? new Date()).toISOString();
    try {
      mkdirSync(dirname(options.file), { recursive: true });
      rotate(options);
      appendFileSync(options.file, `${JSON.stringify({ time, level, event, ...fields })}\n`);
    } catch {
      // Nowhere left to tell.
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, ...describeError(error) }),
  };
}

/** The part of an error that may be written down: kind, code and place in the code, with file names but no folders. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const message = tellingNames.has(error.name) ? withoutFolders(error.message) : undefined;
  const cause = error.cause instanceof Error ? JSON.stringify(describeError(error.cause)) : undefined;
  return { error: error.name, code, message, stack: placesOf(error), cause };
}

function placesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines
    .slice(0, 12)
    .map((line) => withoutFolders(line.trim()))
    .join(' | ');
}

/** Folders can hold the name of the person who is logged in. */
function withoutFolders(text: string): string {
  return text.replaceAll(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][^\\/:()\s'"]+)*[\\/]/g, '');
}

function rotate(options: LogOptions): void {
  const { file, maxBytes = 1_000_000, keep = 3 } = options;
  if (!existsSync(file) || statSync(file).size < maxBytes) return;
  rmSync(`${file}.${keep}`, { force: true });
  for (let number = keep - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}
