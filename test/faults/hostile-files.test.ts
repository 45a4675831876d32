import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/error.ts';
import type { ErrorCode } from '#domain/error.ts';
import { connectBare } from '#db/connection.ts';
import { getContentHash } from '#services/content-hash.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import { getErrorCode } from '../support/error-code.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

/** A sound library of some pages, closed. */
function makeFile(): string {
  const library = makeLibrary();
  for (let number = 0; number < 8; number += 1) {
    addVisit(
      library,
      { members_total: { value: number }, 'members_total.note': '备注'.repeat(200) },
      `示例${number}（虚构）`,
    );
  }
  closeLibrary(library);
  const file = join(makeTemporaryFolder(), 'foreign.unidb');
  copyFileSync(library.file, file);
  return file;
}

function alter(sql: string): string {
  const file = makeFile();
  const db = connectBare(file, { access: 'write', mustExist: true });
  db.exec(sql);
  db.close();
  return file;
}

function snapshot(folder: string): unknown {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

/** The code for both ways of opening; the folder must be afterwards as it was, to the byte. */
function refuse(file: string): ErrorCode | undefined {
  const before = snapshot(dirname(file));
  const codes = (['read', 'write'] as const).map((access) => getErrorCode(() => openLibrary({ file, access })));
  expect(snapshot(dirname(file))).toEqual(before);
  expect(codes[0]).toBe(codes[1]);
  return codes[0];
}

describe('a file that is not ours', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('S')],
    ['a text', Buffer.from('工会巡检'.repeat(100))],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5000, 7)])],
    ['zeros', Buffer.alloc(8192)],
    ['the name of the format alone', Buffer.from('SQLite format 3\0')],
  ])('is refused: %s', (_, bytes) => {
    const file = join(makeTemporaryFolder(), 'foreign.unidb');
    writeFileSync(file, bytes);
    expect(refuse(file)).toBe('FILE_NOT_OURS');
  });

  it('is refused where it is of another program', () => {
    expect(refuse(alter('PRAGMA application_id = 252006674'))).toBe('FILE_NOT_OURS');
    const file = join(makeTemporaryFolder(), 'foreign.unidb');
    const db = connectBare(file, { access: 'write', mustExist: false });
    db.exec('CREATE TABLE enterprises (id TEXT)');
    db.close();
    expect(refuse(file)).toBe('FILE_NOT_OURS');
  });

  it('is refused where it is no file at all', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync(join(folder, 'b'), join(folder, 'a'));
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    for (const name of ['folder', 'pipe']) {
      expect(getErrorCode(() => openLibrary({ file: join(folder, name), access: 'write' }))).toBe('FILE_NOT_OURS');
    }
    expect(getErrorCode(() => openLibrary({ file: '/dev/zero', access: 'read' }))).toBe('FILE_NOT_OURS');
    expect(getErrorCode(() => openLibrary({ file: join(folder, 'a'), access: 'read' }))).toBe('STORAGE_REFUSED');
  });
});

describe('a newer file', () => {
  it('is refused and stays as it is', () => {
    expect(refuse(alter('PRAGMA user_version = 9999'))).toBe('FILE_NEWER');
    expect(refuse(alter(`INSERT INTO migrations VALUES (9999, 'later', 'ab', '')`))).toBe('FILE_NEWER');
  });

  it('is told from one whose migrations were edited', () => {
    expect(refuse(alter(`UPDATE migrations SET sha256 = 'ab'`))).toBe('MIGRATION_EDITED');
  });
});

