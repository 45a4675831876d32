import { describe, expect, it } from 'vitest';
import { listDocuments } from '#db/repositories/documents.ts';
import { iterateFindings } from '#db/repositories/findings.ts';
import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import { getContentHash } from '#services/content-hash.ts';
import { iterateDump } from '#services/dump/dump-records.ts';
import {
  createEnterprise,
  createVisit,
  getEnterprise,
  listEnterprises,
  updateEnterprise,
} from '#services/enterprises.ts';
import { importRecords } from '#services/import/import-records.ts';
import { history, write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { type MergeField, mergeEnterprises, previewMerge, unmergeEnterprise } from '#services/merge-enterprises.ts';
import { getLibraryView } from '#services/session.ts';
import { computeStatistics } from '#services/statistics/compute-statistics.ts';
import { verifyLibrary } from '#services/verify.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getVisit } from '#services/visits.ts';
import { enterpriseInput, failureOf, makeCreditCode, makeLibrary } from './support/app-library.ts';

const page = { search: '', sort: 'name', descending: false, show: 'all', offset: 0, limit: 50 } as const;
const language = 'zh-Hans';

type Pair = { readonly library: Library; readonly kept: string; readonly twin: string; readonly other: string };

/** One enterprise entered twice, each with a visit of its own, and one that has nothing to do with it. */
function makeTwins(): Pair & { readonly older: string; readonly newer: string } {
  const library = makeLibrary();
  const kept = add(library, { name: '晨星电子有限公司', address: '一路 1 号' });
  const twin = add(library, { name: '晨星电子', creditCode: makeCreditCode(1), regionCode: '310115' });
  const other = add(library, { name: '远舟机械有限公司' });
  const older = visit(library, kept, '2025-03-01', 300);
  const newer = visit(library, twin, '2026-03-01', 40);
  visit(library, other, '2026-01-10', 150);
  return { library, kept, twin, other, older, newer };
}

function add(library: Library, input: Partial<Parameters<typeof createEnterprise>[1]>): string {
  return createEnterprise(library, { ...enterpriseInput, ...input }).enterpriseId;
}

function visit(library: Library, enterpriseId: string, date: string, employees: number): string {
  const { inspectionId } = createVisit(library, { enterpriseId, date, kind: 'first', inspectors: [] });
  saveAnswers(library, { inspectionId, answers: { employees_total: { value: employees } }, language });
  return inspectionId;
}

function merge({ library, kept, twin }: Pair, ...take: MergeField[]): void {
  mergeEnterprises(library, { from: twin, into: kept, take });
}

function listed(library: Library, search = ''): readonly string[] {
  return listEnterprises(library, { ...page, search }).rows.map(({ enterpriseId }) => enterpriseId);
}

function latest(library: Library): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...iterateLatestRecords(library.db)].map(({ enterprise, inspection }) => [enterprise.id, inspection.id]),
  );
}

function importAll(library: Library, records: readonly unknown[]): ReturnType<typeof importRecords> {
  return importRecords(library, { records, mode: 'write', language });
}

