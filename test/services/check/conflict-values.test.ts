import { describe, expect, it } from 'vitest';
import { insertChange } from '#db/repositories/changes.ts';
import { insertConflict } from '#db/repositories/conflicts.ts';
import { insertDevice } from '#db/repositories/devices.ts';
import { listFieldConflicts } from '#services/check/conflict-values.ts';
import { write } from '#services/journal.ts';
import { openNewLibrary } from '../support/library.ts';

describe('listFieldConflicts', () => {
  it('shows every content of a field, who wrote it and when, the one shown first', () => {
    const library = openNewLibrary();
    const row = library.newId();
    write(library, [{ table: 'enterprises', row, set: { name: '示例一厂' } }]);
    insertDevice(library.db, { id: 'other-device', name: '二号电脑', isSelf: false });
    const change = {
      device: 'other-device',
      seq: 1,
      lamport: 9,
      author: '王示例',
      kind: 'edit',
      target: null,
      schema: 1,
    };
    const content = { table: 'enterprises', row, fields: '{"name":["示例壹厂"]}', wall: '2026-05-12T08:00:00.000Z' };
    insertChange(library.db, { ...change, ...content, prev: '', hash: 'h' });
    insertConflict(library.db, { table: 'enterprises', row, field: 'name' });
    expect(listFieldConflicts(library)).toMatchObject([
      {
        record: row,
        fact: 'enterprises.name',
        values: [
          { value: '示例壹厂', author: '王示例', device: '二号电脑', at: '2026-05-12T08:00:00.000Z' },
          { value: '示例一厂', author: '林示例', device: 'test', at: expect.stringMatching(/^\d{4}-/) },
        ],
      },
    ]);
  });
});
