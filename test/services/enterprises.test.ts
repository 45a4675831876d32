import { describe, expect, it } from 'vitest';
import {
  createEnterprise,
  createVisit,
  getEnterprise,
  listEnterprises,
  updateEnterprise,
} from '#services/enterprises.ts';
import { getVisit } from '#services/visits.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { write } from '#services/journal.ts';
import {
  countRows,
  enterpriseInput,
  failureOf,
  makeCreditCode,
  makeLibrary,
  makeVisit,
} from './support/app-library.ts';

const firstPage = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 } as const;
const unknownId = '01900000-0000-7000-8000-000000000000';

describe('createEnterprise', () => {
  it('records what was entered, tidied', () => {
    const library = makeLibrary();
    const creditCode = makeCreditCode(1);
    const input = {
      name: ' 甲厂 ',
      creditCode: ` ${creditCode.toLowerCase()} `,
      regionCode: '310115',
      industryCode: 'c39',
      address: ' ',
    };
    const { enterpriseId } = createEnterprise(library, input);
    expect(getEnterprise(library, enterpriseId)).toEqual({
      enterprise: { enterpriseId, name: '甲厂', creditCode, regionCode: '310115', industryCode: 'C39', address: null },
      visits: [],
      merged: [],
    });
  });

  it('names every field that cannot be right, and writes nothing', () => {
    const library = makeLibrary();
    const before = countRows(library);
    const input = {
      name: ' ',
      creditCode: '91420106MA0000001A',
      regionCode: '990000',
      industryCode: 'Z1',
      address: '\u0007',
    };
    expect(failureOf(() => createEnterprise(library, input))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [
        { fact: 'enterprise.name', code: 'MISSING' },
        { fact: 'enterprise.credit_code', code: 'CREDIT_CODE' },
        { fact: 'enterprise.region_code', code: 'REGION_CODE' },
        { fact: 'enterprise.industry_code', code: 'INDUSTRY_CODE' },
        { fact: 'enterprise.address', code: 'BAD_TEXT' },
      ],
    });
    expect(countRows(library)).toEqual(before);
  });

  it('refuses a credit code that is recorded already and says where', () => {
    const library = makeLibrary();
    const creditCode = makeCreditCode(7);
    const { enterpriseId } = createEnterprise(library, { ...enterpriseInput, creditCode });
    expect(failureOf(() => createEnterprise(library, { ...enterpriseInput, creditCode }))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact: 'enterprise.credit_code', code: 'DUPLICATE', existingId: enterpriseId }],
    });
  });
});

describe('updateEnterprise', () => {
  it('keeps its own credit code', () => {
    const library = makeLibrary();
    const input = { ...enterpriseInput, creditCode: makeCreditCode(3) };
    const { enterpriseId } = createEnterprise(library, input);
    const changed = updateEnterprise(library, { ...input, enterpriseId, name: '乙厂' });
    expect(changed.enterprise).toMatchObject({ name: '乙厂', creditCode: input.creditCode });
  });

  it('counts the visits anew when the place, and with it the local law, changes', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeVisit(library);
    const answers = {
      employees_total: { value: 100 },
      members_women: { value: 15 },
      womens_committee: { value: 'none' },
    };
    saveAnswers(library, { inspectionId, answers, language: 'en' });
    const seen = new Set<string>();
    for (const regionCode of ['310115', '110101', '420106']) {
      updateEnterprise(library, { ...enterpriseInput, enterpriseId, regionCode });
      const { counts } = getVisit(library, { inspectionId, language: 'en' }).assessment;
      const [row] = listEnterprises(library, firstPage).rows;
      expect(row?.counts).toEqual(counts);
      seen.add(JSON.stringify([row?.counts, row?.gaps]));
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('does not know an enterprise that is not there', () => {
    const library = makeLibrary();
    expect(failureOf(() => updateEnterprise(library, { ...enterpriseInput, enterpriseId: unknownId })).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('createVisit', () => {
  it('begins a draft with nothing asked, counted from the first moment', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeVisit(library);
    expect(getEnterprise(library, enterpriseId).visits).toMatchObject([
      { inspectionId, enterpriseId, date: '2026-05-12', kind: 'first', state: 'draft', inspectors: [] },
    ]);
    const [row] = listEnterprises(library, firstPage).rows;
    expect(row).toMatchObject({ enterpriseId, inspectionId, date: '2026-05-12', state: 'draft' });
    expect(row?.counts).toEqual(getVisit(library, { inspectionId, language: 'en' }).assessment.counts);
  });

  it('refuses a second visit on the same day and says which is there', () => {
    const library = makeLibrary();
    const { enterpriseId, inspectionId } = makeVisit(library);
    const visit = { enterpriseId, date: '2026-05-12', kind: 'follow_up', inspectors: [] } as const;
    expect(failureOf(() => createVisit(library, visit))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact: 'inspection.date', code: 'DUPLICATE', existingId: inspectionId }],
    });
  });

  it.each([
    ['2026-02-30', 'IMPOSSIBLE_DATE'],
    ['1026-02-03', 'OUT_OF_RANGE'],
  ])('refuses the date %s', (date, code) => {
    const library = makeLibrary();
    const { enterpriseId } = createEnterprise(library, enterpriseInput);
    expect(failureOf(() => createVisit(library, { enterpriseId, date, kind: 'first', inspectors: [] }))).toEqual({
      code: 'RECORD_REJECTED',
      issues: [{ fact: 'inspection.date', code }],
    });
  });

  it('leaves out inspectors without name and number', () => {
    const library = makeLibrary();
    const { enterpriseId } = createEnterprise(library, enterpriseInput);
    const inspectors = [
      { name: '王芳', certificate: 'A-17' },
      { name: '', certificate: '' },
    ];
    const { inspectionId } = createVisit(library, { enterpriseId, date: '2026-05-12', kind: 'follow_up', inspectors });
    expect(getVisit(library, { inspectionId, language: 'en' }).inspection).toMatchObject({
      kind: 'follow_up',
      inspectors: [{ name: '王芳', certificate: 'A-17' }],
    });
  });
});

describe('listEnterprises', () => {
  it('does not show counts of another rule pack', () => {
    const library = makeLibrary();
    makeVisit(library);
    library.db.prepare("UPDATE verdict_counts SET pack_hash = 'another'").run();
    const [row] = listEnterprises(library, { ...firstPage, descending: true }).rows;
    expect(row?.date).toBe('2026-05-12');
    expect([row?.counts, row?.gaps]).toEqual([null, null]);
  });

  it('leaves deleted enterprises out', () => {
    const library = makeLibrary();
    const { enterpriseId } = makeVisit(library);
    write(library, [{ table: 'enterprises', row: enterpriseId, set: { deleted: true } }]);
    expect(listEnterprises(library, firstPage)).toMatchObject({ total: 0, matching: 0, rows: [] });
    expect(failureOf(() => getEnterprise(library, enterpriseId)).code).toBe('NOT_FOUND');
  });
});
