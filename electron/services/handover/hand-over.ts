import type { KeyObject } from 'node:crypto';
import { basename, join } from 'node:path';
import { syncFile } from '#db/durable-file.ts';
import { withStorageErrors } from '#db/errors.ts';
import { insertSeal } from '#db/repositories/seals.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { findHandedOver, listHandOverRows, putHandedOver, putHandOver } from '#db/repositories/hand-overs.ts';
import type { HandOverRow } from '#db/repositories/hand-overs.ts';
import type { MissingAttachment } from '#db/repositories/referred-attachments.ts';
import { AppError } from '#domain/error.ts';
import { hashFile } from '../hash-file.ts';
import { assertNoGradualWrite } from '../journal/under-way.ts';
import type { Library } from '../library.ts';
import { noteOwnKey } from '../trust/devices.ts';
import { toFileCode } from '../trust/digits.ts';
import { toFingerprint } from '../trust/keys.ts';
import { makePrivateFolder, removePrivateFolder } from '../trust/private-folder.ts';
import { checkSeal, removeCoveredSeals } from '../trust/seals.ts';
import { encryptFile, hashDecrypted } from './age-file.ts';
import { checkCopy } from './check-copy.ts';
import { claimOutput, dropOutput, finishOutput, toOutputError } from './output-file.ts';
import type { OutputFile } from './output-file.ts';
import { makePartialCopy } from './partial-copy.ts';
import type { PartialChoice } from './partial-copy.ts';
import { makeSealedCopy, sealWithout } from './sealed-copy.ts';

export type HandOverOptions = {
  /** Where the file is to lie; nothing may lie there yet. */
  readonly out: string;
  /** The device's private key (`getDeviceKey`). */
  readonly key: KeyObject;
  /** Encrypts the file in the age format. */
  readonly passphrase?: string;
  /** Hands over what belongs to these enterprises only. Absent: the whole library. */
  readonly only?: PartialChoice;
  /** For tests: rounds of scrypt as a power of two. */
  readonly workFactor?: number;
  /** Told when each begins; a large library takes a while over each. */
  readonly onStage?: (stage: HandOverStage) => void;
};

/** Copying and sealing, checking the copy from page to content, encrypting, flushing and naming. */
export type HandOverStage = 'copying' | 'checking' | 'encrypting' | 'finishing';

export type HandOver = {
  readonly out: string;
  /** Visits that are not deleted. */
  readonly records: number;
  /** Contents whose bytes are in the file. */
  readonly attachments: number;
  /** Of the file `out` as it lies there. */
  readonly sha256: string;
  /** To be compared over the phone; follows from `sha256`. */
  readonly code: string;
  /** Fingerprint of the key. */
  readonly sealedBy: string;
  readonly deviceName: string;
  readonly madeAt: string;
  readonly seal: SealRow;
  /** What rows refer to and the file does not hold, because it never arrived or is damaged here. */
  readonly missing: readonly MissingAttachment[];
};

/**
 * Hands the library over: a copy at one instant (also beside the program that writes it), sealed, opened again and
 * checked from page to content, then named. Whatever fails, nothing has the name `out`. The library is not written;
 * `recordHandOver` does that.
 * @throws AppError FILE_EXISTS, NOT_FOUND (also an enterprise of `only`), INVALID_REQUEST (`only` names none), FILE_DAMAGED,
 * HISTORY_BROKEN (the library itself is not sound), STORAGE_*.
 */
export async function handOver(library: Library, options: HandOverOptions): Promise<HandOver> {
  const output = claimOutput(options.out);
  try {
    const made = await (options.passphrase === undefined
      ? Promise.resolve(makeChecked(library, output.temporary, options))
      : makeEncrypted(library, output, { ...options, passphrase: options.passphrase }));
    options.onStage?.('finishing');
    const sha256 = hashFile(output.temporary);
    finishOutput(output);
    return { out: output.out, sha256, code: toFileCode(sha256), ...made };
  } catch (cause) {
    dropOutput(output);
    throw toOutputError(output, cause);
  }
}

