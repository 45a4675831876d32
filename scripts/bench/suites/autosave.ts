import { join } from 'node:path';
import Database from 'better-sqlite3';
import { putVerdictCounts } from '#db/repositories/verdict-counts.ts';
import { judgeRecord, toStoredCounts } from '#services/assessment.ts';
import { createEnterprise, createVisit } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import { createLibrary, closeLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { createRandomVisits } from '../peers/records.ts';
import { facts } from '#domain/facts/dictionary.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withFolder } from '../support/library-fixture.ts';
import { measureInterleaved, repeat, toRatio, toSpread } from '../support/measure.ts';
import type { Samples } from '../support/measure.ts';

const milliseconds = 1000;
const visit = { date: '2026-05-12', regionCode: '420106' } as const;

export const autosave: Benchmark = {
  name: 'autosave',
  title: 'One answer saved durably',
  method: `One answer of one of sixty visits with all facts recorded, in turn: the log entry with its hash, the tables and the counts of verdicts in one
transaction that is on disk when the call returns. "Journal" is the write alone; "autosave" is the whole request of the
window, with the checks, the verdicts and the explanations it answers with. The peer inserts one row of the size of a log
entry into a table of its own (WAL, synchronous=FULL), on the same disk. Wall time.
A write touches four pages (entry, its index, record, counts) where the peer touches one. Where a flush takes 0.1 ms, as on this
machine, pages count and the target is missed; where it takes a millisecond or more, the flush is nearly all of both.`,
  run: async () =>
    withFolder(async (folder) => {
      const library = createLibrary({ file: join(folder, 'bench.unidb'), inspectorName: '王敏' });
      const peer = openPeer(join(folder, 'peer.db'));
      try {
        const visits = Array.from({ length: visitCount }, (_unused, index) => addFullVisit(library, index));
        const insert = preparePeerInsert(peer, measureEntry(library, visits));
        const samples = await measureInterleaved(
          {
            journal: repeat(createJournalWrite(library, visits)),
            insert: repeat(insert),
            autosave: repeat(createAutosave(library, visits)),
          },
          { rounds: 80, roundSeconds: 0.02 },
        );
        return [
          toLine(samples, { what: 'journal', ours: 'journal', atMost: 1.5 }),
          toLine(samples, { what: 'autosave', ours: 'autosave' }),
        ];
      } finally {
        peer.close();
        closeLibrary(library);
      }
    }),
};

/** As many as a day has: an answer goes to one of them in turn, so that no log is longer than that of a real visit. */
const visitCount = 60;

function addFullVisit(library: Library, index: number): string {
  const { enterpriseId } = createEnterprise(library, {
    name: `示例精密电子${index}（虚构）有限公司`,
    creditCode: null,
    regionCode: visit.regionCode,
    industryCode: null,
    address: null,
  });
  const { inspectionId } = createVisit(library, { enterpriseId, date: visit.date, kind: 'first', inspectors: [] });
  const [filled] = createRandomVisits(1, { facts, unknownShare: 0, seed: 5 });
  write(library, [{ table: 'records', row: inspectionId, set: { ...filled?.answers } }]);
  return inspectionId;
}

function createJournalWrite(library: Library, visits: readonly string[]): () => void {
  let members = 0;
  const counts = toStoredCounts(judgeRecord({ visit, answers: {} }));
  return () => {
    members += 1;
    const row = visits[members % visits.length] ?? '';
    write(library, [{ table: 'records', row, set: { members_total: { value: members } } }], {
      also: (db) => putVerdictCounts(db, row, counts),
    });
  };
}

function createAutosave(library: Library, visits: readonly string[]): () => void {
  let members = 1000;
  return () => {
    members = 1000 + ((members + 1) % 100_000);
    const inspectionId = visits[members % visits.length] ?? '';
    saveAnswers(library, { inspectionId, language: 'zh-Hans', answers: { employees_total: { value: members } } });
  };
}

/** Bytes of a log entry as it lies in the table. */
function measureEntry(library: Library, visits: readonly string[]): number {
  createJournalWrite(library, visits)();
  const entry = library.db
    .prepare('SELECT * FROM changes ORDER BY seq DESC LIMIT 1')
    .raw(true)
    .get() as readonly unknown[];
  return entry.join('').length;
}

function openPeer(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE entries (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT');
  return db;
}

function preparePeerInsert(db: Database.Database, bytes: number): () => void {
  const insert = db.prepare('INSERT INTO entries (content) VALUES (?)');
  const content = 'x'.repeat(bytes);
  return () => void insert.run(content);
}

function toLine(
  samples: Samples<'journal' | 'autosave' | 'insert'>,
  { what, ours, atMost }: { readonly what: string; readonly ours: 'journal' | 'autosave'; readonly atMost?: number },
): Line {
  return {
    what,
    unit: 'ms',
    value: toSpread(samples[ours], milliseconds),
    peer: { name: 'bare insert', value: toSpread(samples.insert, milliseconds) },
    ratio: { of: 'time', value: toRatio(samples[ours], samples.insert) },
    ...(atMost === undefined ? {} : { target: { of: 'ratio' as const, bound: 'at most' as const, value: atMost } }),
  };
}
