import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newestVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { createFile } from '#db/open-library.ts';
import { insertSeal, listSeals } from '#db/repositories/seals.ts';
import type { Db } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import { runForeignProcess, setForeignLauncher } from '#services/trust/foreign-process.ts';
import type { ForeignLauncher } from '#services/trust/foreign-process.ts';
import { foreignNames } from '#services/trust/foreign-summary.ts';
import { inspectForeignFile } from '#services/trust/inspect-foreign.ts';
import type { ForeignFile, InspectOptions } from '#services/trust/inspect-foreign.ts';
import { createDeviceKey } from '#services/trust/keys.ts';
import { signSeal } from '#services/trust/seals.ts';
import { parseSeal } from '#sync/seal.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import {
  alterBytes,
  alterCopy,
  hostileSchemas,
  makeHandedFile,
  notOurs,
  restamp,
  rewriteSchema,
} from './support/hostile-files.ts';
import { inspectHere } from './support/inspect-here.ts';

function snapshot(folder: string): unknown {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
}

/** What the inspection comes to; the folder of the file must be afterwards as it was, to the byte, and no copy left. */
async function inspect(file: string, options: InspectOptions = {}): Promise<ForeignFile['summary'] | string> {
  const before = snapshot(dirname(file));
  const copies = countCopies();
  try {
    const found = await inspectForeignFile(file, options);
    found.dispose();
    return found.summary;
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  } finally {
    expect(snapshot(dirname(file))).toEqual(before);
    expect(countCopies()).toBe(copies);
  }
}

function countCopies(): number {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`union-inspector-private-${process.pid}-`)).length;
}

describe('a sound file', () => {
  it('is described, in a process of its own, and its copy can be used until it is let go', async () => {
    const { file, publicKey } = await makeHandedFile();
    const found = await inspectForeignFile(file, { knownKeys: [publicKey] });
    expect(readFileSync(found.file).equals(readFileSync(file))).toBe(true);
    expect(found.summary).toMatchObject({ enterprises: 4, records: 4, attachments: 1, entries: 13, problems: [] });
    expect(found.summary.seals).toMatchObject([{ state: 'intact', since: 0, known: true }]);
    found.dispose();
    found.dispose();
    expect(readdirSync(dirname(file))).toEqual(['foreign.unidb']);
    expect(await inspect(file)).toMatchObject({ seals: [{ state: 'unknown_device', known: false }] });
  });

  it('is read whatever its page size', async () => {
    const { file } = await makeHandedFile();
    const summary = inspectHere(file);
    for (const size of [1024, 65_536]) {
      const other = alterCopy(file, `PRAGMA page_size = ${size}; VACUUM`);
      expect(inspectHere(other)).toEqual(summary);
    }
  });
});

