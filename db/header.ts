import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { libraryApplicationId, sqliteHeaderLength, sqliteMagic } from '#domain/file-format.ts';
import { withStorageErrors } from './errors.ts';

/** What the first hundred bytes say, read without SQLite. */
export type Header = {
  readonly pageSize: number;
  readonly pageCount: number;
  readonly fileBytes: number;
  readonly userVersion: number;
  /** Write-ahead logging was on when the file was last left: a program is using it or was killed. */
  readonly isWal: boolean;
};

/**
 * Reads and judges the header. Never call it for a file that this process has open (`open-files.ts`): closing the
 * handle would drop SQLite's locks.
 * @throws AppError NOT_FOUND, FILE_NOT_OURS, FILE_DAMAGED, FILE_NEWER, STORAGE_*.
 */
export function readHeader(file: string, newestVersion: number): Header {
  const fileBytes = getSize(file);
  const bytes = readStart(file);
  if (bytes.length < sqliteHeaderLength || bytes.toString('latin1', 0, sqliteMagic.length) !== sqliteMagic) {
    throw new AppError('FILE_NOT_OURS', 'Not an SQLite file', { file });
  }
  const applicationId = bytes.readUInt32BE(68);
  if (applicationId !== libraryApplicationId) {
    throw new AppError('FILE_NOT_OURS', 'An SQLite file of another program', { file, applicationId });
  }
  const userVersion = bytes.readUInt32BE(60);
  if (userVersion > newestVersion) {
    throw new AppError('FILE_NEWER', 'The file was written by a newer program', { file, userVersion, newestVersion });
  }
  const isWal = bytes[18] === 2;
  if (!isPlausible(bytes)) throw new AppError('FILE_DAMAGED', 'The header is damaged', { file });
  return { pageSize: getPageSize(bytes), pageCount: bytes.readUInt32BE(28), fileBytes, userVersion, isWal };
}

/** A file cut off or grown by somebody else. Only meaningful where no log lies beside it and nobody writes. */
export function assertWholeFile(file: string, header: Header): void {
  const expectedBytes = header.pageSize * header.pageCount;
  if (header.fileBytes === expectedBytes) return;
  const details = { file, expectedBytes, fileBytes: header.fileBytes };
  throw new AppError('FILE_DAMAGED', 'The file is not as long as its header says', details);
}

function getSize(file: string): number {
  const stats = withStorageErrors(() => statSync(file, { throwIfNoEntry: false }));
  if (stats === undefined) throw new AppError('NOT_FOUND', `No file ${file}`, { file });
  if (!stats.isFile()) throw new AppError('FILE_NOT_OURS', 'Not a regular file', { file });
  return stats.size;
}

function readStart(file: string): Buffer {
  return withStorageErrors(() => {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(sqliteHeaderLength);
      return bytes.subarray(0, readSync(handle, bytes, 0, sqliteHeaderLength, 0));
    } finally {
      closeSync(handle);
    }
  });
}

function getPageSize(bytes: Buffer): number {
  const stored = bytes.readUInt16BE(16);
  return stored === 1 ? 65_536 : stored;
}

function isPlausible(bytes: Buffer): boolean {
  const pageSize = getPageSize(bytes);
  const isPowerOfTwo = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  // Greater formats of the schema SQLite refuses as its own kind of error. 0: nothing was written yet.
  const isKnownFormat = bytes.readUInt32BE(44) <= 4;
  const isUtf8 = isKnownFormat && bytes.readUInt32BE(56) === 1;
  const formats = [bytes[18], bytes[19]].every((version) => version === 1 || version === 2);
  return isPowerOfTwo && isUtf8 && formats && bytes[21] === 64 && bytes[22] === 32 && bytes[23] === 32;
}
