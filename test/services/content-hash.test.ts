import { describe, expect, it } from 'vitest';
import { getContentHash } from '#services/content-hash.ts';
import { undo, write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import type { Cell } from '#sync/change.ts';
import { makeLibrary, setAnswer } from '../support/test-library.ts';

const visit = {
  enterpriseId: '017f22e2-79b0-7cc3-98c4-dc0c0c073981',
  inspectionId: '017f22e2-79b0-7cc3-98c4-dc0c0c073982',
};

function fill(library: Library, answers: Readonly<Record<string, Cell>> = {}): Library {
  write(library, [
    { table: 'enterprises', row: visit.enterpriseId, set: { name: '示例（虚构）' } },
    { table: 'inspections', row: visit.inspectionId, set: { enterprise_id: visit.enterpriseId, date: '2026-05-12' } },
    { table: 'records', row: visit.inspectionId, set: answers },
  ]);
  return library;
}

describe('getContentHash', () => {
  it('does not depend on device, author, time or the steps that led there', () => {
    const one = fill(makeLibrary({ inspectorName: '甲', clock: () => 0 }), {
      members_total: { value: 1 },
      members_women: { value: 0 },
    });
    const two = fill(makeLibrary({ inspectorName: '乙' }), {
      members_women: { value: 5 },
      party_org: { value: 'yes' },
    });
    setAnswer(two, visit, { members_women: { value: 0 } });
    setAnswer(two, visit, { party_org: null });
    setAnswer(two, visit, { members_total: { value: 1 } });
    expect(getContentHash(two)).toBe(getContentHash(one));
  });

  it('is what it was after undo', () => {
    const library = fill(makeLibrary());
    const before = getContentHash(library);
    setAnswer(library, visit, { members_total: { state: 'none' } });
    expect(getContentHash(library)).not.toBe(before);
    undo(library, visit.inspectionId);
    expect(getContentHash(library)).toBe(before);
  });

  it('covers values, states, notes, what was carried over, and deletion', () => {
    const contents: readonly Record<string, Cell>[] = [
      {},
      { members_total: { value: 1 } },
      { members_total: { value: 1, carriedFrom: '2024-01-01' } },
      { members_total: { state: 'unknown' } },
      { members_women: { value: 1 } },
      { 'members_total.note': '1' },
      { chair_concurrent_admin: { value: [] } },
    ];
    const libraries = contents.map((answers) => fill(makeLibrary(), answers));
    const deleted = fill(makeLibrary());
    write(deleted, [{ table: 'inspections', row: visit.inspectionId, set: { deleted: 1 } }]);
    const completed = fill(makeLibrary());
    write(completed, [{ table: 'inspections', row: visit.inspectionId, set: { state: 'completed' } }]);
    const hashes = [...libraries, deleted, completed].map(getContentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
