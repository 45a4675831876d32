import { statSync } from 'node:fs';
import { withStorageErrors } from './errors.ts';

/**
 * The libraries that this thread has open. Opening and closing such a file other than through SQLite would cancel
 * SQLite's POSIX locks (they belong to the process, not to the handle), so whoever reads a file first asks here.
 */
const openFiles = new Map<string, number>();

export function noteOpened(file: string): string {
  const key = toKey(file);
  openFiles.set(key, (openFiles.get(key) ?? 0) + 1);
  return key;
}

export function noteClosed(key: string): void {
  const count = (openFiles.get(key) ?? 1) - 1;
  if (count === 0) openFiles.delete(key);
  else openFiles.set(key, count);
}

export function isOpenHere(file: string): boolean {
  return openFiles.has(toKey(file));
}

/** Says whether `file` is still the one that was opened and noted under `key`. */
export function isSameFile(file: string, key: string): boolean {
  return toKey(file) === key;
}

/** By device and inode: the same file under another name is the same file. A stat takes no handle and no lock. */
function toKey(file: string): string {
  const stats = withStorageErrors(() => statSync(file, { throwIfNoEntry: false, bigint: true }));
  return stats === undefined ? file : `${stats.dev}:${stats.ino}`;
}
