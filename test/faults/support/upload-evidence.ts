import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { beginEvidence } from '#services/evidence/add-evidence.ts';
import { addPiece } from '#services/evidence/uploads.ts';
import { openLibrary } from '#services/library.ts';

/**
 * A program of its own that is killed while a photo comes in: `node upload-evidence.ts LIBRARY INSPECTION`. Sends pieces
 * without end and never finishes; tells when some are written.
 */
const [file = '', inspectionId = ''] = process.argv.slice(2);
const library = openLibrary({ file, access: 'write' });
for (let photo = 0; ; photo += 1) {
  const uploadId = beginEvidence(library, { inspectionId, name: `${photo}.bin`, size: 60 * 1024 * 1024 });
  for (let n = 0; n < 200; n += 1) {
    addPiece(library, { uploadId, n, bytes: new Uint8Array(pieceBytes).fill(n) });
    if (n === 20) writeSync(1, 'begun\n');
    await nextTurn();
  }
}