// Guards: `readHeader` in db/header.ts, without SQLite.
describe('a file that is not ours', () => {
  it.each(notOurs)('is refused: %s', async (_, bytes) => {
    const file = join(makeTemporaryFolder(), 'foreign.unidb');
    writeFileSync(file, bytes);
    expect(await inspect(file)).toBe('FILE_NOT_OURS');
  });

  it('is refused where another program made it', async () => {
    const { file } = await makeHandedFile();
    expect(await inspect(alterCopy(file, 'PRAGMA application_id = 252006674'))).toBe('FILE_NOT_OURS');
  });

  // Guards: the `lstat` in `copyPrivately`, before anything is opened.
  it('is refused where it is no regular file', async () => {
    const { file } = await makeHandedFile();
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync(file, join(folder, 'link'));
    for (const path of [...['folder', 'pipe', 'link'].map((name) => join(folder, name)), '/dev/zero'])
      await expect(inspectForeignFile(path), path).rejects.toMatchObject({ code: 'FILE_NOT_OURS' });
    await expect(inspectForeignFile(join(folder, 'gone'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused where it is larger than allowed, unread', async () => {
    const { file } = await makeHandedFile();
    expect(await inspect(file, { mostBytes: 100_000 })).toBe('FILE_TOO_LARGE');
  });
});

// Guards: `assertWholeFile` and the plausibility of the header.
describe('a damaged file', () => {
  it('is refused wherever it was cut off, and where something was added', async () => {
    const { file } = await makeHandedFile();
    const { length } = readFileSync(file);
    for (const size of [100, 101, 4095, 4096, 4097, 8192, length >> 1, length - 4096, length - 1])
      expect(inspectHere(alterBytes(file, (bytes) => bytes.subarray(0, size))), `${size}`).toBe('FILE_DAMAGED');
    const longer = alterBytes(file, (bytes) => Buffer.concat([bytes, Buffer.alloc(4096)]));
    expect(await inspect(longer)).toBe('FILE_DAMAGED');
  });

  it.each([
    ['a page size that is no power of two', 16, [0x03, 0xe9]],
    ['a page size of three', 16, [0, 3]],
    ['texts in UTF-16', 56, [0, 0, 0, 2]],
    ['no text encoding', 56, [0, 0, 0, 0]],
    ['a payload fraction of zero', 21, [0]],
    ['a format of the future', 18, [3, 3]],
  ])('is refused for its header: %s', async (_, at, change) => {
    const { file } = await makeHandedFile();
    const altered = alterBytes(file, (bytes) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from(change), bytes.subarray(at + change.length)]),
    );
    expect(await inspect(altered)).toBe('FILE_DAMAGED');
  });

  it('is refused where pages were overwritten', async () => {
    const { file } = await makeHandedFile();
    expect(await inspect(alterBytes(file, (bytes) => bytes.fill(0xa5, 4096 * 3, 4096 * 12)))).toBe('FILE_DAMAGED');
  });
});

// Guards: `assertClosed` and the look at the header's write version.
describe('a file that was not closed', () => {
  it.each(['-wal', '-journal'])('is refused where its log %s lies beside it, which stays', async (suffix) => {
    const { file } = await makeHandedFile();
    writeFileSync(file + suffix, Buffer.alloc(9000, 0x37));
    expect(await inspect(file)).toBe('LIBRARY_IN_USE');
  });

  it('is refused where it was copied without its log', async () => {
    const { file } = await makeHandedFile();
    const copied = alterBytes(file, (bytes) =>
      Buffer.concat([bytes.subarray(0, 18), Buffer.from([2, 2]), bytes.subarray(20)]),
    );
    expect(await inspect(copied)).toBe('LIBRARY_IN_USE');
  });

  // Guards: the comparison of size, time and a second reading in `copyPrivately`.
  it('is refused where it changes while it is read', async () => {
    const { file } = await makeHandedFile();
    const handle = openSync(file, 'r+');
    let isOver = false;
    const change = (at: number): void => {
      if (isOver) return;
      writeSync(handle, Buffer.from([at & 0xff]), 0, 1, 8000);
      setImmediate(change, at + 1);
    };
    change(0);
    try {
      await expect(inspectForeignFile(file)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    } finally {
      isOver = true;
      closeSync(handle);
    }
  });
});

describe('an older file', () => {
  it('is brought up to date in the private copy, never in its place', async () => {
    const file = join(makeTemporaryFolder(), 'older.unidb');
    const seed = (db: Db): void => {
      for (const key of ['library_id', 'created_at', 'device_id', 'device_name'])
        db.prepare('INSERT INTO library VALUES (?, ?)').run(key, `the ${key}`);
    };
    createFile(file, { clock: () => 0, migrations: migrations.filter(({ version }) => version <= 30), seed });
    rmSync(`${file}.lock`);
    expect(await inspect(file)).toMatchObject({ schema: 30, libraryId: 'the library_id', entries: 0, seals: [] });
    const found = await inspectForeignFile(file);
    const copy = openLibrary({ file: found.file, access: 'read' });
    expect(copy.db.pragma('user_version', { simple: true })).toBe(newestVersion(migrations));
    closeLibrary(copy);
    found.dispose();
  });
});

describe('a newer file', () => {
  it('is refused', async () => {
    const { file } = await makeHandedFile();
    expect(await inspect(alterCopy(file, 'PRAGMA user_version = 9999'))).toBe('FILE_NEWER');
    const later = `INSERT INTO migrations VALUES (9999, 'later', 'ab', '')`;
    expect(inspectHere(alterCopy(file, later))).toBe('FILE_NEWER');
  });

  it('is told from one whose migrations were edited', async () => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, `UPDATE migrations SET sha256 = 'ab'`))).toBe('MIGRATION_EDITED');
  });
});