/** Notes in the library what was handed over, and its seal, which goes on proving the entries. @throws AppError LIBRARY_IN_USE, STORAGE_*. */
export function recordHandOver(library: Library, done: HandOver, key: KeyObject): void {
  const { db, device } = library;
  record(library, { done, key }, () => putHandedOver(db, device.id, countSealedEntries(done.seal, device.id)));
}

/**
 * The same for a part of the library (`only`), after which most of what this device has written is still to be handed
 * over. @throws AppError LIBRARY_IN_USE, STORAGE_*.
 */
export function recordPartialHandOver(library: Library, done: HandOver, key: KeyObject): void {
  const { db, device } = library;
  // What it is now, before the seal of the part is there, which reaches as far as one of the whole library would.
  const before = findHandedOver(db, device.id);
  record(library, { done, key }, () => putHandedOver(db, device.id, before));
}

function record(
  library: Library,
  { done, key }: { readonly done: HandOver; readonly key: KeyObject },
  also: () => void,
): void {
  assertNoGradualWrite(library.db);
  const { madeAt: at, sha256, code, records, attachments, seal } = done;
  const row = { seal: seal.id, at, fileName: basename(done.out), sha256, code, records, attachments };
  withStorageErrors(() => {
    library.db
      .transaction(() => {
        noteOwnKey(library, key);
        insertSeal(library.db, seal);
        removeCoveredSeals(library.db);
        putHandOver(library.db, { ...row, receivedAt: null, receiver: null });
        also();
      })
      .immediate();
  });
}

function countSealedEntries(seal: SealRow, device: string): number {
  return checkSeal(seal)?.seal.checkpoints.find((checkpoint) => checkpoint.device === device)?.count ?? 0;
}

/** What this library was handed over as, newest first. */
export function listHandOvers(library: Library): readonly HandOverRow[] {
  return listHandOverRows(library.db);
}

type Made = Omit<HandOver, 'out' | 'sha256' | 'code'>;

/** Makes the plain file, flushed and checked. */
function makeChecked(library: Library, file: string, { key, only, onStage }: HandOverOptions): Made {
  onStage?.('copying');
  let seal = only === undefined ? makeSealedCopy(library, file, key) : makePartialCopy(library, { file, key, only });
  onStage?.('checking');
  let checked = checkCopy(file, seal);
  if (checked.altered.length > 0) {
    seal = sealWithout(library, { file, key, seal, altered: checked.altered });
    checked = checkCopy(file, seal);
  }
  const { altered, ...held } = checked;
  // What was left behind on purpose is not missing.
  const found = only?.withAttachments === 'none' ? { ...held, missing: [] } : held;
  const signed = checkSeal(seal)?.seal;
  if (altered.length > 0 || signed === undefined) throw new AppError('FILE_DAMAGED', 'The copy is not sound', { file });
  syncFile(file);
  const { deviceName, madeAt } = signed;
  return { ...found, sealedBy: toFingerprint(seal.publicKey), deviceName, madeAt, seal };
}

/** The plain file never lies beside the output, which may be a stick that somebody pulls out. */
async function makeEncrypted(
  library: Library,
  output: OutputFile,
  options: HandOverOptions & { readonly passphrase: string },
): Promise<Made> {
  const { passphrase, workFactor } = options;
  const folder = makePrivateFolder();
  try {
    const plain = join(folder, 'plain.unidb');
    const made = makeChecked(library, plain, options);
    options.onStage?.('encrypting');
    const plainHash = hashFile(plain);
    const factor = workFactor === undefined ? {} : { workFactor };
    await encryptFile({ from: plain, to: output.temporary, passphrase, ...factor });
    syncFile(output.temporary);
    const decryptedHash = await hashDecrypted(output.temporary, passphrase);
    if (decryptedHash !== plainHash) throw new AppError('FILE_DAMAGED', 'The encrypted copy is not sound', {});
    return made;
  } finally {
    removePrivateFolder(folder);
  }
}
