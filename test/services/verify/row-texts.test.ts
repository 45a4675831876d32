import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordCell, toRecordCell } from '#db/answer-columns.ts';
import { findRowCells, iterateRowIds } from '#db/read-cells.ts';
import type { RowPlace } from '#db/repositories/row-family.ts';
import { logTables } from '#domain/cell.ts';
import type { LogTable } from '#domain/cell.ts';
import { AppError } from '#domain/error.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { getContentHash } from '#services/content-hash.ts';
import type { Library } from '#services/library.ts';
import { findShownRow } from '#services/merge/shown-row.ts';
import { isEntryOf, iterateRowTexts, joinCells } from '#services/verify/row-texts.ts';
import type { RowText } from '#services/verify/row-texts.ts';
import { verifyContent } from '#services/verify/verify-content.ts';
import { verifyFold } from '#services/verify/verify-fold.ts';
import { isSameCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';

const answers = Object.fromEntries(
  facts.map((fact, at): [string, Cell] => {
    const options = (fact.options ?? []).map(({ id }) => id);
    const values = {
      integer: at,
      money: 0,
      date: '2026-05-12',
      yes_no: 'yes',
      enum: options[0] ?? '',
      set: options.slice(0, 2).toSorted(),
      text: '张“三” é\n',
    };
    return [
      fact.id,
      at % 5 === 0 ? { state: 'refused' } : { value: values[fact.type], ...(at % 7 === 0 ? { carriedFrom: 'x' } : {}) },
    ];
  }),
);

function makeWritten(): Library {
  const library = makeLibrary();
  const visit = addVisit(library, { ...answers, 'members_total.note': '说明', 'chair_name.note': 'b' });
  addVisit(library, { members_total: { value: 3 }, chair_name: { value: '' } }, '示例二（虚构）');
  setAnswer(library, addVisit(library, { members_total: { value: 4 } }, '三'), { members_total: { state: 'none' } });
  setAnswer(library, visit, { union_office: null });
  return library;
}

function listTexts({ db }: Library): readonly (RowText & { readonly table: LogTable })[] {
  return logTables.flatMap((table) =>
    [...iterateRowTexts(db, table)].flatMap((page) => page.map((read) => ({ ...read, table }))),
  );
}

function readSlowly({ db }: Library, table: (typeof logTables)[number], row: string): string {
  return toCanonicalJson(findRowCells(db, table, row));
}

/** What somebody may write into the tables past the program. */
const statements = [
  `UPDATE union_records SET members_total = ?`,
  `UPDATE union_records SET chair_name = ?`,
  `UPDATE union_records SET chair_concurrent_admin = ?`,
  `UPDATE union_records SET committee_elected_on = ?`,
  `UPDATE union_records SET womens_committee = ?`,
  `UPDATE union_records SET members_total = NULL, chair_name = ?`,
  `UPDATE answer_marks SET note = ?`,
  `UPDATE answer_marks SET state = ?`,
  `UPDATE answer_marks SET carried_from = ?`,
  `UPDATE answer_marks SET fact = ? WHERE fact = 'members_total'`,
  `UPDATE enterprises SET name = ?`,
  `UPDATE enterprises SET credit_code = ?`,
  `UPDATE enterprises SET deleted = ?`,
  `UPDATE inspections SET inspectors = ?`,
  `UPDATE inspections SET kind = ?`,
  `UPDATE inspections SET date = ?`,
  `DELETE FROM changes WHERE table_name = ?`,
  `UPDATE changes SET fields = replace(fields, '"value":3', ?)`,
  `UPDATE changes SET kind = ? WHERE table_name = 'records'`,
  `UPDATE changes SET schema = 2 WHERE table_name = 'records' AND ? IS NOT NULL`,
  `DELETE FROM enterprises WHERE name <> ?`,
  `DELETE FROM inspections WHERE id <> ?`,
  `INSERT OR REPLACE INTO conflicts SELECT 'records', inspection_id, 'members_total' FROM union_records WHERE ? IS NOT NULL`,
];
const values = [
  '',
  'x',
  'e\u0301',
  '"',
  '[]',
  '["a"]',
  '["party","party"]',
  '[{"name":"a"}]',
  '2026-05-12',
  '2026-19-99',
  'records',
  'unknown',
  '"value":4',
  0,
  1,
  -1,
  7,
  'follow_up',
  null,
];
const writing = fc.record({ sql: fc.constantFrom(...statements), value: fc.constantFrom(...values) });

function inVain({ db }: Library, work: () => void): void {
  db.exec('BEGIN');
  try {
    work();
  } finally {
    db.exec('ROLLBACK');
  }
}

/** @returns whether the tables took it. */
function tamper(
  { db }: Library,
  { sql, value }: { readonly sql: string; readonly value: string | number | null },
): boolean {
  try {
    db.prepare(sql).run(value);
    return true;
  } catch {
    return false;
  }
}

/** The check without its short way: the cells of every row of log and table held against each other. */
function listProblemsSlowly({ db }: Library): ReadonlySet<string> {
  const wrong = new Set<string>();
  const listed = new Set(
    (db.prepare('SELECT table_name, row_id, field FROM conflicts').raw().all() as string[][]).map((place) =>
      place.join('/'),
    ),
  );
  for (const table of logTables) {
    const logged = db
      .prepare('SELECT DISTINCT row_id FROM changes WHERE table_name = ?')
      .pluck()
      .all(table) as string[];
    for (const row of new Set([...logged, ...iterateRowIds(db, table)])) {
      const differing = logged.includes(row) ? listDiffering({ db }, { table, row }, listed) : [`${table}/${row}`];
      for (const where of differing) wrong.add(where);
    }
  }
  return new Set([...wrong, ...listed]);
}

function listDiffering({ db }: Pick<Library, 'db'>, { table, row }: RowPlace, listed: Set<string>): readonly string[] {
  const shown = readCells(() => findShownRow(db, { table, row }));
  if (shown === undefined) return [`${table}/${row}`];
  const found = readCells(() => findRowCells(db, table, row)) ?? {};
  const expected = shown.isShown ? shown.cells : {};
  const fields = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  const differing = fields.filter((field) => !isSameCell(expected[field] ?? null, found[field] ?? null));
  const contested = shown.isShown ? shown.conflicts : [];
  const misjudged = contested.filter((field) => !listed.delete(`${table}/${row}/${field}`));
  return [...differing, ...misjudged].map((field) => `${table}/${row}/${field}`);
}

function readCells<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AppError || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

describe('rows as texts', () => {
  it('are all that the program writes, as it reads them one by one', () => {
    const library = makeWritten();
    for (const { table, row, parts } of listTexts(library))
      expect(parts && joinCells(parts), `${table}/${row}`).toBe(readSlowly(library, table, row));
  });

  it('are left out or right, whatever somebody wrote into the tables', () => {
    const library = makeWritten();
    library.db.pragma('foreign_keys = OFF');
    library.db.pragma('ignore_check_constraints = ON');
    fc.assert(
      fc.property(fc.array(writing, { minLength: 1, maxLength: 2 }), (all) => {
        inVain(library, () => {
          for (const one of all) tamper(library, one);
          const whole = listTexts(library).flatMap(({ parts, ...read }) =>
            parts ? { ...read, text: joinCells(parts) } : [],
          );
          expect(whole.map(({ text }) => text)).toEqual(whole.map(({ table, row }) => readSlowly(library, table, row)));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('are those of a first entry where that says just the same', () => {
    const parts = ['"a":', '{"value":1}', '"b":', '"x"'];
    expect(isEntryOf(parts, '{"a":[{"value":1}],"b":["x"]}')).toBe(true);
    for (const other of [
      '{"a":[{"value":1}]}',
      '{"a":[{"value":1}],"b":["x"],"c":[1]}',
      '{"a":[{"value":1}],"b":["x","y"]}',
      '{"a":[{"value":1}],"b":["x"]} ',
      '["a":[{"value":1}],"b":["x"]}',
      '{"a":[{"value":1}] "b":["x"]}',
    ])
      expect(isEntryOf(parts, other)).toBe(false);
    expect([isEntryOf([], '{}'), isEntryOf([], '')]).toEqual([false, false]);
  });
});

describe('verifyFold', () => {
  it('finds what comparing cell by cell finds, whatever somebody wrote into the file', () => {
    const library = makeWritten();
    const { db } = library;
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    let harmed = 0;
    fc.assert(
      fc.property(fc.array(writing, { minLength: 1, maxLength: 2 }), (all) => {
        inVain(library, () => {
          for (const one of all) tamper(library, one);
          const found = new Set<string>();
          verifyFold(db, ({ where }) => found.add(where));
          expect(found).toEqual(listProblemsSlowly(library));
          if (found.size > 0) harmed += 1;
        });
      }),
      { numRuns: 300 },
    );
    expect(harmed).toBeGreaterThan(50);
  });

  it('makes the content hash of what it reads', () => {
    const library = makeWritten();
    const report = (): void => undefined;
    expect(verifyContent(library.db, report)).toBe(getContentHash(library));
    library.db.prepare(`UPDATE enterprises SET name = 'e\u0301'`).run();
    expect(verifyContent(library.db, report)).toBeUndefined();
  });
});

describe('isRecordCell', () => {
  it('says what forming the cell anew says', () => {
    const value = fc.oneof(
      fc.constantFrom<Cell>('yes', 'no', '2026-05-12', 'unknown', 'none', '', null, true, 'party_head', -1, 0, 5),
      fc.shuffledSubarray(['party_head', 'x', 'admin', 'deputy']),
      fc.subarray(facts.flatMap(({ options }) => (options ?? []).map(({ id }) => id)).slice(0, 40)),
    );
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      value,
      fc.dictionary(fc.constantFrom('value', 'state', 'carriedFrom', 'other'), value, { maxKeys: 3 }),
      fc.constantFrom(...facts).map((fact): Cell => ({ value: (fact.options ?? []).map(({ id }) => id).toSorted() })),
      fc.constantFrom(...facts).map((fact): Cell => ({ value: fact.options?.[0]?.id ?? 3 })),
    );
    const field = fc.constantFrom(...facts.map(({ id }) => id), 'members_total.note', 'no_fact');
    const isFormed = (name: string, given: Cell): boolean => {
      const formed = readCells(() => ({ cell: toRecordCell(name, given) }));
      return formed !== undefined && isSameCell(formed.cell, given);
    };
    let right = 0;
    fc.assert(
      fc.property(field, cell, (name, given) => {
        if (isFormed(name, given)) right += 1;
        expect(isRecordCell(name, given)).toBe(isFormed(name, given));
      }),
      { numRuns: 3000 },
    );
    expect(right).toBeGreaterThan(100);
  });
});
