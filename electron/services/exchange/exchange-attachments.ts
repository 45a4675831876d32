import { createHash, randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findAttachmentRow, insertPiece, putAttachmentRow, removeUnnamedPieces } from '#db/repositories/attachments.ts';
import { listReferredAttachments } from '#db/repositories/referred-attachments.ts';
import type { ReferredAttachment } from '#db/repositories/referred-attachments.ts';
import { withStorageErrors } from '#db/errors.ts';
import { AppError } from '#domain/error.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { iterateAttachmentPieces } from '#services/attachments.ts';
import { assertNoGradualWrite } from '#services/journal/under-way.ts';
import { hashFile } from '#services/hash-file.ts';
import type { Library } from '#services/library.ts';
import type { Pause } from '#services/merge/slices.ts';
import { removeLeftOvers, writeDurably } from './write-file.ts';
import type { Place } from './write-file.ts';

type Request = { readonly place: Place; readonly pause: Pause };

export type Exchanged = {
  readonly count: number;
  /** Files or contents whose bytes are not those of their hash. */
  readonly altered: readonly string[];
};

/** Larger files are left alone: nothing that a program of ours stores is. */
const greatestBytes = 2 * 1024 ** 3;
/** Contents in the folder whose bytes are held against their hash at an exchange: all of them where they are not more. */
const checkedContents = 16;

/** Where the folder keeps a content, by its hash alone: nothing that anybody chose is ever a path, as a forged hash would be. */
function toPath(folder: string, sha256: string): string {
  return join(folder, 'attachments', sha256.slice(0, 2), sha256);
}

/**
 * Fetches the contents that rows name, that are not here, and that the folder holds, each held against its hash before
 * it counts. One that the folder does not hold either has not arrived yet: a normal state.
 * @throws AppError LIBRARY_IN_USE, STORAGE_*; what was fetched until then stays.
 */
export async function receiveAttachments(library: Library, { place, pause }: Request): Promise<Exchanged> {
  const altered: string[] = [];
  let count = 0;
  for (const { sha256, isPresent } of listReferred(library)) {
    const handle = isPresent ? undefined : tryToOpen(toPath(place.folder, sha256));
    if (handle === undefined) continue;
    try {
      const outcome = await fetchContent(library, { sha256, handle, pause });
      if (outcome === 'fetched') count += 1;
      if (outcome === 'altered') altered.push(sha256);
    } finally {
      closeSync(handle);
    }
  }
  return { count, altered };
}

function listReferred({ db }: Library): readonly ReferredAttachment[] {
  return listReferredAttachments(db).filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256));
}

type Fetch = { readonly sha256: string; readonly handle: number; readonly pause: Pause };

/** `unreadable`: the system does not give all of it, as where a stick was pulled out. That says nothing of the content. */
async function fetchContent(
  library: Library,
  { sha256, handle, pause }: Fetch,
): Promise<'fetched' | 'altered' | 'unreadable'> {
  const { db } = library;
  const piecesId = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  let pieces = 0;
  let bytes = readPiece(handle);
  // A file that goes on growing while it is read is not what its name says, and ends here.
  while (bytes !== undefined && bytes.length > 0 && size <= greatestBytes) {
    const piece = { piecesId, n: pieces, bytes };
    hash.update(bytes);
    assertNoGradualWrite(db);
    withStorageErrors(() => insertPiece(db, piece));
    size += bytes.length;
    pieces += 1;
    await pause();
    bytes = readPiece(handle);
  }
  const isWhole = bytes !== undefined && hash.digest('hex') === sha256;
  assertNoGradualWrite(db);
  withStorageErrors(() => {
    if (isWhole) putAttachmentRow(db, { sha256, piecesId, pieces, size });
    else removeUnnamedPieces(db, piecesId, pieces);
  });
  if (isWhole) return 'fetched';
  return bytes === undefined ? 'unreadable' : 'altered';
}

/** Undefined where the system does not give it. */
function readPiece(handle: number): Buffer | undefined {
  const bytes = Buffer.alloc(pieceBytes);
  let read = 0;
  try {
    for (let some = 1; some > 0 && read < bytes.length; read += some) some = readSync(handle, bytes, { offset: read });
  } catch {
    return undefined;
  }
  return bytes.subarray(0, read);
}

function tryToOpen(file: string): number | undefined {
  try {
    // Never waits for the other end of a pipe that lies there under the name of a content.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(handle);
    if (stats.isFile() && stats.size <= greatestBytes) return handle;
    closeSync(handle);
    return undefined;
  } catch {
    return undefined;
  }
}

/** Writes the contents that rows name and that the folder lacks, or holds damaged. @throws AppError STORAGE_*. */
export async function sendAttachments(library: Library, { place, pause }: Request): Promise<Exchanged> {
  const altered: string[] = [];
  let count = 0;
  const present = listReferred(library).filter(({ isPresent }) => isPresent);
  const share = checkedContents / present.length;
  for (const { sha256 } of present) {
    const file = toPath(place.folder, sha256);
    if (isThere(library, { sha256, file, isReadAgain: Math.random() < share })) continue;
    removeLeftOvers(dirname(file), library.device.id);
    if (writeContent(library, { sha256, file, place })) count += 1;
    else altered.push(sha256);
    await pause();
  }
  return { count, altered };
}

type Content = { readonly sha256: string; readonly file: string };

function isThere({ db }: Library, { sha256, file, isReadAgain }: Content & { readonly isReadAgain: boolean }): boolean {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() !== true || stats.size !== findAttachmentRow(db, sha256)?.size) return false;
    return !isReadAgain || hashFile(file) === sha256;
  } catch {
    // What nobody can read does nobody any good.
    return false;
  }
}

function writeContent(library: Library, { sha256, file, place }: Content & { readonly place: Place }): boolean {
  try {
    const { id: writer } = library.device;
    writeDurably({ place, file, writer }, iterateAttachmentPieces(library, sha256));
    return true;
  } catch (cause) {
    if (cause instanceof AppError && cause.code.startsWith('ATTACHMENT_')) return false;
    throw cause;
  }
}
