import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#domain/error.ts';
import { hashFile } from '#services/hash-file.ts';
import { openLibrary } from '#services/library.ts';
import { mergeFile } from '#services/merge/merge-file.ts';

/**
 * A program of its own that is killed while it merges: `node merge-files.ts LIBRARY FILE...`. Tells the number of each
 * file once it is on disk. The files are the test's own, so that they count as checked.
 */
const [library = '', ...files] = process.argv.slice(2);

try {
  const opened = openLibrary({ file: library, access: 'write' });
  writeSync(1, 'opened\n');
  for (const [number, file] of files.entries()) {
    await mergeFile(opened, { file, sha256: hashFile(file), fileName: basename(file) });
    writeSync(1, `${number + 1}\n`);
  }
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}
