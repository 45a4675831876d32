import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertRow, updateRow } from '#db/apply.ts';
import { connectBare, type Db } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { computeAliases, findSurvivorId, listMergedIds, readAliases } from '#db/repositories/enterprise-aliases.ts';
import { listEnterprises } from '#db/repositories/enterprise-list.ts';
import { countEnterprises } from '#db/repositories/enterprises.ts';

const ids = 'abcdef'.split('');

type Step =
  | { readonly kind: 'insert'; readonly id: string; readonly into: string | null }
  | { readonly kind: 'point'; readonly id: string; readonly into: string | null }
  | { readonly kind: 'delete' | 'restore'; readonly id: string };

function makeDb(): Db {
  const db = connectBare(':memory:', { access: 'write', mustExist: false });
  migrate(db, migrations, () => 0);
  return db;
}

function isThere(db: Db, id: string): boolean {
  return db.prepare('SELECT 1 FROM enterprises WHERE id = ?').get(id) !== undefined;
}

/** What a log may bring in any order: rows whose target is not there yet, pointers in circles, deletions. */
function apply(db: Db, step: Step): void {
  const table = 'enterprises';
  const { id } = step;
  if (step.kind === 'insert') {
    const cells = { name: id, ...(step.into === null ? {} : { merged_into: step.into }) };
    if (!isThere(db, id)) insertRow(db, { table, row: id, cells });
  } else if (isThere(db, id)) {
    const cells =
      step.kind === 'point' ? { merged_into: step.into } : { deleted: step.kind === 'delete' ? true : null };
    updateRow(db, { table, row: id, cells });
  }
}

const anyId = fc.constantFrom(...ids);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('insert', 'point'), id: anyId, into: fc.option(anyId) }),
  fc.record({ kind: fc.constantFrom('delete', 'restore'), id: anyId }),
);

describe('the aliases of enterprises', () => {
  it('are what the pointers say, whatever was written in whatever order; list and count follow', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        const db = makeDb();
        listFirst(db);
        for (const step of steps) {
          apply(db, step);
          expect(readAliases(db)).toEqual(computeAliases(db));
        }
        const expected = ids.filter((id) => isShown(db, id));
        expect(listFirst(db)).toEqual(expected);
        expect(countEnterprises(db)).toBe(expected.length);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('come out the same whichever pointer was written first', () => {
    fc.assert(
      fc.property(fc.dictionary(anyId, anyId), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (pointers, keys) => {
        const outcomes = [ids, ids.toSorted((a, b) => (keys[ids.indexOf(a)] ?? 0) - (keys[ids.indexOf(b)] ?? 0))].map(
          (order) => {
            const db = makeDb();
            for (const id of order) apply(db, { kind: 'insert', id, into: pointers[id] ?? null });
            const aliases = readAliases(db);
            db.close();
            return aliases;
          },
        );
        expect(outcomes[0]).toEqual(outcomes[1]);
      }),
      { numRuns: 40 },
    );
  });

  it('bring back what was merged when the one that stands for it is deleted', () => {
    const db = makeDb();
    for (const id of ['a', 'b', 'c']) apply(db, { kind: 'insert', id, into: null });
    apply(db, { kind: 'point', id: 'a', into: 'b' });
    apply(db, { kind: 'point', id: 'b', into: 'c' });
    expect(listMergedIds(db, 'c')).toEqual(['a', 'b']);
    apply(db, { kind: 'delete', id: 'c' });
    expect(['a', 'b'].map((id) => findSurvivorId(db, id))).toEqual(['b', 'b']);
    apply(db, { kind: 'restore', id: 'c' });
    expect(listMergedIds(db, 'c')).toEqual(['a', 'b']);
    db.close();
  });
});

function listFirst(db: Db): readonly string[] {
  const page = listEnterprises(db, {
    search: '',
    sort: 'name',
    descending: false,
    show: 'all',
    offset: 0,
    limit: 50,
    today: '2026-06-30',
  });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map((row) => row.enterpriseId);
}

function isShown(db: Db, id: string): boolean {
  const row = db.prepare('SELECT deleted FROM enterprises WHERE id = ?').pluck().get(id);
  return row === 0 && findSurvivorId(db, id) === id;
}
