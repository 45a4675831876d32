import { inflateRawSync } from 'node:zlib';
import { AppError } from '#domain/error.ts';

/** One file in a zip archive, as its directory tells; sizes in bytes. */
type ZipEntry = {
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

export type ZipArchive = { readonly bytes: Buffer; readonly entries: ReadonlyMap<string, ZipEntry> };

/** A workbook that would unpack to more is refused before any of it is unpacked. */
export const greatestUnpackedBytes = 512 * 1024 * 1024;
const mostEntries = 10_000;
const stored = 0;
const deflated = 8;
const zip64Mark = 0xff_ff_ff_ff;

/**
 * Reads the directory of a zip archive and unpacks nothing.
 * @throws AppError IMPORT_UNREADABLE with `reason`: no zip, encrypted, of a kind that workbooks never are, or one that
 * would unpack to more than `greatestUnpackedBytes`.
 */
export function openZip(content: Uint8Array): ZipArchive {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.subarray(Math.max(0, bytes.length - 65_557)).lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1) throw unreadable('Not a zip archive, so no workbook', 'not_a_zip');
  const entries = readWithin(() => readEntries(bytes, Math.max(0, bytes.length - 65_557) + end));
  const size = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (size > greatestUnpackedBytes) throw unreadable(`The workbook would unpack to ${size} bytes`, 'zip_bomb');
  return { bytes, entries };
}

/**
 * Unpacks one file of the archive, and not a byte more than its directory promises.
 * @throws AppError IMPORT_UNREADABLE where it is damaged or larger than it says.
 */
export function findZipFile({ bytes, entries }: ZipArchive, name: string): Buffer | undefined {
  const entry = entries.get(name);
  if (entry === undefined) return undefined;
  return readWithin(() => {
    const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
    const packed = bytes.subarray(start, start + entry.packedSize);
    if (entry.method === stored) return packed;
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    if (content.length !== entry.size) throw unreadable(`${name} is not as long as it says`, 'damaged');
    return content;
  });
}

/** The error of a workbook that cannot be read; `reason` is for programs. */
export function unreadable(message: string, reason: string, cause?: unknown): AppError {
  return new AppError('IMPORT_UNREADABLE', message, { reason }, cause);
}

function readEntries(bytes: Buffer, end: number): ReadonlyMap<string, ZipEntry> {
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw unreadable(`The archive holds ${count} files`, 'zip_bomb');
  const entries = new Map<string, ZipEntry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== 0x02_01_4b_50) throw unreadable('The directory of the archive is broken', 'damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    if (entries.has(name)) throw unreadable(`Two files of the archive are called ${name}`, 'damaged');
    entries.set(name, readEntry(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number): ZipEntry {
  const entry = {
    method: bytes.readUInt16LE(at + 10),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw unreadable('The workbook is encrypted', 'encrypted');
  if (entry.method !== stored && entry.method !== deflated) throw unreadable('An unknown way of packing', 'damaged');
  if (entry.size === zip64Mark || entry.packedSize === zip64Mark) throw unreadable('A file above 4 GB', 'zip_bomb');
  return entry;
}

/** Whatever leads outside the bytes, or does not unpack, is a damaged archive. */
function readWithin<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable('The workbook is damaged', 'damaged', error);
  }
}
