import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '#db/migrations/migrations.ts';
import { closeFile, createFile, openForWriting } from '#db/open-library.ts';
import { findInspectionById } from '#db/repositories/inspections.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const clock = (): number => 0;
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version);

it('keeps the visits of a library of version 10 and makes room for frozen verdicts', () => {
  const file = join(makeTemporaryFolder(), 'old.unidb');
  createFile(file, {
    clock,
    migrations: upTo(10),
    seed: (db) => {
      db.exec(`INSERT INTO enterprises (id, name) VALUES ('e', '示例厂');
        INSERT INTO inspections (id, enterprise_id, date, state, pack_id, pack_hash)
        VALUES ('v', 'e', '2026-05-12', 'completed', 'p', 'h');
        INSERT INTO union_records (inspection_id, employees_total) VALUES ('v', 230);`);
    },
  });
  const { db, ...open } = openForWriting(file, { clock, migrations: upTo(20) });
  expect(db.pragma('user_version', { simple: true })).toBe(20);
  expect(findInspectionById(db, 'v')).toMatchObject({ state: 'completed', packHash: 'h', stateReason: null });
  expect(db.prepare('SELECT employees_total FROM union_records').pluck().get()).toBe(230);
  expect(db.prepare('SELECT count(*) FROM frozen_verdicts').pluck().get()).toBe(0);
  const insert = db.prepare(`INSERT INTO frozen_verdicts (inspection_id, outcomes, document) VALUES ('v', ?, ?)`);
  expect(() => insert.run('{}', 'no document')).toThrow(/CHECK constraint failed/);
  closeFile({ db, ...open });
});
