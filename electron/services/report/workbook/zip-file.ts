import { writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { AppError } from '#domain/error.ts';

/** A ZIP archive (APPNOTE 6.3) that is written to an open file part by part; nothing of a part is kept in memory. */
export type ZipFile = {
  /** Packs the text. One part after the other. @throws AppError STORAGE_REFUSED above 4 GiB; what writing throws. */
  readonly add: (name: string, text: Iterable<string>) => Promise<void>;
  /** Writes the directory. */
  readonly finish: () => void;
};

type Entry = { readonly name: Buffer; readonly offset: number; crc: number; packed: number; size: number };

const fourGigabytes = 0xff_ff_ff_ff;
const pieceLength = 65_536;
const headerLength = 30;
/** 1 January 1980, the first day that ZIP knows: the same content makes the same file. */
const firstDay = 0x00_21;

export function createZipFile(handle: number): ZipFile {
  const entries: Entry[] = [];
  let position = 0;
  const append = (bytes: Buffer): void => {
    writeFully(handle, bytes, position);
    position += bytes.length;
    if (position > fourGigabytes) throw new AppError('STORAGE_REFUSED', 'The archive grows above 4 GiB', {});
  };
  return {
    add: async (name, text) => {
      const entry: Entry = { name: Buffer.from(name), offset: position, crc: 0, packed: 0, size: 0 };
      append(toLocalHeader(entry));
      await pipeline(Readable.from(toBytes(text, entry)), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) {
          entry.packed += bytes.length;
          append(bytes);
        }
      });
      if (entry.size > fourGigabytes) throw new AppError('STORAGE_REFUSED', 'A part grows above 4 GiB', {});
      // Now that sizes and checksum are known they go to the place that was kept for them.
      writeFully(handle, toLocalHeader(entry), entry.offset);
      entries.push(entry);
    },
    finish: () => {
      const start = position;
      for (const entry of entries) append(toDirectoryEntry(entry));
      append(toEnd(entries.length, { start, length: position - start }));
    },
  };
}

function* toBytes(text: Iterable<string>, entry: Entry): Generator<Buffer> {
  let pieces = '';
  for (const piece of text) {
    pieces += piece;
    if (pieces.length < pieceLength) continue;
    yield count(Buffer.from(pieces), entry);
    pieces = '';
  }
  yield count(Buffer.from(pieces), entry);
}

function count(bytes: Buffer, entry: Entry): Buffer {
  entry.crc = crc32(bytes, entry.crc);
  entry.size += bytes.length;
  return bytes;
}

function writeFully(handle: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done, position + done);
}

/** Version 2.0, names in UTF-8, deflated. */
function writeCommon(header: Buffer, at: number, { name, crc, packed, size }: Entry): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x08_00, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(firstDay, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(Math.min(size, fourGigabytes), at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function toLocalHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  writeCommon(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function toDirectoryEntry(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02_01_4b_50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

function toEnd(entries: number, directory: { readonly start: number; readonly length: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(directory.start, 16);
  return end;
}
