import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '#db/migrations/migrations.ts';
import { closeFile, createFile, openForWriting } from '#db/open-library.ts';
import { listUncounted } from '#db/repositories/verdict-counts.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const clock = (): number => 0;
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version);

it('keeps the visits of a library of version 30, makes room for review, and has their counts made anew', () => {
  const file = join(makeTemporaryFolder(), 'old.unidb');
  createFile(file, {
    clock,
    migrations: upTo(30),
    seed: (db) => {
      db.exec(`INSERT INTO enterprises (id, name) VALUES ('e', '示例厂');
        INSERT INTO inspections (id, enterprise_id, date, state) VALUES ('v', 'e', '2026-05-12', 'completed');
        INSERT INTO verdict_counts VALUES ('v', 1, 2, 3, 4, 0, 0, 2, 0, 0, 'pack');`);
    },
  });
  const { db, ...open } = openForWriting(file, { clock, migrations: upTo(80) });
  expect(db.pragma('user_version', { simple: true })).toBe(80);
  expect(db.prepare('SELECT state FROM inspections').pluck().get()).toBe('completed');
  expect(db.prepare('SELECT gap, gap_major, contradictions FROM verdict_counts').raw().get()).toEqual([2, 2, 0]);
  expect(listUncounted(db, { packHash: 'pack', limit: 10 })).toEqual(['v']);
  const insert = (state: string) =>
    db.prepare('INSERT INTO findings (id, inspection_id, rule, state) VALUES (?, ?, ?, ?)').run(state, 'v', 'r', state);
  insert('closed');
  expect(() => insert('gone')).toThrow(/CHECK constraint failed/);
  closeFile({ db, ...open });
});