describe('a hostile schema', () => {
  it.each([
    ['a trigger', `CREATE TRIGGER t AFTER UPDATE ON enterprises BEGIN DELETE FROM enterprises; END`],
    ['a view', 'CREATE VIEW v AS SELECT 1'],
    [
      'an endless view in place of a table',
      'DROP TABLE conflicts; CREATE VIEW conflicts AS WITH RECURSIVE c(table_name) AS (SELECT 1 UNION ALL SELECT 1 FROM c) SELECT table_name, 1 AS row_id, 1 AS field FROM c',
    ],
    [
      'a view in place of the migrations',
      'DROP TABLE migrations; CREATE VIEW migrations AS SELECT 10 AS version, 1 AS sha256',
    ],
    ['a table', 'CREATE TABLE t (a)'],
    ['a column', 'ALTER TABLE enterprises ADD COLUMN note TEXT'],
    ['a generated column', `ALTER TABLE devices ADD COLUMN bomb TEXT AS (hex(zeroblob(100000000))) VIRTUAL`],
    ['an index', 'CREATE INDEX i ON changes (wall)'],
    ['an expression index', 'CREATE INDEX i ON changes (abs(seq))'],
    ['a virtual table', 'CREATE VIRTUAL TABLE t USING fts5(a)'],
    ['a missing index', 'DROP INDEX changes_row'],
    ['a missing table', 'DROP TABLE conflicts'],
    [
      'a table without its constraints',
      'DROP TABLE conflicts; CREATE TABLE conflicts (table_name TEXT, row_id TEXT, field TEXT)',
    ],
    ['a forgotten migration', 'DELETE FROM migrations'],
  ])('is refused: %s', (_, sql) => {
    expect(refuse(alter(sql))).toBe('FILE_HOSTILE');
  });
});

describe('a damaged file', () => {
  it('is refused wherever it was cut off', () => {
    const { length } = readFileSync(makeFile());
    for (const size of [100, 101, 4095, 4096, 4097, 8192, length >> 1, length - 4096, length - 1]) {
      const file = makeFile();
      truncateSync(file, size);
      expect(refuse(file), `cut to ${size}`).toBe('FILE_DAMAGED');
    }
  });

  it('is refused where something was added to it', () => {
    const file = makeFile();
    appendFileSync(file, Buffer.alloc(4096));
    expect(refuse(file)).toBe('FILE_DAMAGED');
  });

  it('is refused where pages were overwritten', () => {
    const file = makeFile();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    expect(refuse(file)).toBe('FILE_DAMAGED');
  });

  it('never crashes the program nor is written to, whichever bit flips', { timeout: 120_000 }, () => {
    const sound = makeFile();
    const original = readFileSync(sound);
    const file = join(makeTemporaryFolder(), 'foreign.unidb');
    const outcomes = new Map<string, number>();
    for (let number = 0; number < 400; number += 1) {
      const bytes = Buffer.from(original);
      // Spread over the file, denser in the first page, where the header and the schema are.
      const place = number % 4 === 0 ? (number * 41) % 4096 : (number * 7919 * 4001) % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (number % 8));
      writeFileSync(file, bytes);
      const outcome = readAll(file);
      // What passes every check says the same as before: no flip changes an answer unseen.
      if (outcome.startsWith('read, sound')) expect(outcome).toBe(readAll(sound));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(readFileSync(file).equals(bytes)).toBe(true);
      expect(readdirSync(dirname(file))).toEqual(['foreign.unidb']);
    }
    console.info(Object.fromEntries(outcomes));
    expect(outcomes.get('FILE_DAMAGED')).toBeGreaterThan(0);
    expect([...outcomes.keys()]).not.toContain('INTERNAL');
  });
});

describe('what lies beside a file', () => {
  it('does no harm where it is no log', () => {
    const file = makeFile();
    writeFileSync(`${file}-wal`, Buffer.alloc(9000, 0x37));
    const before = snapshot(dirname(file));
    expect(readAll(file)).toMatch(/^read, sound /);
    expect(snapshot(dirname(file))).toEqual(before);
  });

  it('does no harm where it is no journal', () => {
    const file = makeFile();
    writeFileSync(`${file}-journal`, Buffer.alloc(9000, 0x37));
    const before = snapshot(dirname(file));
    expect(readAll(file)).toMatch(/^read, sound /);
    expect(snapshot(dirname(file))).toEqual(before);
  });
});

/** Reads everything there is to read; says how that ended. An error without a code is thrown on and fails the test. */
function readAll(file: string): string {
  try {
    const library = openLibrary({ file, access: 'read' });
    try {
      const { integrity, history } = verifyLibrary(library);
      if (integrity !== 'ok' || history !== 'ok') return 'read, found by the check';
      return `read, sound ${getContentHash(library)}`;
    } finally {
      closeLibrary(library);
    }
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}
