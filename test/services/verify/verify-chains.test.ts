import { hash as hashText } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChainText } from '#db/repositories/chain-text.ts';
import { iterateChain } from '#db/repositories/changes.ts';
import type { ChangeRow } from '#db/repositories/changes.ts';
import { writeMany } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import type { VerifyProblem } from '#services/verify/problems.ts';
import { createFollower } from '#services/verify/follow-chain.ts';
import { hasRightHash, verifyChains } from '#services/verify/verify-chains.ts';
import { toCanonicalJson } from '#sync/canonical.ts';
import { changeKinds } from '#sync/change.ts';
import type { Edit } from '#sync/change.ts';
import { changeDomain, hashStoredChange } from '#sync/hash.ts';
import { beginningOfChain } from '#sync/union.ts';
import { fieldsText, isCanonicalFields } from '../../sync/support/field-texts.ts';
import { addVisit, makeLibrary, setAnswer } from '../../support/test-library.ts';

const noLimit = { seen: -1, last: Number.POSITIVE_INFINITY };

function makeWritten(): Library {
  const library = makeLibrary();
  const visit = addVisit(library, { members_total: { value: 1 }, 'members_total.note': '说明（二）' });
  setAnswer(library, visit, { members_total: { value: 2 } });
  setAnswer(library, visit, { 'members_total.note': 'a\nb "c" é' });
  setAnswer(library, visit, { members_total: { value: 3 }, womens_committee: { state: 'unknown' } });
  addVisit(library, {}, '示例二（虚构）');
  return library;
}

function listProblems(library: Library): readonly string[] {
  const problems: VerifyProblem[] = [];
  verifyChains(library.db, (problem) => problems.push(problem));
  return problems.map(({ code, where, message }) => `${code} ${where} ${message}`);
}

/** The check without its short way: every entry by itself. */
function listProblemsSlowly({ db, device }: Library): readonly string[] {
  const problems: string[] = [];
  let before: Pick<ChangeRow, 'seq' | 'lamport' | 'hash'> = beginningOfChain;
  for (const row of iterateChain(db, device.id)) {
    const where = `${row.device}:${row.seq}`;
    if (row.seq !== before.seq + 1) problems.push(`CHAIN_GAP ${where} Entry ${before.seq + 1} is missing`);
    else if (row.prev !== before.hash) problems.push(`CHAIN_PREVIOUS ${where} Not bound to the entry before`);
    if (row.lamport <= before.lamport) problems.push(`CHAIN_GAP ${where} The count goes backwards`);
    if (!hasRightHash(row)) problems.push(`CHAIN_HASH ${where} Changed since it was written`);
    else if (!isReadable(row)) problems.push(`ENTRY_UNREADABLE ${where} Not in the form of an entry`);
    before = row;
  }
  return problems;
}

function isReadable({ fields, kind, schema }: ChangeRow): boolean {
  // Of a newer program nothing is known but that it writes canonical texts as well.
  if (schema > 1) return isCanonical(fields);
  return (fields === '{}' || isCanonicalFields(fields)) && changeKinds.some((known) => known === kind);
}

