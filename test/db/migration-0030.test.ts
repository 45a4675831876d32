import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '#db/migrations/migrations.ts';
import { closeFile, createFile, openForWriting } from '#db/open-library.ts';
import { insertImportBatch, listImportBatches, markTakenBack } from '#db/repositories/import-batches.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const clock = (): number => 0;
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version);

it('keeps the visits of a library of version 10 and makes room for imports', () => {
  const file = join(makeTemporaryFolder(), 'old.unidb');
  createFile(file, {
    clock,
    migrations: upTo(10),
    seed: (db) => {
      db.exec(`INSERT INTO enterprises (id, name) VALUES ('e', '示例厂');
        INSERT INTO inspections (id, enterprise_id, date) VALUES ('v', 'e', '2026-05-12');
        INSERT INTO union_records (inspection_id, employees_total) VALUES ('v', 230);`);
    },
  });
  const { db, ...open } = openForWriting(file, { clock, migrations: upTo(30) });
  expect(db.pragma('user_version', { simple: true })).toBe(30);
  expect(db.prepare('SELECT employees_total FROM union_records').pluck().get()).toBe(230);
  const batch = { fileName: '记录.xlsx', device: 'd', firstSeq: 1, lastSeq: 3, created: 1, updated: 0 };
  insertImportBatch(db, { ...batch, id: 'a', at: '2026-05-12T00:00:00Z' });
  insertImportBatch(db, { ...batch, id: 'b', at: '2026-05-13T00:00:00Z' });
  markTakenBack(db, 'a', '2026-05-14T00:00:00Z');
  expect(listImportBatches(db, 10).map(({ id, takenBackAt }) => [id, takenBackAt])).toEqual([
    ['b', null],
    ['a', '2026-05-14T00:00:00Z'],
  ]);
  expect(() => insertImportBatch(db, { ...batch, id: 'c', at: '', lastSeq: 0 })).toThrow(/CHECK constraint failed/);
  closeFile({ db, ...open });
});
