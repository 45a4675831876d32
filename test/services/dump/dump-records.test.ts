import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iterateRowIds } from '#db/read-cells.ts';
import { findEnterpriseByCreditCode } from '#db/repositories/enterprises.ts';
import { listVisits } from '#db/repositories/inspections.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { assignEnterprises } from '#services/assignments/assign.ts';
import { changeAssignment } from '#services/assignments/change-assignment.ts';
import { listAllAssignments } from '#services/assignments/list-assignments.ts';
import { getContentHash } from '#services/content-hash.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import { importRecords } from '#services/import/import-records.ts';
import { undo, write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { createSurveyPopulation } from '#services/sample/survey-population.ts';
import { verifyLibrary } from '#services/verify.ts';
import { openNewLibrary } from '../support/library.ts';

const code = '91310115XN2006001A';

function importAll(library: Library, records: readonly unknown[]): void {
  expect(importRecords(library, { records, mode: 'write', language: 'zh-Hans' }).rejected).toEqual([]);
}

/** What a file would carry from one library to the other. */
function copy(library: Library): Library {
  const other = openNewLibrary();
  const records: readonly unknown[] = JSON.parse(JSON.stringify([...iterateDump(library)]));
  importAll(other, records);
  return other;
}

describe('iterateDump', () => {
  it('gives the same content elsewhere, for the whole sample', () => {
    const library = openNewLibrary();
    importAll(library, createSurveyPopulation());
    const other = copy(library);
    expect(getContentHash(other)).toBe(getContentHash(library));
    expect([...iterateDump(other)]).toEqual([...iterateDump(library)]);
    expect(verifyLibrary(other).problems).toEqual([]);
  });

  it('carries assignments with the first record of their enterprise, withdrawn ones and those of unvisited ones too', async () => {
    const library = openNewLibrary();
    const visits = ['2026-05-12', '2026-05-13'].map((date) => ({
      enterprise: { name: '示例·一厂', credit_code: code },
      inspection: { date },
    }));
    importAll(library, [...visits, { enterprise: { name: '示例·从未检查厂' } }]);
    const enterpriseIds = [...iterateRowIds(library.db, 'enterprises')];
    const request = {
      enterpriseIds,
      inspector: '赵检查',
      certificate: 'A-1',
      dueOn: '2026-06-01',
      note: '第一行\n第二行',
    };
    await assignEnterprises(library, request);
    await assignEnterprises(library, { ...request, inspector: '钱检查', certificate: null, dueOn: null });
    const [one, two] = listAllAssignments(library);
    changeAssignment(library, { assignmentId: one?.id ?? '', change: { kind: 'withdraw' } });
    changeAssignment(library, { assignmentId: two?.id ?? '', change: { kind: 'decline', reason: '企业已搬迁' } });
    const other = copy(library);
    expect(getContentHash(other)).toBe(getContentHash(library));
    expect([...iterateDump(other)].flatMap(({ assignments = [] }) => assignments)).toHaveLength(4);
    expect(listAllAssignments(other)).toEqual(listAllAssignments(library));
    const records: readonly unknown[] = JSON.parse(JSON.stringify([...iterateDump(library)]));
    expect(importRecords(other, { records, mode: 'write', language: 'en' })).toMatchObject({ created: 0, updated: 0 });
    expect(verifyLibrary(other).problems).toEqual([]);
  });

  it('carries states, notes, unconfirmed answers, cleared ones, undone ones and deleted rows', () => {
    const library = openNewLibrary();
    const enterprise = {
      name: '示例·一厂“虚构”\u{20BB7}',
      credit_code: code,
      contact_name: '王示例',
      contact_phone: '021-000',
    };
    importAll(library, [
      {
        enterprise,
        inspection: {
          date: '2026-05-12',
          kind: 'follow_up',
          inspectors: [{ name: '林', certificate: '' }],
          state: 'returned',
          pack_id: 'p',
          pack_hash: 'h',
        },
        facts: {
          employees_total: { value: 230, note: '花名册\n第二行' },
          members_total: { state: 'refused', note: '未出示' },
          union_founded_on: { state: 'none' },
          payroll_12m: 1234.56,
          wc_items_reviewed: [],
          chair_concurrent_admin: ['other_admin', 'deputy'],
          ownership: { value: 'private', carried_from: '2025-01-01' },
          legal_form: { note: '问总部' },
          chair_fulltime: 'yes',
        },
      },
      { enterprise: { name: '示例·从未检查厂' } },
      { enterprise: { name: '示例·已删厂' }, inspection: { date: '2026-01-01' } },
    ]);
    const id = listVisits(library.db, findEnterpriseByCreditCode(library.db, code)?.id ?? '')[0]?.id ?? '';
    write(library, [{ table: 'records', row: id, set: { chair_fulltime: null } }]);
    write(library, [{ table: 'records', row: id, set: { party_org: { value: 'yes' } } }]);
    undo(library, id);
    const gone = [...iterateDump(library)].find(({ enterprise: { name } }) => name === '示例·已删厂');
    write(library, [{ table: 'enterprises', row: String(gone?.enterprise['id']), set: { deleted: true } }]);
    const other = copy(library);
    expect(getContentHash(other)).toBe(getContentHash(library));
    const dumped = [...iterateDump(other)].find(({ enterprise: { credit_code } }) => credit_code === code);
    expect(dumped?.facts).toEqual({
      ownership: { value: 'private', carried_from: '2025-01-01' },
      legal_form: { note: '问总部' },
      employees_total: { value: 230, note: '花名册\n第二行' },
      payroll_12m: 1234.56,
      union_founded_on: { state: 'none' },
      members_total: { state: 'refused', note: '未出示' },
      chair_concurrent_admin: ['deputy', 'other_admin'],
      wc_items_reviewed: [],
    });
  });

  it('carries any amount of money to the fen', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 10_000_000_000_000 }), { minLength: 1, maxLength: 40 }),
        (amounts) => {
          const library = openNewLibrary();
          importAll(
            library,
            amounts.map((_fen, index) => ({
              enterprise: { name: `示例${index}` },
              inspection: { date: '2026-01-01' },
            })),
          );
          const visits = [...iterateDump(library)].map(({ inspection }) => String(inspection?.['id']));
          write(
            library,
            amounts.map((fen, index) => ({
              table: 'records',
              row: visits[index] ?? '',
              set: { payroll_12m: { value: fen } },
            })),
          );
          expect(getContentHash(copy(library))).toBe(getContentHash(library));
        },
      ),
      { numRuns: 5 },
    );
  });

  it('names facts in the order of the dictionary', () => {
    const library = openNewLibrary();
    importAll(library, createSurveyPopulation().slice(0, 1));
    const [record] = [...iterateDump(library)];
    const order = facts.map(({ id }) => id);
    const places = Object.keys(record?.facts ?? {}).map((id) => order.indexOf(id));
    expect(places.length).toBeGreaterThan(100);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