// Guards: `assertOwnSchema`, which comes before anything that runs what a schema hides.
describe('a hostile schema', () => {
  it.each(hostileSchemas)('is refused: %s', async (_, sql) => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, sql))).toBe('FILE_HOSTILE');
  });

  it('is refused in time where reading it in place would never end', { timeout: 60_000 }, async () => {
    const { file } = await makeHandedFile();
    const [, endless = ''] = hostileSchemas.find(([name]) => name === 'an endless view in place of the log') ?? [];
    expect(await inspect(alterCopy(file, endless))).toBe('FILE_HOSTILE');
  });

  it.each([
    ['a check that runs something', 'CHECK (size >= 0)', 'CHECK (size >= length(hex(zeroblob(9))))'],
    ['a table without a check', 'CHECK (length(id) = 64)', ''],
    ['another affinity', 'fields TEXT', 'fields BLOB'],
  ])('is refused where its text was rewritten: %s', async (_, from, to) => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, (db) => rewriteSchema(db, from, to)))).toBe('FILE_HOSTILE');
  });
});

// Guards: `assertLengths`, before any content is read.
describe('absurd lengths', () => {
  it.each([
    ['an author', `UPDATE changes SET author = hex(zeroblob(40000)) WHERE seq = 2`],
    ['the fields of an entry', `UPDATE changes SET fields = '{"a":"' || hex(zeroblob(5000000)) || '"}' WHERE seq = 2`],
    ['a name', `UPDATE enterprises SET name = hex(zeroblob(40000))`],
    ['a piece of an attachment', 'UPDATE attachment_pieces SET bytes = zeroblob(300000)'],
    ['a device', `INSERT INTO devices VALUES (hex(zeroblob(40000)), '', 0)`],
    ['a seal', `INSERT INTO seals VALUES ('${'a'.repeat(64)}', '"' || hex(zeroblob(3000000)) || '"', '', '')`],
  ])('are refused: %s', async (_, sql) => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, sql))).toBe('FILE_HOSTILE');
  });

  it('are refused before they are read, in a process of its own', async () => {
    const { file } = await makeHandedFile();
    const vast = alterCopy(file, 'UPDATE attachment_pieces SET bytes = zeroblob(100000000) WHERE n = 0');
    expect(await inspect(vast)).toBe('FILE_HOSTILE');
  });
});

// Guards: `assertEntryShapes`; the forger makes every hash anew, so nothing else would notice.
describe('entries that no program of ours writes', () => {
  const forge = (sql: string) => (db: Db) => {
    db.pragma('ignore_check_constraints = ON');
    db.exec(sql);
    restamp(db);
  };
  const deep = (depth: number): string => `{"a":[${'['.repeat(depth)}${']'.repeat(depth)}]}`;

  it.each([
    ['a text that is no UTF-8', `UPDATE changes SET author = CAST(x'e5b7a5ff' AS TEXT) WHERE seq = 2`],
    ['half a surrogate', `UPDATE changes SET author = CAST(x'eda080' AS TEXT) WHERE seq = 2`],
    ['fields that nest deep', `UPDATE changes SET fields = '${deep(400)}' WHERE seq = 2`],
    ['a row that is no id', `UPDATE changes SET row_id = '../../etc/passwd' WHERE seq = 2`],
    ['a table that is no word', `UPDATE changes SET table_name = 'changes; DROP' WHERE seq = 2`],
    ['a time that is none', `UPDATE changes SET wall = 'yesterday' WHERE seq = 2`],
    ['a target that is none', `UPDATE changes SET target = 'x' WHERE seq = 2`],
    ['a device that is no id', `UPDATE changes SET device = 'me'`],
    ['a lamport number that would use all numbers up', 'UPDATE changes SET lamport = 9007199254740991 WHERE seq = 13'],
  ])('are refused: %s', async (_, sql) => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, forge(sql)))).toBe('FILE_HOSTILE');
  });

  it('are refused where a number is greater than any that is read exactly', async () => {
    const { file } = await makeHandedFile();
    for (const column of ['lamport', 'schema', 'seq'])
      expect(inspectHere(alterCopy(file, `UPDATE changes SET ${column} = 9223372036854775807 WHERE seq = 13`))).toBe(
        'FILE_HOSTILE',
      );
  });

  it('are refused where they nest deeper than SQLite itself reads', async () => {
    const { file } = await makeHandedFile();
    const bomb = alterCopy(file, forge(`UPDATE changes SET fields = '${deep(100_000)}' WHERE seq = 2`));
    expect(await inspect(bomb)).toMatch(/^FILE_(DAMAGED|HOSTILE)$/);
  });

  // Guards: the connection of the check may write, or SQLite would not look at CHECKs.
  it.each([
    ['a negative number', 'UPDATE union_records SET members_total = -1'],
    ['a choice that is none', `UPDATE inspections SET state = 'nonsense'`],
    ['a date that is none', `UPDATE union_records SET chair_elected_on = 'soon'`],
  ])('are refused in the tables: %s', async (_, sql) => {
    const { file } = await makeHandedFile();
    const altered = alterCopy(file, (db) => {
      db.pragma('ignore_check_constraints = ON');
      db.exec(sql);
    });
    expect(inspectHere(altered)).toBe('FILE_DAMAGED');
  });

  it('are refused in the tables: a row without the one it belongs to', async () => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, 'DELETE FROM enterprises'))).toBe('FILE_DAMAGED');
  });
});

