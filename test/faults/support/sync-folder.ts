import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { addAttachment } from '#services/attachments.ts';
import { syncFolder } from '#services/exchange/sync-folder.ts';
import { write } from '#services/journal.ts';
import { openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { createFileVault, getDeviceKey } from '#services/trust/key-vault.ts';

/**
 * A program of its own that is killed while it exchanges: `node sync-folder.ts LIBRARY FOLDER VISIT FIRST`. Adds a
 * photo, counts up in an answer, exchanges, and tells the number once the exchange is done.
 */
const [file = '', folder = '', row = '', first = '1'] = process.argv.slice(2);

try {
  const library = openLibrary({ file, access: 'write' });
  const vault = createFileVault(join(dirname(file), 'keys'));
  writeSync(1, 'opened\n');
  for (let number = Number(first); ; number += 1) {
    write(library, [{ table: 'records', row, set: { employees_total: { value: number } } }]);
    if (number === Number(first)) addPhoto(library, number);
    await syncFolder(library, { folder, key: getDeviceKey(vault, library.device.id) });
    writeSync(1, `${number}\n`);
  }
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}

/** So large that writing it to the folder takes a while: a kill that comes meanwhile shows what is left. */
function addPhoto(library: Library, number: number): void {
  const bytes = Buffer.alloc(1024 * 1024);
  bytes.writeUInt32LE(number);
  const { sha256, size } = addAttachment(library, bytes);
  const set = { inspection_id: row, name: '照片.jpg', media_type: 'image/jpeg', size, sha256 };
  write(library, [{ table: 'evidence', row: library.newId(), set }]);
}
