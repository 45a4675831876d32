import { createHash, hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { insertChange } from '#db/repositories/changes.ts';
import type { Db } from '#db/connection.ts';
import { addAttachment } from '#services/attachments.ts';
import { handOver } from '#services/handover/hand-over.ts';
import { importRecords } from '#services/import/import-records.ts';
import { write } from '#services/journal.ts';
import { closeLibrary, createLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { verifyChains } from '#services/verify/verify-chains.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { hashStoredChange } from '#sync/hash.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { createInterchangeRecords } from '../support/interchange.ts';
import { toVisitId, withFolder } from '../support/library-fixture.ts';
import { measureInterleaved, toRatio, toSpread } from '../support/measure.ts';
import type { Side } from '../support/measure.ts';
import { createRandom } from '../support/random.ts';

const records = 2_000;
const photos = 100;
const photoBytes = 1024 * 1024;
const entries = 1_000_000;
const target = { of: 'ratio', bound: 'at most', value: 2 } as const;

export const handOverBenchmark: Benchmark = {
  name: 'hand-over',
  title: 'Handing over, and checking a history',
  method: `Handing over: a library of ${records.toLocaleString('en')} visits, without photos and with ${photos} photos of a mebibyte; the copy is sealed, opened
again and checked from page to content (every entry hashed, every row folded and compared, every photo hashed), and hashed as a file. The peer
is SQLite's \`VACUUM INTO\` of the same library, which checks nothing. Checking a history: ${entries.toLocaleString('en')} entries read from the file, each bound to the one
before it, hashed, and held to the form of an entry. The peers hash the same bytes, one entry after the other, out of memory: with one call an entry, as the
program does, and with an object an entry, as is usual. Processor time of one thread. The targets
are missed. Of the time of a hand-over a tenth is \`VACUUM INTO\` and a fifth are SQLite's own checks of pages and references; the rest is the
sealed content made, and the content, the history and the file read again, in all some four times. Of the time of checking a history a third is SQLite
putting the text of each entry together, a quarter is hashing it, and the rest is looking at every byte of it once.`,
  run: async (say) => {
    const lines = [
      await measureHandOver('handing over, no photos', 0),
      await measureHandOver('handing over, with photos', photos),
    ];
    say('handed over');
    return [...lines, ...(await measureHistory())];
  },
};

async function measureHandOver(what: string, pictures: number): Promise<Line> {
  return withFolder(async (folder) => {
    const library = createLibrary({ file: join(folder, 'bench.unidb'), inspectorName: 'bench' });
    try {
      fill(library, pictures);
      const samples = await measureInterleaved(
        { ours: handOverTo(library, folder), peer: vacuumTo(library, folder) },
        { rounds: 7, clock: 'processor' },
      );
      return toLine(what, 'VACUUM INTO', samples);
    } finally {
      closeLibrary(library);
    }
  });
}

function handOverTo(library: Library, folder: string): Side {
  const key = createDeviceKey();
  const out = join(folder, 'handed.unidb');
  return async (times) => {
    for (let done = 0; done < times; done += 1) {
      await handOver(library, { out, key });
      rmSync(out);
    }
  };
}

function vacuumTo({ db }: Library, folder: string): Side {
  const out = join(folder, 'copied.unidb');
  return (times) => {
    for (let done = 0; done < times; done += 1) {
      db.prepare('VACUUM INTO ?').run(out);
      rmSync(out);
    }
  };
}

function fill(library: Library, pictures: number): void {
  importRecords(library, { records: createInterchangeRecords(records, 1), mode: 'write', language: 'zh-Hans' });
  const random = createRandom(1);
  const visit = String(library.db.prepare('SELECT id FROM inspections LIMIT 1').pluck().get());
  for (let index = 0; index < pictures; index += 1) {
    const photo = Buffer.alloc(photoBytes);
    for (let at = 0; at < photoBytes; at += 4) photo.writeUInt32LE(random.between(0, 0xffffffff), at);
    const set = {
      inspection_id: visit,
      name: `${index}.jpg`,
      media_type: 'image/jpeg',
      ...addAttachment(library, photo),
    };
    write(library, [{ table: 'evidence', row: library.newId(), set }]);
  }
}

async function measureHistory(): Promise<readonly Line[]> {
  return withFolder(async (folder) => {
    const library = createLibrary({ file: join(folder, 'bench.unidb'), inspectorName: 'bench' });
    try {
      const bytes = Buffer.alloc(Math.round(fillLog(library) / entries), 'a');
      const samples = await measureInterleaved(
        {
          ours: checkChains(library.db),
          atOnce: repeatHash(() => hash('sha256', bytes)),
          withObjects: repeatHash(() => createHash('sha256').update(bytes).digest('hex')),
        },
        { rounds: 3, clock: 'processor' },
      );
      const what = `checking ${entries.toLocaleString('en')} entries`;
      return [
        toLine(what, 'hashing alone, one call an entry', { ours: samples.ours, peer: samples.atOnce }),
        toLine(what, 'hashing alone, an object an entry', { ours: samples.ours, peer: samples.withObjects }),
      ];
    } finally {
      closeLibrary(library);
    }
  });
}

function checkChains(db: Db): Side {
  return (times) => {
    for (let done = 0; done < times; done += 1)
      verifyChains(db, ({ message }) => {
        throw new Error(message);
      });
  };
}

function repeatHash(hashOnce: () => string): Side {
  return (times) => {
    for (let done = 0; done < times * entries; done += 1) hashOnce();
  };
}

/** One answer each, as they are typed. @returns bytes of what is hashed. */
function fillLog({ db, device }: Library): number {
  let prev = '';
  let bytes = 0;
  db.transaction(() => {
    for (let seq = 1; seq <= entries; seq += 1) {
      const replaced = seq > 100 ? [`${device.id}:${seq - 100}`] : [];
      const fields = toCanonicalJson({ members_total: [{ value: seq }, ...replaced] });
      const row = toVisitId(seq % 100_000);
      const content = {
        device: device.id,
        seq,
        lamport: seq,
        wall: '2026-05-12T08:00:00.000Z',
        author: '王敏',
        kind: 'edit',
      };
      const place = { table: 'records', row, fields, schema: 1, prev };
      const entryHash = hashStoredChange({ ...content, ...place });
      insertChange(db, { ...content, ...place, target: null, hash: entryHash });
      bytes += Buffer.byteLength(JSON.stringify({ ...content, ...place }));
      prev = entryHash;
    }
  })();
  return bytes;
}

function toLine(what: string, peer: string, samples: Readonly<Record<'ours' | 'peer', readonly number[]>>): Line {
  return {
    what,
    unit: 'ms',
    value: toSpread(samples.ours, 1000),
    peer: { name: peer, value: toSpread(samples.peer, 1000) },
    ratio: { of: 'time', value: toRatio(samples.ours, samples.peer) },
    target,
  };
}
