import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { hashFile } from '#services/hash-file.ts';
import { writeMany } from '#services/journal.ts';
import { closeLibrary, createLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { mergeFile } from '#services/merge/merge-file.ts';
import { recountAround } from '#services/merge/recount-touched.ts';
import type { Cell, Edit } from '#sync/change.ts';
import { createRandomVisits } from '../peers/records.ts';
import type { Benchmark, Line } from '../support/benchmark.ts';
import { withFolder } from '../support/library-fixture.ts';
import { secondsOf, toRatio, toSpread } from '../support/measure.ts';
import { createName } from '../support/names.ts';
import { createRandom } from '../support/random.ts';

const fileCount = 50;
const visitsPerFile = 2000;
/** Derived tables and the log are written by both sides; what is local to a merge by ours alone. */
const tables = [
  'changes',
  'enterprises',
  'inspections',
  'union_records',
  'answer_marks',
  'verdict_counts',
  'enterprise_search',
] as const;

export const merge: Benchmark = {
  name: 'merge',
  title: `Merging ${fileCount} files of ${visitsPerFile.toLocaleString('en')} visits each`,
  method: `Each file is the library of a device of its own with ${visitsPerFile.toLocaleString('en')} enterprises, one visit each, 15 % of the answers
unknown. Ours takes them in one after the other: every entry's form, canonical text and hash checked, held against its
chain, every row folded, verdicts and search texts counted anew, each file one durable transaction. The peer inserts the
same rows of the same tables (the log and what is derived among them) with prepared statements, each file one durable transaction, and checks nothing;
both sides take turns, file by file, each with a library of its own that grows. Merging
again gives the same files once more; they are known by the hash of their bytes. Looking into a file in a process of its
own comes before and is not in these figures. Wall time. Memory is how much the resident set grew from the tenth file to the last, the
files of the other side dropped.`,
  run: async (say) =>
    withFolder(async (folder) => {
      const library = createLibrary({ file: join(folder, 'target.unidb') });
      const bare = openBare(folder);
      const files = Array.from({ length: fileCount }, (_, number) => join(folder, `${number}.unidb`));
      const seconds: Readonly<Record<'ours' | 'bare', number[]>> = { ours: [], bare: [] };
      const resident: number[] = [];
      for (const [number, file] of files.entries()) {
        makeFile(file, number);
        seconds.ours.push(await secondsOf(() => mergeOne(library, file)));
        resident.push(process.memoryUsage.rss());
        const rows = readRows(file, folder);
        seconds.bare.push(await secondsOf(() => insertRows(bare, rows)));
        if ((number + 1) % 10 === 0) say(`${number + 1} files merged`);
      }
      const again: number[] = [];
      for (const file of files) again.push(await secondsOf(() => mergeOne(library, file)));
      bare.close();
      closeLibrary(library);
      return toLines(seconds, again, resident);
    }),
};

function toLines(
  seconds: Readonly<Record<'ours' | 'bare', readonly number[]>>,
  again: readonly number[],
  resident: readonly number[],
): readonly Line[] {
  const growth = Math.max(0, (resident.at(-1) ?? 0) - (resident[9] ?? Number.NaN));
  return [
    {
      what: 'one file',
      unit: 'ms',
      value: toSpread(seconds.ours, 1000),
      peer: { name: 'bare insert of the same rows', value: toSpread(seconds.bare, 1000) },
      ratio: { of: 'time', value: toRatio(seconds.ours, seconds.bare) },
      target: { of: 'ratio', bound: 'at most', value: 3 },
    },
    {
      what: 'one file, merged again',
      unit: 'ms',
      value: toSpread(again, 1000),
      peer: { name: 'the first time', value: toSpread(seconds.ours, 1000) },
      ratio: { of: 'time', value: toRatio(again, seconds.ours) },
      target: { of: 'ratio', bound: 'at most', value: 0.1 },
    },
    {
      what: 'growth of the resident set over forty files',
      unit: 'MiB',
      value: toSpread([growth / 1024 / 1024]),
      target: { of: 'value', bound: 'at most', value: 64 },
    },
  ];
}

function makeFile(file: string, seed: number): void {
  const library = createLibrary({ file });
  writeMany(library, iterateEdits(library, seed), {
    also: (db) => {
      const ids = db.prepare('SELECT id FROM inspections').pluck().all() as string[];
      for (const row of ids) recountAround(db, { table: 'inspections', row });
    },
  });
  closeLibrary(library);
}

function* iterateEdits(library: Library, seed: number): Generator<Edit> {
  const random = createRandom(seed + 1);
  for (const { visit, answers } of createRandomVisits(visitsPerFile, { facts, unknownShare: 0.15, seed: seed + 1 })) {
    const [enterprise, row] = [library.newId(), library.newId()];
    const region = visit.regionCode ?? null;
    yield { table: 'enterprises', row: enterprise, set: { name: createName(random), region_code: region } };
    yield { table: 'inspections', row, set: { enterprise_id: enterprise, date: visit.date } };
    const set = Object.entries(answers).map(([fact, answer]): [string, Cell] => [fact, { ...answer }]);
    yield { table: 'records', row, set: Object.fromEntries(set) };
  }
}

async function mergeOne(library: Library, file: string): Promise<void> {
  await mergeFile(library, { file, sha256: hashFile(file), fileName: file });
}

function openBare(folder: string): Db {
  const file = join(folder, 'bare.unidb');
  closeLibrary(createLibrary({ file }));
  return connect(file, { access: 'write' });
}

type Rows = readonly { readonly table: string; readonly rows: readonly unknown[][] }[];

function readRows(file: string, folder: string): Rows {
  const copy = join(folder, 'read.unidb');
  copyFileSync(file, copy);
  const library = openLibrary({ file: copy, access: 'read' });
  const rows = tables.map((table) => ({
    table,
    rows: library.db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][],
  }));
  closeLibrary(library);
  return rows;
}

function insertRows(db: Db, all: Rows): void {
  db.transaction(() => {
    for (const { table, rows } of all) {
      const places = (rows[0] ?? []).map(() => '?').join(', ');
      if (places === '') continue;
      const insert = db.prepare(`INSERT INTO ${table} VALUES (${places})`);
      for (const row of rows) insert.run(...row);
    }
  }).immediate();
}