describe('mergeEnterprises', () => {
  it('hides the merged one from list, search and counts, and shows its visits under the one that stays', () => {
    const twins = makeTwins();
    const { library, kept, twin, other, older, newer } = twins;
    expect(listed(library)).toHaveLength(3);
    merge(twins);
    expect(new Set(listed(library))).toEqual(new Set([kept, other]));
    expect(listed(library, makeCreditCode(1))).toEqual([]);
    expect(listEnterprises(library, page).total).toBe(2);
    expect(getLibraryView(library).enterprises).toBe(2);
    const view = getEnterprise(library, kept);
    expect(view.visits.map(({ inspectionId, enterpriseId }) => [inspectionId, enterpriseId])).toEqual([
      [newer, twin],
      [older, kept],
    ]);
    expect(view.merged).toEqual([{ enterpriseId: twin, name: '晨星电子', creditCode: makeCreditCode(1) }]);
    expect(getEnterprise(library, twin)).toEqual(view);
    expect(listEnterprises(library, page).rows.find(({ enterpriseId }) => enterpriseId === kept)).toMatchObject({
      inspectionId: newer,
      date: '2026-03-01',
      employees: 40,
    });
  });

  it('counts the two as one in the statistics, by the latest visit of both, and no other differently', () => {
    const twins = makeTwins();
    const { library, kept, other, newer } = twins;
    const before = latest(library);
    expect(computeStatistics(library).bases).toMatchObject({ enterprises: 3, enterprises_200_plus: 1 });
    merge(twins);
    expect(computeStatistics(library).bases).toMatchObject({ enterprises: 2, enterprises_200_plus: 0 });
    expect(latest(library)).toEqual({ [kept]: newer, [other]: before[other] });
  });

  it('lets the next visit begin where the visits of both left off', () => {
    const twins = makeTwins();
    const { library, kept, twin, newer } = twins;
    merge(twins);
    const input = {
      enterpriseId: twin,
      date: '2026-06-01',
      kind: 'follow_up',
      inspectors: [],
      carryOver: true,
    } as const;
    const { inspectionId } = createVisit(library, input);
    const view = getVisit(library, { inspectionId, language });
    expect(view.inspection.enterpriseId).toBe(kept);
    expect(view.previous?.inspectionId).toBe(newer);
    expect(view.answers['employees_total']).toEqual({ value: 40, carriedFrom: '2026-03-01' });
    const sameDay = { ...input, enterpriseId: kept, date: '2026-03-01' };
    expect(failureOf(() => createVisit(library, sameDay)).issues).toMatchObject([
      { code: 'DUPLICATE', existingId: newer },
    ]);
  });

  it('puts documents and findings of the merged one under the one that stays', () => {
    const twins = makeTwins();
    const { library, kept, newer } = twins;
    write(library, [
      { table: 'documents', row: library.newId(), set: { inspection_id: newer, kind: 'record', language } },
      { table: 'findings', row: library.newId(), set: { inspection_id: newer, rule: 'any' } },
    ]);
    merge(twins);
    expect([...iterateFindings(library.db)].map(({ enterpriseId }) => enterpriseId)).toEqual([kept]);
    const documents = listDocuments(library.db, { state: 'all', kind: 'all', search: '晨星电子有限公司' }, 10);
    expect(documents.map(({ enterpriseName }) => enterpriseName)).toEqual(['晨星电子有限公司']);
  });

  it('judges the visits of the merged one by the place of the one that stays', () => {
    const twins = makeTwins();
    const { library, kept, newer } = twins;
    merge(twins);
    expect(getVisit(library, { inspectionId: newer, language }).enterprise.enterpriseId).toBe(kept);
    expect(getVisit(library, { inspectionId: newer, language }).enterprise.regionCode).toBe('420106');
  });

  it('writes the chosen values through the log, and never an empty one over what is recorded', () => {
    const twins = makeTwins();
    const { library, kept, twin } = twins;
    merge(twins, 'credit_code', 'region_code', 'address');
    expect(getEnterprise(library, kept).enterprise).toMatchObject({
      name: '晨星电子有限公司',
      creditCode: makeCreditCode(1),
      regionCode: '310115',
      address: '一路 1 号',
    });
    expect(history(library, { table: 'enterprises', row: kept, field: 'credit_code' })).toHaveLength(1);
    expect(history(library, { table: 'enterprises', row: twin, field: 'merged_into' })).toHaveLength(1);
    expect(verifyLibrary(library).problems).toEqual([]);
    const input = { ...enterpriseInput, enterpriseId: kept, name: '晨星', creditCode: makeCreditCode(1) };
    expect(updateEnterprise(library, input).enterprise.name).toBe('晨星');
  });

  it('refuses one with itself, one that is merged already and one that was deleted, and writes nothing', () => {
    const twins = makeTwins();
    const { library, kept, twin, other } = twins;
    expect(failureOf(() => mergeEnterprises(library, { from: kept, into: kept, take: [] })).code).toBe(
      'ENTERPRISE_SAME',
    );
    merge(twins);
    const hash = getContentHash(library);
    expect(failureOf(() => merge(twins)).code).toBe('ENTERPRISE_MERGED');
    expect(failureOf(() => previewMerge(library, { from: other, into: twin })).code).toBe('ENTERPRISE_MERGED');
    expect(failureOf(() => unmergeEnterprise(library, other)).code).toBe('ENTERPRISE_NOT_MERGED');
    write(library, [{ table: 'enterprises', row: other, set: { deleted: true } }]);
    expect(failureOf(() => mergeEnterprises(library, { from: other, into: kept, take: [] })).code).toBe('NOT_FOUND');
    write(library, [{ table: 'enterprises', row: other, set: { deleted: null } }]);
    expect(getContentHash(library)).toBe(hash);
  });

  it('shows both sides with everything that can be chosen', () => {
    const { library, kept, twin, older } = makeTwins();
    const { from, into } = previewMerge(library, { from: twin, into: kept });
    expect(from).toMatchObject({ enterpriseId: twin, fields: { name: '晨星电子', address: null } });
    expect(into.visits.map(({ inspectionId }) => inspectionId)).toEqual([older]);
  });
});

