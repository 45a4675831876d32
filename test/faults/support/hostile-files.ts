import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectBare } from '#db/connection.ts';
import type { Db } from '#db/connection.ts';
import { iterateChain, listChangeDevices } from '#db/repositories/changes.ts';
import { hashStoredChange } from '#sync/hash.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { addPhoto, handOverLibrary, makeFilledLibrary } from '../../services/handover/support/hand-over.ts';

type Handed = { readonly bytes: Buffer; readonly publicKey: string };
let handed: Handed | undefined;

/** A file that was handed over, with a photo of two pieces in it; made once, a copy for each who asks. */
export async function makeHandedFile(): Promise<{ readonly file: string; readonly publicKey: string }> {
  handed ??= await handOnce();
  const file = join(makeTemporaryFolder(), 'foreign.unidb');
  writeFileSync(file, handed.bytes);
  return { file, publicKey: handed.publicKey };
}

async function handOnce(): Promise<Handed> {
  const { library, visits } = makeFilledLibrary(4);
  const [visit] = visits;
  if (visit !== undefined) addPhoto(library, visit, Buffer.alloc(300_000, '照片'));
  const { done } = await handOverLibrary(library);
  return { bytes: readFileSync(done.out), publicKey: done.seal.publicKey };
}

/** A copy of the file in a folder of its own, altered by somebody with a database tool. */
export function alterCopy(file: string, work: string | ((db: Db) => void)): string {
  const copy = join(makeTemporaryFolder(), 'foreign.unidb');
  copyFileSync(file, copy);
  const db = connectBare(copy, { access: 'write', mustExist: true });
  try {
    db.pragma('foreign_keys = OFF');
    if (typeof work === 'string') db.exec(work);
    else work(db);
  } finally {
    db.close();
  }
  return copy;
}

/** A copy of the file with other bytes. */
export function alterBytes(file: string, change: (bytes: Buffer) => Buffer): string {
  const copy = join(makeTemporaryFolder(), 'foreign.unidb');
  writeFileSync(copy, change(readFileSync(file)));
  return copy;
}

/** What a forger can do who has the program: every hash and every link is made anew. */
export function restamp(db: Db, last = Number.POSITIVE_INFINITY): void {
  const update = db.prepare('UPDATE changes SET prev_hash = ?, hash = ? WHERE device = ? AND seq = ?');
  for (const device of listChangeDevices(db)) {
    let prev = '';
    const rows = [...iterateChain(db, device)].filter(({ seq }) => seq <= last);
    for (const { hash: _, target, ...row } of rows) {
      const hash = hashStoredChange({ ...row, prev, ...(target === null ? {} : { target }) });
      update.run(prev, hash, device, row.seq);
      prev = hash;
    }
  }
}

/** Puts other SQL text into the schema than the tables were made with. */
export function rewriteSchema(db: Db, from: string, to: string): void {
  // The program's own connections are in this mode, which forbids what a forger's tool does.
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  const { changes } = db
    .prepare('UPDATE sqlite_schema SET sql = replace(sql, $from, $to) WHERE instr(sql, $from)')
    .run({ from, to });
  if (changes === 0) throw new Error(`No table says ${from}`);
  db.pragma('writable_schema = OFF');
}

export const notOurs: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('S')],
  ['a hundred zeros', Buffer.alloc(100)],
  ['the name of the format alone', Buffer.from('SQLite format 3\0')],
  ['the name of the format and zeros', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)])],
  ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(5000, 7)])],
  ['an archive', Buffer.concat([Buffer.from('504b030414000000', 'hex'), Buffer.alloc(5000, 7)])],
  ['a text', Buffer.from('工会巡检'.repeat(100))],
  ['a library with a byte before it', Buffer.concat([Buffer.from(' SQLite format 3\0'), Buffer.alloc(8000)])],
];

/** The schema is compared to the letter (`assertOwnSchema`) before anything in it could run. */
export const hostileSchemas: readonly (readonly [name: string, sql: string])[] = [
  ['a trigger', 'CREATE TRIGGER t AFTER UPDATE ON enterprises BEGIN DELETE FROM enterprises; END'],
  ['a trigger on the migrations', 'CREATE TRIGGER t BEFORE INSERT ON migrations BEGIN DELETE FROM changes; END'],
  ['a view', 'CREATE VIEW v AS SELECT 1'],
  [
    'an endless view in place of a table',
    `DROP TABLE seals; CREATE VIEW seals AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)
     SELECT n AS id, n AS document, n AS public_key, n AS signature FROM c`,
  ],
  [
    'an endless view in place of the log',
    `ALTER TABLE changes RENAME TO moved; CREATE VIEW changes AS WITH RECURSIVE c(seq) AS (SELECT 1 UNION ALL SELECT
     seq + 1 FROM c) SELECT 'd' AS device, seq FROM c`,
  ],
  ['a view in place of the migrations', 'DROP TABLE migrations; CREATE VIEW migrations AS SELECT 10 AS version'],
  ['a table', 'CREATE TABLE t (a)'],
  ['a column', 'ALTER TABLE enterprises ADD COLUMN extra TEXT'],
  [
    'a generated column that takes for ever',
    'ALTER TABLE devices ADD COLUMN bomb TEXT AS (hex(zeroblob(100000000))) VIRTUAL',
  ],
  ['an index', 'CREATE INDEX i ON changes (wall)'],
  ['an index on an expression', 'CREATE INDEX i ON changes (length(hex(zeroblob(1000000))))'],
  ['a partial index', 'CREATE INDEX i ON changes (seq) WHERE abs(seq) > 0'],
  ['a virtual table and its shadow tables', 'CREATE VIRTUAL TABLE t USING fts5(a)'],
  ['a virtual table in place of a table', 'DROP TABLE conflicts; CREATE VIRTUAL TABLE conflicts USING rtree(a, b, c)'],
  ['statistics', 'ANALYZE'],
  ['a missing index', 'DROP INDEX changes_row'],
  ['a missing table', 'DROP TABLE set_aside'],
  [
    'a table without its constraints',
    'DROP TABLE conflicts; CREATE TABLE conflicts (table_name TEXT, row_id TEXT, field TEXT)',
  ],
  ['a forgotten migration', 'DELETE FROM migrations WHERE version = 10'],
];
