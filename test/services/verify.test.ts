import { describe, expect, it } from 'vitest';
import { verifyLibrary } from '#services/verify.ts';
import type { Library } from '#services/library.ts';
import { addVisit, makeLibrary, setAnswer } from '../support/test-library.ts';
import { makeDevice } from './merge/support/devices.ts';
import { forge } from './merge/support/forge.ts';
import { mergeLibraries } from './merge/support/history.ts';

function makeWritten(): Library {
  const library = makeLibrary();
  const visit = addVisit(library, { members_total: { value: 1 }, 'members_total.note': 'x' });
  setAnswer(library, visit, { members_total: { value: 2 }, womens_committee: { state: 'unknown' } });
  addVisit(library, { members_total: { value: 3 } }, '示例二（虚构）');
  return library;
}

describe('verifyLibrary', () => {
  it('finds nothing in a library that nobody tampered with', () => {
    const nothing = { seals: [], problems: [], setAside: [] };
    expect(verifyLibrary(makeWritten())).toEqual({ integrity: 'ok', history: 'ok', ...nothing });
  });

  it('tells of rows that cannot be shown yet, which is no fault', async () => {
    const one = makeDevice(1).library;
    const two = makeDevice(2).library;
    const { inspectionId } = addVisit(one, { members_total: { value: 1 } });
    forge(one, 1, () => ({ fields: '{"region_code":["310115"]}' }));
    await mergeLibraries(two, one);
    expect(verifyLibrary(two)).toMatchObject({
      integrity: 'ok',
      history: 'ok',
      problems: [],
      setAside: [
        { table: 'enterprises', reason: 'incomplete' },
        { table: 'inspections', row: inspectionId, reason: 'orphan' },
        { table: 'records', row: inspectionId, reason: 'orphan' },
      ],
    });
  });

  it.each([
    ['an answer', 'UPDATE union_records SET members_total = 9 WHERE members_total = 2', 'TABLE_DIFFERS'],
    ['a state', `UPDATE answer_marks SET state = 'refused' WHERE state = 'unknown'`, 'TABLE_DIFFERS'],
    ['a note', `UPDATE answer_marks SET note = 'y' WHERE note = 'x'`, 'TABLE_DIFFERS'],
    ['a name', `UPDATE enterprises SET name = 'y' WHERE name = '示例二（虚构）'`, 'TABLE_DIFFERS'],
    ['an added row', `INSERT INTO enterprises (id, name) VALUES ('x', 'y')`, 'TABLE_DIFFERS'],
    ['a hidden enterprise', `INSERT INTO enterprise_aliases SELECT max(id), min(id) FROM enterprises`, 'TABLE_DIFFERS'],
    ['a removed row', 'DELETE FROM union_records WHERE members_total = 3', 'TABLE_DIFFERS'],
    ['an entry', `UPDATE changes SET fields = replace(fields, '"value":2', '"value":9')`, 'CHAIN_HASH'],
    ['an author', `UPDATE changes SET author = 'x' WHERE seq = 2`, 'CHAIN_HASH'],
    ['the time of an entry', `UPDATE changes SET wall = '2020-01-01T00:00:00.000Z' WHERE seq = 1`, 'CHAIN_HASH'],
    ['a removed entry', 'DELETE FROM changes WHERE seq = 4', 'CHAIN_GAP'],
    ['a renumbered entry', 'UPDATE changes SET seq = 99 WHERE seq = 7', 'CHAIN_GAP'],
    ['a hash', `UPDATE changes SET hash = 'ab' WHERE seq = 3`, 'CHAIN_PREVIOUS'],
    ['a broken entry', `UPDATE changes SET fields = '{' WHERE seq = 3`, 'ENTRY_UNREADABLE'],
    ['a conflict that is none', `INSERT INTO conflicts VALUES ('records', 'x', 'members_total')`, 'CONFLICTS_DIFFER'],
  ])('finds %s that was changed from outside', (_, sql, code) => {
    const library = makeWritten();
    expect(library.db.prepare(sql).run().changes).toBeGreaterThan(0);
    const { integrity, history, problems } = verifyLibrary(library);
    expect([integrity, history]).toEqual(['ok', 'broken']);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('finds a row without the row that it belongs to', () => {
    const library = makeWritten();
    library.db.pragma('foreign_keys = OFF');
    library.db.prepare('DELETE FROM enterprises').run();
    const { integrity, problems } = verifyLibrary(library);
    expect(integrity).toBe('damaged');
    expect(problems.map(({ code }) => code)).toContain('FOREIGN_KEY');
  });
});