function isCanonical(text: string): boolean {
  try {
    return toCanonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

type Column =
  | 'author'
  | 'wall'
  | 'kind'
  | 'target'
  | 'table_name'
  | 'row_id'
  | 'fields'
  | 'prev_hash'
  | 'hash'
  | 'lamport'
  | 'seq'
  | 'schema';
type Tampering = {
  readonly seq: number;
  readonly column: Column;
  readonly value: string | number;
  readonly hashed: 'no' | 'as it should be' | 'as text';
};

const injections = [
  'x","device":"y',
  'x","device":"y","fields":{"a":[1]},"kind":"edit',
  'edit","lamport":1,"prev":"',
  '1","table":"records","wall":"2020',
  '\u001e1 9 x',
  '\0',
  '\\',
  'é',
  '',
];
const tampering: fc.Arbitrary<Tampering> = fc.record({
  seq: fc.integer({ min: 1, max: 9 }),
  column: fc.constantFrom<Column>(
    'author',
    'wall',
    'kind',
    'target',
    'table_name',
    'row_id',
    'fields',
    'prev_hash',
    'hash',
    'lamport',
    'seq',
    'schema',
  ),
  value: fc.oneof(
    fc.constantFrom<string | number>(...injections, 'undo', 'later', 0, 1, 5, 99, 2 ** 53 - 1),
    fieldsText,
  ),
  hashed: fc.constantFrom('no', 'as it should be', 'as text'),
});

/** What chance found once. */
const found: readonly Tampering[][] = [
  [
    { seq: 5, column: 'hash', value: '{"a":[0]}', hashed: 'no' },
    { seq: 6, column: 'fields', value: '{"a":[{"value":0}]}', hashed: 'as text' },
  ],
  [
    { seq: 1, column: 'fields', value: '{"a":[[{"\u{2f800}":""}]],"members_total":[0]}', hashed: 'no' },
    { seq: 1, column: 'schema', value: 99, hashed: 'as it should be' },
  ],
];

/** Writes past the program; numbers only where numbers stand. @returns false where the table refuses it. */
function tamper({ db, device }: Library, { seq, column, value, hashed }: Tampering): boolean {
  const isNumber = column === 'lamport' || column === 'seq' || column === 'schema';
  if (isNumber !== (typeof value === 'number')) return false;
  try {
    db.prepare(`UPDATE changes SET ${column} = ? WHERE device = ? AND seq = ?`).run(value, device.id, seq);
  } catch {
    return false;
  }
  if (hashed !== 'no') hashAnew({ db, device }, { seq: column === 'seq' ? Number(value) : seq, hashed });
  return true;
}

/** Makes the hashes from there on right again: by the parts, or by the parts put together as if none needed an escape. */
function hashAnew(
  { db, device }: Pick<Library, 'db' | 'device'>,
  { seq, hashed }: Pick<Tampering, 'seq' | 'hashed'>,
): void {
  const rows = [...iterateChain(db, device.id)];
  let prev = rows.find((row) => row.seq === seq - 1)?.hash ?? '';
  for (const row of rows.filter((one) => one.seq >= seq)) {
    const hash = hashRow({ ...row, prev }, hashed);
    if (hash === undefined) return;
    db.prepare('UPDATE changes SET prev_hash = ?, hash = ? WHERE device = ? AND seq = ?').run(
      prev,
      hash,
      device.id,
      row.seq,
    );
    prev = hash;
  }
}

function hashRow({ hash: _hash, target, ...row }: ChangeRow, hashed: Tampering['hashed']): string | undefined {
  if (hashed === 'as text') {
    const aimed = target === null ? '' : `,"target":"${target}"`;
    const text = `{"author":"${row.author}","device":"${row.device}","fields":${row.fields},"kind":"${row.kind}","lamport":${row.lamport},"prev":"${row.prev}","row":"${row.row}","schema":${row.schema},"seq":${row.seq},"table":"${row.table}"${aimed},"wall":"${row.wall}"}`;
    return hashText('sha256', changeDomain + text);
  }
  try {
    return hashStoredChange({ ...row, ...(target === null ? {} : { target }) });
  } catch {
    return undefined;
  }
}

describe('verifyChains', () => {
  it('goes along what is right beyond doubt without looking at each entry', () => {
    const library = makeWritten();
    const follow = createFollower(library.db, library.device.id);
    // The note with escapes and an accent is looked at by itself.
    expect(follow(beginningOfChain, noLimit).seq).toBe(4);
    const fifth = [...iterateChain(library.db, library.device.id)][4];
    expect(fifth === undefined ? 0 : follow(fifth, { ...noLimit, seen: 5 }).seq).toBe(8);
    expect(listProblems(library)).toEqual([]);
  });

  it('finds what looking at each entry finds, whatever somebody wrote into the file', () => {
    const library = makeWritten();
    const { db } = library;
    fc.assert(
      fc.property(fc.array(tampering, { minLength: 1, maxLength: 3 }), (all) => {
        db.exec('BEGIN');
        try {
          for (const one of all) tamper(library, one);
          expect(listProblems(library)).toEqual(listProblemsSlowly(library));
        } finally {
          db.exec('ROLLBACK');
        }
      }),
      { numRuns: 400, examples: found.map((all) => [all]) },
    );
  });

  it('takes no text for more than a text of its column', () => {
    const library = makeWritten();
    for (const value of injections) {
      for (const column of ['author', 'row_id', 'kind'] as const) {
        tamper(library, { seq: 2, column, value, hashed: 'as text' });
        expect(listProblems(library)).toEqual(listProblemsSlowly(library));
      }
    }
  });

  it('finds an entry whose texts together read as another entry, with the hash of that one', () => {
    const library = makeWritten();
    const prev = String(library.db.prepare('SELECT prev_hash FROM changes WHERE seq = 2').pluck().get());
    const row = `"}]},"kind":"edit","lamport":2,"prev":"${prev}","row":"r`;
    tamper(library, { seq: 2, column: 'row_id', value: row, hashed: 'no' });
    tamper(library, { seq: 2, column: 'author', value: 'a","device":"d","fields":{"f":[{"a":"', hashed: 'as text' });
    expect(listProblems(library)).toContain(`CHAIN_HASH ${library.device.id}:2 Changed since it was written`);
    expect(listProblems(library)).toEqual(listProblemsSlowly(library));
  });

  it('finds bytes that are no text', () => {
    const library = makeWritten();
    const sql = `UPDATE changes SET author = CAST(x'e78be6' AS TEXT), fields = CAST(x'7b2261223a5b22ff225d7d' AS TEXT) WHERE seq = 3`;
    library.db.prepare(sql).run();
    const bytes = findChainText(library.db, { device: library.device.id, after: 2, prefix: '' });
    expect(bytes?.includes(0xff)).toBe(true);
    expect(listProblems(library)).toEqual(listProblemsSlowly(library));
  });

  it('follows a chain of several batches, long entries among them', () => {
    const library = makeLibrary();
    const { inspectionId: row } = addVisit(library);
    const edits = Array.from({ length: 600 }, (_, count): Edit => {
      const note = count % 200 === 7 ? 'x'.repeat(40_000) + String(count) : '好';
      return { table: 'records', row, set: { members_total: { value: count }, 'members_total.note': note } };
    });
    writeMany(library, edits);
    expect(listProblems(library)).toEqual([]);
    library.db.prepare('UPDATE changes SET wall = ? WHERE seq = 400').run('2020-01-01T00:00:00.000Z');
    expect(listProblems(library)).toEqual([`CHAIN_HASH ${library.device.id}:400 Changed since it was written`]);
    library.db.prepare('DELETE FROM changes WHERE seq BETWEEN 10 AND 500').run();
    expect(listProblems(library)).toEqual([`CHAIN_GAP ${library.device.id}:501 Entry 10 is missing`]);
  });
});
