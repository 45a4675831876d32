import { readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { ageMagic } from '../handover/age-file.ts';
import { assertForeignHeader } from './check-foreign.ts';
import { toFileCode } from './digits.ts';
import { runForeignProcess } from './foreign-process.ts';
import { foreignNames, mostAnswerBytes, parseForeignAnswer } from './foreign-summary.ts';
import type { ForeignAnswer, ForeignSummary } from './foreign-summary.ts';
import { copyPrivately } from './private-copy.ts';
import type { CopiedFile } from './private-copy.ts';
import { makePrivateFolder, removePrivateFolder } from './private-folder.ts';

export type ForeignFile = {
  /** The path that was given; never written, and not needed any more. */
  readonly original: string;
  /** The private copy that was checked (and migrated where it was older), as a plain library file. */
  readonly file: string;
  /** Of the file as it came. */
  readonly sha256: string;
  /** Of the file as it came, to compare over the phone. */
  readonly code: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  readonly summary: ForeignSummary;
  /** Removes the private copy. Safe to call twice. */
  readonly dispose: () => void;
};

export type InspectOptions = {
  /** Public keys that the caller's library has accepted (`listAcceptedKeys`). */
  readonly knownKeys?: readonly string[];
  readonly passphrase?: string;
  /** Largest file that is read; absent: 8 GiB. */
  readonly mostBytes?: number;
  /** How long the check may take; absent: a minute, and a second for every 10 MiB. */
  readonly deadlineMs?: number;
  /** Ends it: INVALID_REQUEST, and no copy is left. */
  readonly signal?: AbortSignal;
  /** Told when each begins. */
  readonly onStage?: (stage: 'copying' | 'checking') => void;
};

const usualMostBytes = 8 * 1024 ** 3;
const leastDeadlineMs = 60_000;
const bytesPerSecond = 10 * 1024 ** 2;

/**
 * Looks into a file from somebody else without trusting any of it: copied to a private folder while it is hashed, its
 * header read without SQLite, everything else checked in a separate process with a deadline. The file itself is only
 * ever read, and nothing is written beside it.
 * @throws AppError NOT_FOUND, FILE_NOT_OURS, FILE_DAMAGED, FILE_NEWER, FILE_HOSTILE, FILE_CHANGED, FILE_TOO_LARGE,
 * LIBRARY_IN_USE, HISTORY_BROKEN, MIGRATION_EDITED, PASSPHRASE_NEEDED, PASSPHRASE_WRONG, INVALID_REQUEST (stopped by the signal), STORAGE_*.
 */
export async function inspectForeignFile(path: string, options: InspectOptions = {}): Promise<ForeignFile> {
  const folder = makePrivateFolder();
  const dispose = (): void => removePrivateFolder(folder);
  try {
    const received = join(folder, foreignNames.received);
    const { signal, onStage, mostBytes = usualMostBytes } = options;
    onStage?.('copying');
    const copied = await copyPrivately({ from: path, to: received, mostBytes, signal });
    onStage?.('checking');
    const isEncrypted = prepareCopy({ path, folder, copied }, options);
    const deadlineMs = options.deadlineMs ?? leastDeadlineMs + Math.ceil((copied.bytes / bytesPerSecond) * 1000);
    const { passphrase, knownKeys = [] } = options;
    const secret = isEncrypted && passphrase !== undefined ? { passphrase } : {};
    await runForeignProcess({ folder, knownKeys, ...secret }, deadlineMs, signal);
    const summary = takeSummary(folder);
    const file = join(folder, foreignNames.library);
    const { sha256, bytes } = copied;
    return { original: path, file, sha256, code: toFileCode(sha256), bytes, isEncrypted, summary, dispose };
  } catch (cause) {
    dispose();
    throw namingFile(cause, path);
  }
}

/** People know the file by the path they gave, not by that of the private copy. */
function namingFile(cause: unknown, path: string): unknown {
  if (!(cause instanceof AppError)) return cause;
  return new AppError(cause.code, cause.message, { ...cause.details, file: path }, cause);
}

type Received = { readonly path: string; readonly folder: string; readonly copied: CopiedFile };

/** @returns whether the copy is encrypted; a plain one gets its name and its header is looked at. */
function prepareCopy({ path, folder, copied }: Received, { passphrase }: InspectOptions): boolean {
  if (copied.start.toString('latin1').startsWith(ageMagic)) {
    if (passphrase !== undefined) return true;
    throw new AppError('PASSPHRASE_NEEDED', 'The file is encrypted', { file: path });
  }
  const file = join(folder, foreignNames.library);
  renameSync(join(folder, foreignNames.received), file);
  assertForeignHeader(file);
  return false;
}

/** @throws AppError what the process found; FILE_HOSTILE where it ended without an answer in its form. */
function takeSummary(folder: string): ForeignSummary {
  const answer = readAnswer(join(folder, foreignNames.answer));
  if (answer === undefined)
    throw new AppError('FILE_HOSTILE', 'The process that checked the file did not come to an end');
  if (answer.kind === 'refused') throw new AppError(answer.code, answer.message, answer.details);
  return answer.summary;
}

function readAnswer(file: string): ForeignAnswer | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 || size > mostAnswerBytes) return undefined;
  return parseForeignAnswer(readFileSync(file, 'utf8'));
}
