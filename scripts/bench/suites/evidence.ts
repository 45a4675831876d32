import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pieceBytes } from '#domain/evidence/limits.ts';
import { createEnterprise, createVisit } from '#services/enterprises.ts';
import { addEvidence, beginEvidence } from '#services/evidence/add-evidence.ts';
import { setHashSource } from '#services/evidence/hashing.ts';
import { addPiece, settleUpload } from '#services/evidence/uploads.ts';
import { startHashDesk } from '#jobs/hash-desk.ts';
import { startLogDesk } from '#jobs/log-desk.ts';
import type { LogDesk } from '#jobs/log-desk.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import type { Benchmark } from '../support/benchmark.ts';
import { withFolder } from '../support/library-fixture.ts';
import { secondsOf, toRatio, toSpread } from '../support/measure.ts';
import { createRandom } from '../support/random.ts';

const photos = 100;
const photosPerRound = 10;
const photoBytes = 4 * 1024 * 1024;

export const evidence: Benchmark = {
  name: 'evidence',
  title: 'Adding 100 photos of 4 MB',
  method: `Each photo is read from a file and goes in as the window sends it: pieces of 256 KiB, each hashed and written in a transaction of its own, then
one durable transaction that makes it evidence of a visit, with the program's threads that hash and that empty the log at work. Nothing is decoded or
made smaller. The peer reads the same file in the same pieces, hashes them and writes them to a file of its own, flushed when it is whole. Both take
turns, ${photosPerRound} photos a round, and write to the same disk; a round of ours ends when its log is emptied into the library. Wall time. "Longest
turn" is the most that the program's thread ran in one go between two chances for everything else, in processor time: waiting for the disk is in the
figure above. A library writes every byte twice (log, then table), sums it for the log, and copies it in pages of 4 KiB, where the peer writes it once
in one piece. Pieces of 1 MiB gain nothing.`,
  run: async () =>
    withFolder(async (folder) => {
      const library = createLibrary({ file: join(folder, 'bench.unidb'), inspectorName: '王敏' });
      const logDesk = startLogDesk({ library, workerFile: toWorkerFile('log'), reportError: console.error });
      const hashDesk = startHashDesk({ workerFile: toWorkerFile('hash'), reportError: console.error });
      setHashSource(library, hashDesk.begin);
      try {
        const inspectionId = addVisit(library);
        const [ours, theirs, turns]: [number[], number[], number[]] = [[], [], []];
        for (let first = 0; first < photos; first += photosPerRound) {
          const files = Array.from({ length: photosPerRound }, (_, index) => makePhoto(folder, first + index));
          await nextTurn();
          ours.push(await secondsOf(() => addPhotos({ library, inspectionId, files, turns, logDesk })));
          theirs.push(await secondsOf(() => copyPhotos(files)));
          for (const file of files) rmSync(file);
        }
        return [
          {
            what: 'one photo',
            unit: 'ms',
            value: toSpread(ours, 1000 / photosPerRound),
            peer: { name: 'copy and hash', value: toSpread(theirs, 1000 / photosPerRound) },
            ratio: { of: 'speed', value: toRatio(theirs, ours) },
            target: { of: 'ratio', bound: 'at least', value: 0.5 },
          },
          {
            what: 'longest turn',
            unit: 'ms',
            value: toSpread([Math.max(...turns)], 1000),
            target: { of: 'value', bound: 'at most', value: 50 },
          },
        ];
      } finally {
        await hashDesk.stop();
        await logDesk.stop();
        closeLibrary(library);
      }
    }),
};

function toWorkerFile(name: 'log' | 'hash'): URL {
  return new URL(`../../../electron/jobs/${name}-worker.ts`, import.meta.url);
}

function addVisit(library: Library): string {
  const { enterpriseId } = createEnterprise(library, {
    name: '示例精密电子（虚构）有限公司',
    creditCode: null,
    regionCode: '420106',
    industryCode: null,
    address: null,
  });
  return createVisit(library, { enterpriseId, date: '2026-05-12', kind: 'first', inspectors: [] }).inspectionId;
}

/** The beginning of a JPEG, then noise that is another one for every photo. @returns its file, as good as on disk. */
function makePhoto(folder: string, index: number): string {
  const photo = Buffer.alloc(photoBytes);
  const random = createRandom(index + 1);
  for (let at = 0; at < photoBytes; at += 4) photo.writeUInt32LE(random.between(0, 0xffffffff), at);
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 3000 >> 8, 3000 & 255, 4000 >> 8, 4000 & 255, 3]).copy(photo);
  const file = join(folder, `photo-${index}.jpg`);
  // What is still to be flushed of it would be charged to whoever flushes next.
  writeFileSync(file, photo, { flush: true });
  return file;
}

type Adding = {
  readonly library: Library;
  readonly inspectionId: string;
  readonly files: readonly string[];
  /** Takes the seconds of every turn. */
  readonly turns: number[];
  readonly logDesk: LogDesk;
};

async function addPhotos({ library, inspectionId, files, turns, logDesk }: Adding): Promise<void> {
  const turn = async (work: () => unknown): Promise<void> => {
    turns.push(await secondsOf(work, 'processor'));
    await nextTurn();
  };
  for (const path of files) {
    const file = { inspectionId, name: 'photo.jpg', size: photoBytes };
    const uploadId = beginEvidence(library, file);
    let n = 0;
    for (const bytes of iteratePieces(path)) {
      await turn(() => addPiece(library, { uploadId, n, bytes }));
      n += 1;
    }
    await settleUpload(library, uploadId);
    await turn(() => addEvidence(library, { inspectionId, uploadId, name: file.name, kind: 'file', facts: [] }));
  }
  await logDesk.settle();
}

function copyPhotos(files: readonly string[]): void {
  for (const file of files) copyAndHash(file, `${file}.copy`);
}

function copyAndHash(from: string, to: string): string {
  const hash = createHash('sha256');
  const handle = openSync(to, 'w');
  try {
    for (const piece of iteratePieces(from)) {
      hash.update(piece);
      writeSync(handle, piece);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function* iteratePieces(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    for (let read = -1; read !== 0;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      read = readSync(handle, piece);
      if (read > 0) yield piece.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}
