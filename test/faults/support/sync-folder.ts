import { writeSync } from 'node:fs';
import { AppError } from '#domain/error.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { write } from '#services/journal.ts';
import { openLibrary } from '#services/library.ts';

/**
 * A program of its own that is killed while it exchanges: `node sync-folder.ts LIBRARY FOLDER VISIT FIRST`. Counts up in
 * an answer, exchanges, and tells the number once the exchange is done.
 */
const [file = '', folder = '', row = '', first = '1'] = process.argv.slice(2);

try {
  const library = openLibrary({ file, access: 'write' });
  writeSync(1, 'opened\n');
  for (let number = Number(first); ; number += 1) {
    write(library, [{ table: 'records', row, set: { employees_total: { value: number } } }]);
    await syncFolder(library, { folder });
    writeSync(1, `${number}\n`);
  }
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}
