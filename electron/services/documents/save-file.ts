import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { syncFolderOf } from '#db/durable-file.ts';
import { withWriteErrors } from '#db/errors.ts';

/**
 * Writes a file as a whole: at every instant its name holds what was there before or all of the new content, on disk.
 * @throws AppError NOT_FOUND (its folder), STORAGE_*; what was there is then as it was.
 */
export function saveFile(file: string, bytes: Uint8Array): void {
  const temporary = join(dirname(file), `.${randomUUID()}.part`);
  withWriteErrors(file, () => {
    try {
      writeNew(temporary, bytes);
      renameSync(temporary, file);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
    syncFolderOf(file);
  });
}

/** A path in the folder that nothing has yet: the name, else with (2), (3) … before its ending. */
export function findFreePath(folder: string, name: string): string {
  const ending = extname(name);
  for (let n = 1; ; n += 1) {
    const file = join(folder, n === 1 ? name : `${basename(name, ending)} (${n})${ending}`);
    if (!existsSync(file)) return file;
  }
}

function writeNew(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
