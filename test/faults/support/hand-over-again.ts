import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#domain/error.ts';
import { handOver } from '#services/handover/hand-over.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { createFileVault, getDeviceKey } from '#services/trust/key-vault.ts';

/**
 * A program of its own that is killed while it hands a library over: `node hand-over-again.ts LIBRARY FOLDER KEYS
 * [PASSPHRASE]`. One file after the other; each is told on standard output once it has its name. Every second one is
 * made as a part is, of all enterprises.
 */
const [file = '', folder = '', keys = '', passphrase] = process.argv.slice(2);

try {
  const library = openLibrary({ file, access: 'read' });
  const key = getDeviceKey(createFileVault(keys), library.device.id);
  const secret = passphrase === undefined ? {} : { passphrase, workFactor: 4 };
  const enterprises = new Set(library.db.prepare('SELECT id FROM enterprises').pluck().all() as string[]);
  for (let number = 1; number <= 1000; number += 1) {
    const part = number % 2 === 0 ? { only: { enterprises, withAttachments: 'all' } as const } : {};
    const { sha256 } = await handOver(library, { out: join(folder, `handed-${number}`), key, ...secret, ...part });
    writeSync(1, `handed-${number} ${sha256}\n`);
  }
  closeLibrary(library);
} catch (cause) {
  writeSync(1, `${cause instanceof AppError ? cause.code : String(cause)}\n`);
}
