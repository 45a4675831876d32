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
import type { Benchmark } from '../support/benchmark.ts';
import { withFolder } from '../support/library-fixture.ts';
import { toRatio, toSpread } from '../support/measure.ts';
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
same rows of the same tables with prepared statements, each file one durable transaction, and checks nothing. Merging
again gives the same files once more; they are known by the hash of their bytes. Looking into a file in a process of its
own comes before and is not in these figures.`,
  run: async (say) =>
    withFolder(async (folder) => {
      const files = Array.from({ length: fileCount }, (_, number) => makeFile(join(folder, `${number}.unidb`), number));
      say('files made');
      const library = createLibrary({ file: join(folder, 'target.unidb') });
      const first = await timeFiles(files, (file) => mergeOne(library, file));
      say('merged');
      const again = await timeFiles(files, (file) => mergeOne(library, file));
      closeLibrary(library);
      const bare = await insertBare(folder, files);
      return [
        {
          what: 'one file',
          unit: 'ms',
          value: toSpread(first.map(toMilliseconds)),
          peer: { name: 'bare insert of the same rows', value: toSpread(bare.map(toMilliseconds)) },
          ratio: { of: 'time', value: toRatio(first, bare) },
          target: { of: 'ratio', bound: 'at most', value: 3 },
        },
        {
          what: 'one file, merged again',
          unit: 'ms',
          value: toSpread(again.map(toMilliseconds)),
          peer: { name: 'the first time', value: toSpread(first.map(toMilliseconds)) },
          ratio: { of: 'time', value: toRatio(again, first) },
          target: { of: 'ratio', bound: 'at most', value: 0.1 },
        },
      ];
    }),
};

function toMilliseconds(seconds: number): number {
  return seconds * 1000;
}

function makeFile(file: string, seed: number): string {
  const library = createLibrary({ file });
  writeMany(library, iterateEdits(library, seed), {
    also: (db) => {
      const ids = db.prepare('SELECT id FROM inspections').pluck().all() as string[];
      for (const row of ids) recountAround(db, { table: 'inspections', row });
    },
  });
  closeLibrary(library);
  return file;
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

async function timeFiles(
  files: readonly string[],
  work: (file: string) => Promise<unknown>,
): Promise<readonly number[]> {
  const seconds: number[] = [];
  for (const file of files) {
    const start = performance.now();
    await work(file);
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds;
}

async function mergeOne(library: Library, file: string): Promise<void> {
  await mergeFile(library, { file, sha256: hashFile(file), fileName: file });
}

async function insertBare(folder: string, files: readonly string[]): Promise<readonly number[]> {
  const target = join(folder, 'bare.unidb');
  closeLibrary(createLibrary({ file: target }));
  const db = connect(target, { access: 'write' });
  const seconds: number[] = [];
  for (const file of files) {
    const rows = readRows(file, folder);
    seconds.push(...(await timeFiles([file], () => Promise.resolve(insertRows(db, rows)))));
  }
  db.close();
  return seconds;
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
