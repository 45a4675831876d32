import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { withStorageErrors } from './errors.ts';

/** Waits until the file's bytes are on the disk. Not for a file that SQLite has open. */
export function syncFile(file: string): void {
  withStorageErrors(() => {
    const handle = openSync(file, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** Waits until a rename or a new name in the file's folder is on the disk. */
export function syncFolderOf(file: string): void {
  // Windows has no handles on folders to flush; a rename there is journalled by the file system.
  if (process.platform === 'win32') return;
  withStorageErrors(() => {
    const handle = openSync(dirname(file), 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}
