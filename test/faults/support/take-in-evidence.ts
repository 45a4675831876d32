import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startHashDesk } from '#jobs/hash-desk.ts';
import { startLogDesk } from '#jobs/log-desk.ts';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { setHashSource } from '#services/evidence/hashing.ts';
import { addPiece, settleUpload } from '#services/evidence/uploads.ts';
import { openLibrary } from '#services/library.ts';

/**
 * A program of its own that is killed while photos come in and threads hash them and empty the log:
 * `node take-in-evidence.ts LIBRARY INSPECTION`. Writes the hash of each photo that is acknowledged as a line,
 * with how many pages of log its writer puts up with.
 */
const [file = '', inspectionId = ''] = process.argv.slice(2);
const library = openLibrary({ file, access: 'write' });
const toWorkerFile = (name: string): URL => new URL(`../../../electron/jobs/${name}-worker.ts`, import.meta.url);
const reportError = (error: unknown): never => {
  throw error;
};
startLogDesk({ library, workerFile: toWorkerFile('log'), reportError });
setHashSource(library, startHashDesk({ workerFile: toWorkerFile('hash'), reportError }).begin);
const pieces = 8;
for (let photo = 0; ; photo += 1) {
  const file = { inspectionId, name: `${photo}.bin`, size: pieces * pieceBytes };
  const uploadId = beginEvidence(library, file);
  for (let n = 0; n < pieces; n += 1) {
    addPiece(library, { uploadId, n, bytes: new Uint8Array(pieceBytes).fill(photo * pieces + n) });
    await nextTurn();
  }
  await settleUpload(library, uploadId);
  const { sha256 } = addEvidence(library, { ...file, uploadId, kind: 'file', facts: [] });
  writeSync(1, `${sha256} ${Number(library.db.pragma('wal_autocheckpoint', { simple: true }))}\n`);
}
