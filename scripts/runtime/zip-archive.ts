import { mkdirSync, openSync, closeSync, readSync, fstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
  /** Unix mode bits; 0 where the archive was made on another system. */
  readonly mode: number;
};

export type UnzipOptions = {
  readonly archive: string;
  readonly into: string;
  /** Where an entry goes, relative to `into`; undefined leaves it out. */
  readonly place: (name: string) => string | undefined;
};

const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;

/**
 * Unpacks a zip archive below 4 GB with permissions and symbolic links. Only for archives whose hash is known: names are
 * not checked for `..`.
 */
export function unzip(options: UnzipOptions): void {
  const file = openSync(options.archive, 'r');
  try {
    for (const entry of readDirectory(file)) {
      const place = entry.name.endsWith('/') ? undefined : options.place(entry.name);
      if (place !== undefined) writeEntry(file, entry, join(options.into, place));
    }
  } finally {
    closeSync(file);
  }
}

function writeEntry(file: number, entry: Entry, target: string): void {
  const header = read(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = read(file, start, entry.packedSize);
  const content = entry.method === 0 ? packed : inflateRawSync(packed);
  mkdirSync(dirname(target), { recursive: true });
  if ((entry.mode & fileTypeMask) === symbolicLink) symlinkSync(content.toString('utf8'), target);
  else writeFileSync(target, content, { mode: entry.mode & 0o777 || 0o644 });
}

/** Reads the central directory, which stands at the end of the file. */
function readDirectory(file: number): Entry[] {
  const size = fstatSync(file).size;
  const tail = read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip archive');
  const count = tail.readUInt16LE(end + 10);
  const directory = read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
      mode: directory.readUInt32LE(at + 38) >>> 16,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function read(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (readSync(file, buffer, 0, length, position) !== length) throw new Error('the zip archive ends too early');
  return buffer;
}