// Guards: `verifyChains`.
describe('a history that was tampered with', () => {
  it.each([
    ['an entry is gone', 'DELETE FROM changes WHERE seq = 5'],
    ['the first is gone', 'DELETE FROM changes WHERE seq = 1'],
    [
      'two changed places',
      'UPDATE changes SET seq = 100 WHERE seq = 4; UPDATE changes SET seq = 4 WHERE seq = 5; UPDATE changes SET seq = 5 WHERE seq = 100',
    ],
    ['an author was changed', `UPDATE changes SET author = '别人' WHERE seq = 5`],
    ['an answer was changed', `UPDATE changes SET fields = replace(fields, '备注', '更好') WHERE seq = 3`],
    ['a kind was changed', `UPDATE changes SET kind = 'import' WHERE seq = 5`],
    [
      'an entry was added without its hash',
      `INSERT INTO changes SELECT device, 14, 14, wall, author, kind, target,
      table_name, row_id, fields, schema, hash, '${'a'.repeat(64)}' FROM changes WHERE seq = 13`,
    ],
  ])('is refused: %s', async (_, sql) => {
    const { file } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, sql))).toBe('HISTORY_BROKEN');
  });

  it('is refused where a number is left out and every hash was made anew', async () => {
    const { file } = await makeHandedFile();
    const gap = alterCopy(file, (db) => {
      db.exec('DELETE FROM changes WHERE seq = 5');
      restamp(db);
    });
    expect(inspectHere(gap)).toBe('HISTORY_BROKEN');
  });

  it('is refused where an entry was exchanged, its hash made anew, and the next stands on the one that was', async () => {
    const { file } = await makeHandedFile();
    const exchanged = alterCopy(file, (db) => {
      db.exec(`UPDATE changes SET author = '别人' WHERE seq = 5`);
      restamp(db, 5);
    });
    expect(inspectHere(exchanged)).toBe('HISTORY_BROKEN');
  });

  // Guards: `listChanged`, which holds the file against what was signed.
  it('is told by the seal where every hash was made anew', async () => {
    const { file, publicKey } = await makeHandedFile();
    const forged = alterCopy(file, (db) => {
      db.exec(`UPDATE changes SET author = '别人' WHERE seq = 5`);
      restamp(db);
    });
    const summary = inspectHere(forged, [publicKey]);
    expect(summary).toMatchObject({ problems: [], seals: [{ state: 'changed_after_sealing', since: 0 }] });
    expect(summary).toHaveProperty('seals.0.changed.0', expect.stringMatching(/:13$/));
  });

  it('is told by the seal where its end was cut off', async () => {
    const { file, publicKey } = await makeHandedFile();
    const cut = alterCopy(file, 'DELETE FROM changes WHERE seq = 13; DELETE FROM evidence');
    expect(inspectHere(cut, [publicKey])).toMatchObject({ seals: [{ state: 'changed_after_sealing' }] });
  });

  it('is told by problem and seal where a table holds what no entry wrote', async () => {
    const { file, publicKey } = await makeHandedFile();
    const altered = alterCopy(file, 'UPDATE union_records SET members_total = 50 WHERE members_total = 3');
    const summary = inspectHere(altered, [publicKey]);
    expect(summary).toMatchObject({
      problems: [{ code: 'TABLE_DIFFERS' }],
      seals: [{ state: 'changed_after_sealing' }],
    });
    expect(summary).toHaveProperty('seals.0.changed.0', expect.stringContaining('members_total'));
  });

  it('is told where the bytes of a photo were changed', async () => {
    const { file } = await makeHandedFile();
    const altered = alterCopy(file, 'UPDATE attachment_pieces SET bytes = zeroblob(length(bytes)) WHERE n = 0');
    expect(inspectHere(altered)).toMatchObject({ problems: [{ code: 'ATTACHMENT_ALTERED' }] });
  });

  it('is told where a photo was taken out', async () => {
    const { file, publicKey } = await makeHandedFile();
    const altered = alterCopy(file, 'DELETE FROM attachments; DELETE FROM attachment_pieces');
    const found = { seals: [{ state: 'changed_after_sealing', changed: ['attachments'] }] };
    expect(inspectHere(altered, [publicKey])).toMatchObject(found);
  });
});

