import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { setHashSource } from '#services/evidence/hashing.ts';
import { addPiece, finishUpload, settleUpload } from '#services/evidence/uploads.ts';
import type { Library } from '#services/library.ts';
import { type HashDesk, startHashDesk } from '../../electron/jobs/hash-desk.ts';
import { listPieces, makeJpeg, send } from '../services/evidence/support.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

const workerFile = new URL('../../electron/jobs/hash-worker.ts', import.meta.url);
let desk: HashDesk | undefined;
afterEach(async () => desk?.stop());

function setUp(): { readonly library: Library; readonly inspectionId: string } {
  const library = makeLibrary();
  desk = startHashDesk({ workerFile, reportError: () => undefined });
  setHashSource(library, desk.begin);
  return { library, ...addVisit(library) };
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

it('gives contents that come at the same time each its own hash', async () => {
  const { library, inspectionId } = setUp();
  const contents = [1, 2, 3].map((seed) => makeJpeg(2 * pieceBytes + seed, { seed }));
  const uploads = contents.map((bytes) =>
    beginEvidence(library, { inspectionId, name: 'a.jpg', size: bytes.byteLength }),
  );
  for (let n = 0; n < 3; n += 1) {
    for (const [at, bytes] of contents.entries()) {
      const piece = listPieces(bytes)[n] ?? new Uint8Array();
      addPiece(library, { uploadId: uploads[at] ?? '', n, bytes: piece });
    }
  }
  await Promise.all(uploads.map((id) => settleUpload(library, id)));
  expect(uploads.map((id) => finishUpload(library, id).sha256)).toEqual(contents.map(toSha256));
});

it('gives the right hash without waiting, and where the thread was ended in the middle', async () => {
  const { library, inspectionId } = setUp();
  const bytes = makeJpeg(3 * pieceBytes);
  const hash = toSha256(bytes);
  expect(finishUpload(library, send(library, inspectionId, { name: 'a.jpg', bytes })).sha256).toBe(hash);
  const other = makeJpeg(3 * pieceBytes, { seed: 7 });
  const uploadId = send(library, inspectionId, { name: 'b.jpg', bytes: other });
  await desk?.stop();
  await settleUpload(library, uploadId);
  const photo = { inspectionId, uploadId, name: 'b.jpg', kind: 'file', facts: [] } as const;
  expect(addEvidence(library, photo).sha256).toBe(toSha256(other));
});

it('does not take the hash of a part for that of the whole where a piece comes after it was asked for', async () => {
  const { library, inspectionId } = setUp();
  const bytes = makeJpeg(2 * pieceBytes);
  const [first = bytes, second = bytes] = listPieces(bytes).map((piece) => piece.slice());
  const whole = toSha256(bytes);
  const uploadId = beginEvidence(library, { inspectionId, name: 'a.jpg', size: bytes.byteLength });
  addPiece(library, { uploadId, n: 0, bytes: first });
  const settled = settleUpload(library, uploadId);
  addPiece(library, { uploadId, n: 1, bytes: second });
  await settled;
  expect(finishUpload(library, uploadId).sha256).toBe(whole);
});
