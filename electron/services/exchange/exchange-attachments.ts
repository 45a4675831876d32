import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { insertPiece, putAttachmentRow, removeUnnamedPieces } from '#db/repositories/attachments.ts';
import { listReferredAttachments } from '#db/repositories/referred-attachments.ts';
import { withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { iterateAttachmentPieces } from '#services/attachments.ts';
import { assertNoGradualWrite } from '#services/journal/gradual-write.ts';
import type { Library } from '#services/library.ts';
import type { Pause } from '#services/merge/slices.ts';
import { removeLeftOvers, writeDurably } from './write-file.ts';

type Request = { readonly folder: string; readonly pause: Pause };

export type Exchanged = {
  readonly count: number;
  /** Files or contents whose bytes are not those of their hash. */
  readonly altered: readonly string[];
};

/** Larger files are left alone: nothing that a program of ours stores is. */
const greatestBytes = 2 * 1024 ** 3;

/** Where the folder keeps a content, by its hash alone: no name that anybody chose is ever a path. */
function toPath(folder: string, sha256: string): string {
  return join(folder, 'attachments', sha256.slice(0, 2), sha256);
}

/**
 * Fetches the contents that rows name, that are not here, and that the folder holds, each held against its hash before
 * it counts. One that the folder does not hold either has not arrived yet: a normal state.
 * @throws AppError LIBRARY_IN_USE, STORAGE_*; what was fetched until then stays.
 */
export async function receiveAttachments(library: Library, { folder, pause }: Request): Promise<Exchanged> {
  const altered: string[] = [];
  let count = 0;
  for (const { sha256, isPresent } of listReferredAttachments(library.db)) {
    const handle = isPresent ? undefined : tryToOpen(toPath(folder, sha256));
    if (handle === undefined) continue;
    try {
      if (await fetchContent(library, { sha256, handle, pause })) count += 1;
      else altered.push(sha256);
    } finally {
      closeSync(handle);
    }
  }
  return { count, altered };
}

type Fetch = { readonly sha256: string; readonly handle: number; readonly pause: Pause };

async function fetchContent(library: Library, { sha256, handle, pause }: Fetch): Promise<boolean> {
  const { db } = library;
  const piecesId = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  let pieces = 0;
  for (let bytes = readPiece(handle); bytes.length > 0; bytes = readPiece(handle)) {
    const piece = { piecesId, n: pieces, bytes };
    hash.update(bytes);
    assertNoGradualWrite(db);
    withStorageErrors(() => insertPiece(db, piece));
    size += bytes.length;
    pieces += 1;
    await pause();
  }
  const isWhole = hash.digest('hex') === sha256;
  assertNoGradualWrite(db);
  withStorageErrors(() => {
    if (isWhole) putAttachmentRow(db, { sha256, piecesId, pieces, size });
    else removeUnnamedPieces(db, piecesId, pieces);
  });
  return isWhole;
}

/** A piece that cannot be read ends the content: then its hash is not right. */
function readPiece(handle: number): Buffer {
  const bytes = Buffer.alloc(pieceBytes);
  let read = 0;
  try {
    for (let some = 1; some > 0 && read < bytes.length; read += some) some = readSync(handle, bytes, { offset: read });
  } catch {
    return Buffer.alloc(0);
  }
  return bytes.subarray(0, read);
}

function tryToOpen(file: string): number | undefined {
  try {
    if (!statSync(file).isFile()) return undefined;
    const handle = openSync(file, 'r');
    const stats = fstatSync(handle);
    if (stats.isFile() && stats.size <= greatestBytes) return handle;
    closeSync(handle);
    return undefined;
  } catch {
    return undefined;
  }
}

/** Writes the contents that rows name and that the folder lacks. @throws AppError STORAGE_*. */
export async function sendAttachments(library: Library, { folder, pause }: Request): Promise<Exchanged> {
  const altered: string[] = [];
  let count = 0;
  for (const { sha256, isPresent } of listReferredAttachments(library.db)) {
    const file = toPath(folder, sha256);
    if (!isPresent || statSync(file, { throwIfNoEntry: false })?.isFile() === true) continue;
    removeLeftOvers(dirname(file), library.device.id);
    if (writeContent(library, sha256, file)) count += 1;
    else altered.push(sha256);
    await pause();
  }
  return { count, altered };
}

function writeContent(library: Library, sha256: string, file: string): boolean {
  try {
    writeDurably(file, library.device.id, iterateAttachmentPieces(library, sha256));
    return true;
  } catch (cause) {
    if (cause instanceof AppError && cause.code.startsWith('ATTACHMENT_')) return false;
    throw cause;
  }
}