// Guards: `checkSeal`.
describe('a false seal', () => {
  it.each([
    ['another signature', `UPDATE seals SET signature = replace(replace(signature, 'a', 'b'), '1', '2')`],
    ['no signature', `UPDATE seals SET signature = ''`],
    ['another key', `UPDATE seals SET public_key = '${'12'.repeat(32)}'`],
    ['another number of records', `UPDATE seals SET document = replace(document, '"records":4', '"records":5')`],
    ['another id', `UPDATE seals SET id = '${'a'.repeat(64)}'`],
    ['a document that is none', `UPDATE seals SET document = '[]'`],
  ])('is told: %s', async (_, sql) => {
    const { file, publicKey } = await makeHandedFile();
    expect(inspectHere(alterCopy(file, sql), [publicKey])).toMatchObject({
      seals: [{ state: 'broken', known: false }],
    });
  });

  it('is told where a forger seals under a key of his own in the name of the device', async () => {
    const { file, publicKey } = await makeHandedFile();
    const forged = alterCopy(file, (db) => {
      const seal = parseSeal(listSeals(db)[0]?.document ?? '');
      if (seal === undefined) throw new Error('the file is sealed');
      db.exec(`DELETE FROM seals; UPDATE changes SET author = '别人' WHERE seq = 5`);
      restamp(db);
      const head = String(db.prepare('SELECT hash FROM changes WHERE seq = 13').pluck().get());
      const checkpoints = seal.checkpoints.map((checkpoint) => ({ ...checkpoint, head }));
      insertSeal(db, signSeal({ ...seal, checkpoints }, createDeviceKey()));
    });
    expect(inspectHere(forged, [publicKey])).toMatchObject({ seals: [{ state: 'unknown_device', known: false }] });
  });
});

describe('the process that checks', () => {
  const write =
    (text: string): ForeignLauncher =>
    async ({ request }) => {
      writeFileSync(join(request.folder, foreignNames.answer), text);
    };
  afterEach(() => setForeignLauncher(undefined));

  // Guards: the kill in `launchNode`. Nobody ever writes into the pipe, so the process would wait for ever.
  it('is killed where it would never end', async () => {
    const folder = makeTemporaryFolder();
    execFileSync('mkfifo', [join(folder, foreignNames.received)]);
    const request = { folder, passphrase: '口令', knownKeys: [] };
    await expect(runForeignProcess(request, 1000)).rejects.toMatchObject({ code: 'FILE_HOSTILE' });
  });

  // Guards: the deadline in `runForeignProcess`.
  it('is killed where it takes too long', async () => {
    const { file } = await makeHandedFile();
    expect(await inspect(file, { deadlineMs: 5 })).toBe('FILE_HOSTILE');
  });

  it.each([
    ['ends without an answer', ''],
    ['answers nonsense', 'nonsense'],
    ['answers in another form', '{"kind":"sound","summary":{"libraryId":1}}'],
    ['answers more than a person could read', `{"kind":"sound",${' '.repeat(17 * 1024 * 1024)}}`],
    ['knows codes of its own', '{"kind":"refused","code":"FINE","message":"","details":{}}'],
  ])('is not believed where it %s', async (_, text) => {
    const { file } = await makeHandedFile();
    setForeignLauncher(write(text));
    expect(await inspect(file)).toBe('FILE_HOSTILE');
  });

  it('that cannot be started is no verdict on the file', async () => {
    const { file } = await makeHandedFile();
    setForeignLauncher(() => Promise.reject(new Error('no such program')));
    await expect(inspectForeignFile(file)).rejects.toThrow('no such program');
    await expect(runForeignProcess({ folder: '/', knownKeys: [] }, 10)).rejects.toThrow('no such program');
  });
});
