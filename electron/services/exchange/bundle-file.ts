import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { assertFitting } from '#services/merge/ingest.ts';
import { AppError } from '#domain/error.ts';
import { parseBundle, toBundleText } from '#sync/bundle.ts';
import type { Bundle, BundleFault } from '#sync/bundle.ts';
import type { Entry } from '#sync/entry.ts';

/** What the name of a bundle says. `hash`: the first 32 hexadecimal digits of the SHA-256 of the file. */
export type BundleName = { readonly first: number; readonly last: number; readonly hash: string };

/**
 * Why a file is left alone. `damaged`: not the bytes that its name stands for: half copied, or altered. `hostile`: the
 * right bytes, but nothing that a program of ours writes.
 */
export type BundleRefusal = 'unreadable' | 'damaged' | 'newer' | 'hostile';

/** Larger files are not even copied. */
export const greatestFileBytes = 16 * 1024 * 1024;
/** More than a bundle holds (`greatestTextLength`) and little enough for any memory: a small file may claim to be huge. */
const greatestTextBytes = 64 * 1024 * 1024;
const name = /^([1-9]\d{0,15})-([1-9]\d{0,15})-([0-9a-f]{32})\.bundle$/;

export function parseBundleName(text: string): BundleName | undefined {
  const [, first, last, hash] = name.exec(text) ?? [];
  if (hash === undefined || Number(first) > Number(last)) return undefined;
  return { first: Number(first), last: Number(last), hash };
}

export function toBundleName({ first, last, hash }: BundleName): string {
  return `${first}-${last}-${hash}.bundle`;
}

export type PackedBundle = BundleName & { readonly bytes: Uint8Array };

/** The bytes of a bundle and what they are to be called. */
export function packBundle(bundle: { readonly deviceName: string; readonly entries: readonly Entry[] }): PackedBundle {
  const bytes = deflateSync(toBundleText(bundle));
  const [start] = bundle.entries;
  const end = bundle.entries.at(-1);
  return { first: start?.seq ?? 0, last: end?.seq ?? 0, hash: toShortHash(bytes), bytes };
}

/** Says whether a file still has the bytes that its name stands for; what they mean is not looked at. */
export function findFault(file: string, { hash }: Pick<BundleName, 'hash'>): 'unreadable' | 'damaged' | undefined {
  const bytes = readWhole(file, greatestFileBytes);
  if (bytes === undefined) return 'unreadable';
  return toShortHash(bytes) === hash ? undefined : 'damaged';
}

/** Reads a file of the folder and takes nothing in it on trust. */
export function readBundleFile(
  file: string,
  expected: BundleName & { readonly device: string },
): Bundle | BundleRefusal {
  const bytes = readWhole(file, greatestFileBytes);
  if (bytes === undefined) return 'unreadable';
  if (toShortHash(bytes) !== expected.hash) return 'damaged';
  const text = inflate(bytes);
  const bundle = text === undefined ? 'form' : parseBundle(text);
  if (typeof bundle === 'string') return toRefusal(bundle);
  const isNamed = bundle.device === expected.device && bundle.entries[0]?.entry.seq === expected.first;
  return isNamed && bundle.entries.at(-1)?.entry.seq === expected.last && holdsFitting(bundle) ? bundle : 'hostile';
}

function toRefusal(fault: BundleFault): BundleRefusal {
  return fault === 'newer' ? 'newer' : 'hostile';
}

function holdsFitting({ entries }: Bundle): boolean {
  try {
    for (const entry of entries) assertFitting(entry);
    return true;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'FILE_HOSTILE') return false;
    throw cause;
  }
}

/** Undefined where it is no regular file, empty, larger than `greatestBytes`, or the system does not give it. */
export function readWhole(file: string, greatestBytes: number): Buffer | undefined {
  try {
    // Never waits for the other end of a pipe that lies there under the name of a bundle.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(handle);
      if (!stats.isFile() || stats.size === 0 || stats.size > greatestBytes) return undefined;
      const bytes = Buffer.alloc(stats.size);
      let read = 0;
      for (let some = 1; some > 0 && read < bytes.length; read += some)
        some = readSync(handle, bytes, { offset: read });
      return bytes.subarray(0, read);
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

function inflate(bytes: Buffer): string | undefined {
  try {
    const text = inflateSync(bytes, { maxOutputLength: greatestTextBytes });
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

function toShortHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
