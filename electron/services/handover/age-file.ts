import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createHash } from 'node:crypto';
import { toStorageError } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';

/** The first line of a file in the age format (https://age-encryption.org/v1). */
export const ageMagic = 'age-encryption.org/v1\n';

/** Rounds of scrypt as a power of two, as other age tools take: about a second. */
const usualWorkFactor = 18;

type Job = { readonly from: string; readonly to: string; readonly passphrase: string };
/** `workFactor` is for tests, which cannot wait a second each. */
export type EncryptJob = Job & { readonly workFactor?: number };

/**
 * Encrypts a file under a passphrase in the age format, in pieces: any age tool opens it again.
 * @throws AppError STORAGE_*.
 */
export async function encryptFile({ from, to, passphrase, workFactor }: EncryptJob): Promise<void> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor ?? usualWorkFactor);
  encrypter.setPassphrase(passphrase);
  await inStorage(async () => {
    const encrypted = await encrypter.encrypt(toWeb(from));
    await pipeline(toNode(encrypted), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
  });
}

/**
 * Opens what `encryptFile` or another age tool made. @throws AppError PASSPHRASE_WRONG, FILE_DAMAGED, STORAGE_*.
 */
export async function decryptFile({ from, to, passphrase }: Job): Promise<void> {
  const decrypted = await openAge(from, passphrase);
  await readAge(async () => pipeline(toNode(decrypted), createWriteStream(to, { flags: 'wx', mode: 0o600 })));
}

/** SHA-256 of what an encrypted file holds. @throws AppError PASSPHRASE_WRONG, FILE_DAMAGED, STORAGE_*. */
export async function hashDecrypted(from: string, passphrase: string): Promise<string> {
  const decrypted = await openAge(from, passphrase);
  const hash = createHash('sha256');
  await readAge(async () => {
    for await (const piece of toNode(decrypted)) hash.update(piece as Buffer);
  });
  return hash.digest('hex');
}

async function openAge(from: string, passphrase: string): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(toWeb(from));
  } catch (cause) {
    const error = toStorageError(cause);
    if (error instanceof AppError) throw error;
    const isWrong = cause instanceof Error && /no identity matched/.test(cause.message);
    throw isWrong
      ? new AppError('PASSPHRASE_WRONG', 'The passphrase does not open the file', {}, cause)
      : new AppError('FILE_DAMAGED', 'The encrypted file is damaged', {}, cause);
  }
}

/** Whatever goes wrong after the passphrase was right and is not the disk's doing: the file was cut off or altered. */
async function readAge(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const error = toStorageError(cause);
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_DAMAGED', 'The encrypted file is damaged', {}, cause);
  }
}

async function inStorage(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw toStorageError(cause);
  }
}

function toWeb(file: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file, { highWaterMark: 1024 * 1024 })) as ReadableStream<Uint8Array>;
}

function toNode(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}
