import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { constants, lstatSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { toStorageError, withStorageErrors } from '#db/errors.ts';
import { isOpenHere } from '#db/open-files.ts';
import { AppError } from '#domain/error.ts';

const pieceBytes = 1024 * 1024;

export type CopiedFile = { readonly sha256: string; readonly bytes: number; readonly start: Buffer };

export type CopyJob = {
  readonly from: string;
  readonly to: string;
  readonly mostBytes: number;
  /** Ends the copying. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Copies a file of somebody else while hashing it, in pieces, with the event loop free in between. The file is opened
 * for reading only, never through a link.
 * @throws AppError NOT_FOUND, FILE_NOT_OURS (no regular file), FILE_TOO_LARGE, FILE_CHANGED (while it was read),
 * LIBRARY_IN_USE (open here, or a log lies
 * beside it: what it holds is not whole without), INVALID_REQUEST (stopped by the signal), STORAGE_*.
 */
export async function copyPrivately(job: CopyJob): Promise<CopiedFile> {
  assertRegular(job);
  assertClosed(job.from);
  try {
    // A pipe put in its place meanwhile would hold the opening up for ever; Windows has neither flag.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const source = await open(job.from, flags);
    try {
      return await copyOpen(source, job);
    } finally {
      await source.close();
    }
  } catch (cause) {
    throw toStorageError(cause);
  }
}

function assertRegular({ from, mostBytes }: CopyJob): void {
  const stats = withStorageErrors(() => lstatSync(from, { throwIfNoEntry: false }));
  if (stats === undefined) throw new AppError('NOT_FOUND', `No file ${from}`, { file: from });
  if (!stats.isFile()) throw new AppError('FILE_NOT_OURS', 'Not a regular file', { file: from });
  assertSize(stats.size, { from, mostBytes });
}

function assertSize(bytes: number, { from, mostBytes }: Omit<CopyJob, 'to'>): void {
  if (bytes <= mostBytes) return;
  throw new AppError('FILE_TOO_LARGE', 'The file is larger than allowed', { file: from, bytes, mostBytes });
}

function assertClosed(file: string): void {
  // Letting go of a file that this program has open would drop SQLite's locks on it.
  if (isOpenHere(file)) throw new AppError('LIBRARY_IN_USE', 'The file is open in this program', { file });
  for (const suffix of ['-wal', '-journal']) {
    const beside = file + suffix;
    if ((statSync(beside, { throwIfNoEntry: false })?.size ?? 0) === 0) continue;
    throw new AppError('LIBRARY_IN_USE', 'A log lies beside the file: it was not closed, or is in use', {
      file: beside,
    });
  }
}

async function copyOpen(source: FileHandle, job: CopyJob): Promise<CopiedFile> {
  const before = await source.stat({ bigint: true });
  if (!before.isFile()) throw new AppError('FILE_NOT_OURS', 'Not a regular file', { file: job.from });
  assertSize(Number(before.size), job);
  const target = await open(job.to, 'wx', 0o600);
  try {
    const { signal } = job;
    const copied = await readOnce(source, { bytes: Number(before.size), target, signal });
    const again = await readOnce(source, { bytes: Number(before.size), signal });
    const after = await source.stat({ bigint: true });
    const byPath = statSync(job.from, { throwIfNoEntry: false, bigint: true });
    const isSame = byPath !== undefined && [after, byPath].every((stats) => isUnchanged(before, stats));
    if (!isSame || again.sha256 !== copied.sha256 || copied.bytes !== Number(before.size)) {
      throw new AppError('FILE_CHANGED', 'The file changed while it was read', { file: job.from });
    }
    await target.sync();
    return copied;
  } finally {
    await target.close();
  }
}

function isUnchanged(before: BigIntStats, after: BigIntStats): boolean {
  return before.ino === after.ino && before.size === after.size && before.mtimeNs === after.mtimeNs;
}

type Reading = { readonly bytes: number; readonly target?: FileHandle; readonly signal?: AbortSignal | undefined };

/** Reads from the beginning: what was there when it began and, if more came, one byte of it. */
async function readOnce(source: FileHandle, { bytes, target, signal }: Reading): Promise<CopiedFile> {
  const hash: Hash = createHash('sha256');
  const piece = Buffer.alloc(pieceBytes);
  let start = Buffer.alloc(0);
  let position = 0;
  while (position <= bytes) {
    if (signal?.aborted === true) throw new AppError('INVALID_REQUEST', 'Copying was cancelled', { cancelled: true });
    const { bytesRead } = await source.read(piece, 0, Math.min(pieceBytes, bytes + 1 - position), position);
    if (bytesRead === 0) break;
    const read = piece.subarray(0, bytesRead);
    if (position === 0) start = Buffer.from(read.subarray(0, 100));
    hash.update(read);
    if (target !== undefined) await writeAll(target, read);
    position += bytesRead;
  }
  return { sha256: hash.digest('hex'), bytes: position, start };
}

/** A disk that fills up takes a part of what it is given before it refuses the rest. */
async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await target.write(bytes, written, bytes.length - written)).bytesWritten;
}