describe('unmergeEnterprise', () => {
  it('brings everything back as it was, what was taken over too', () => {
    const twins = makeTwins();
    const { library, kept, twin, other } = twins;
    const before = { hash: getContentHash(library), list: listEnterprises(library, page), latest: latest(library) };
    merge(twins, 'credit_code', 'region_code', 'name');
    unmergeEnterprise(library, twin);
    expect(getContentHash(library)).toBe(before.hash);
    expect(listEnterprises(library, page)).toEqual(before.list);
    expect(latest(library)).toEqual(before.latest);
    expect(new Set(listed(library))).toEqual(new Set([kept, twin, other]));
    expect(getEnterprise(library, kept).merged).toEqual([]);
  });

  it('leaves what somebody has changed since', () => {
    const twins = makeTwins();
    const { library, kept, twin } = twins;
    merge(twins, 'credit_code', 'name');
    const { enterprise } = getEnterprise(library, kept);
    updateEnterprise(library, { ...enterprise, name: '晨星电子股份有限公司' });
    unmergeEnterprise(library, twin);
    expect(getEnterprise(library, kept).enterprise).toMatchObject({ name: '晨星电子股份有限公司', creditCode: null });
  });

  it('leaves an edit from before the merge alone', () => {
    const twins = makeTwins();
    const { library, kept, twin } = twins;
    updateEnterprise(library, { ...getEnterprise(library, kept).enterprise, name: '晨星电子（新）' });
    merge(twins);
    unmergeEnterprise(library, twin);
    expect(getEnterprise(library, kept).enterprise.name).toBe('晨星电子（新）');
  });

  it('takes a circle apart that two devices made', () => {
    const { library, kept, twin } = makeTwins();
    write(library, [{ table: 'enterprises', row: twin, set: { merged_into: kept } }]);
    write(library, [{ table: 'enterprises', row: kept, set: { merged_into: twin } }]);
    const [root = '', alias = ''] = [kept, twin].toSorted();
    expect(getEnterprise(library, alias).enterprise.enterpriseId).toBe(root);
    unmergeEnterprise(library, alias);
    expect([kept, twin].map((id) => getEnterprise(library, id).enterprise.enterpriseId)).toEqual([kept, twin]);
  });
});

describe('a merge in files', () => {
  it('travels with a dump: the same content elsewhere, and nothing changes where it comes from', () => {
    const twins = makeTwins();
    const { library, kept, twin } = twins;
    merge(twins, 'credit_code');
    createVisit(library, { enterpriseId: kept, date: '2026-06-01', kind: 'first', inspectors: [] });
    const records: readonly unknown[] = JSON.parse(JSON.stringify([...iterateDump(library)]));
    const elsewhere = makeLibrary();
    expect(importAll(elsewhere, records).rejected).toEqual([]);
    expect(getContentHash(elsewhere)).toBe(getContentHash(library));
    expect(getEnterprise(elsewhere, twin).enterprise.enterpriseId).toBe(kept);
    expect(verifyLibrary(elsewhere).problems).toEqual([]);
    const again = importAll(library, records);
    expect([again.rejected, again.created, again.updated]).toEqual([[], 0, 0]);
  });

  it('can be imported where both had a visit on the same day', () => {
    const twins = makeTwins();
    const { library, twin, kept } = twins;
    visit(library, kept, '2026-03-01', 55);
    merge(twins);
    expect(getEnterprise(library, twin).visits.map(({ date }) => date)).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2025-03-01',
    ]);
    const records: readonly unknown[] = JSON.parse(JSON.stringify([...iterateDump(library)]));
    const again = importAll(library, records);
    expect([again.rejected, again.created, again.updated]).toEqual([[], 0, 0]);
    const elsewhere = makeLibrary();
    importAll(elsewhere, records);
    expect(getContentHash(elsewhere)).toBe(getContentHash(library));
  });

  it('makes a file that names the merged one, by id, code or name, speak of the one that stays', () => {
    const twins = makeTwins();
    const { library, kept, twin } = twins;
    merge(twins);
    const hash = getContentHash(library);
    const known = { name: '晨星电子', credit_code: makeCreditCode(1), region_code: '310115' };
    for (const enterprise of [{ id: twin }, known, { name: known.name, region_code: '310115' }]) {
      expect(importAll(library, [{ enterprise }])).toMatchObject({ rejected: [], created: 0, updated: 0 });
    }
    expect(getContentHash(library)).toBe(hash);
    const news = { enterprise: { ...known, address: '二路 2 号' }, inspection: { date: '2026-07-01' } };
    expect(importAll(library, [news])).toMatchObject({ rejected: [], created: 1 });
    const view = getEnterprise(library, kept);
    expect(view.enterprise).toMatchObject({ name: '晨星电子有限公司', address: '二路 2 号' });
    expect(view.visits[0]).toMatchObject({ date: '2026-07-01', enterpriseId: kept });
  });
});
