import { describe, expect, it } from 'vitest';
import type { Answer } from '#domain/fact.ts';
import { completeVisit } from '#services/completion/complete-visit.ts';
import { createVisit, getEnterprise } from '#services/enterprises.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { saveAnswers } from '#services/visit-answers.ts';
import { getVisit, saveVisitDetails } from '#services/visits.ts';
import { makeLibrary, makeVisit } from './support/app-library.ts';

const untouched = { state: 'proposed', dueOn: null, isOverdue: false } as const;

const language = 'en';
type Given = Readonly<Record<string, Answer>>;

const gap: Given = {
  union_type: { value: 'independent' },
  members_women: { value: 34 },
  womens_committee: { value: 'none' },
};
const mended: Given = { ...gap, womens_committee: { value: 'established' } };
const rule = 'womens-committee-missing-10';
const audit = 'audit-committee-missing';

/** One enterprise with a visit of each day, and the answers given at it. */
function makeVisits(library: Library, visits: readonly (readonly [date: string, answers: Given])[]): string[] {
  const [first, ...others] = visits;
  const { enterpriseId, inspectionId } = makeVisit(library, first?.[0]);
  const later = others.map(([date]) => {
    return createVisit(library, { enterpriseId, date, kind: 'follow_up', inspectors: [] }).inspectionId;
  });
  const ids = [inspectionId, ...later];
  visits.forEach(([, answers], index) => {
    if (Object.keys(answers).length > 0) saveAnswers(library, { inspectionId: ids[index] ?? '', answers, language });
  });
  return ids;
}

function previousOf(library: Library, inspectionId: string | undefined): ReturnType<typeof getVisit>['previous'] {
  return getVisit(library, { inspectionId: inspectionId ?? '', language }).previous;
}

describe('what of the visit before leads a visit', () => {
  it('is nothing at the first visit', () => {
    const library = makeLibrary();
    const [first] = makeVisits(library, [['2025-03-02', gap]]);
    expect(previousOf(library, first)).toBeNull();
  });

  it('is the gaps that its own answers showed, as verdicts of its own day', () => {
    const library = makeLibrary();
    const [first, second] = makeVisits(library, [
      ['2025-03-02', gap],
      ['2026-05-12', {}],
    ]);
    const { assessment } = getVisit(library, { inspectionId: first ?? '', language });
    const gaps = assessment.verdicts.filter(({ verdict }) => verdict === 'gap');
    expect(gaps.map((verdict) => verdict.rule)).toContain(rule);
    expect(previousOf(library, second)).toEqual({
      inspectionId: first,
      date: '2025-03-02',
      gaps: gaps.map((verdict) => ({ rule: verdict.rule, times: 1, ...untouched })),
    });
  });

  it.each<[string, readonly Given[], number | undefined]>([
    ['counts visits in a row', [gap, gap, gap], 3],
    ['begins anew after a visit at which it was mended', [gap, mended, gap], 1],
    ['begins anew after a visit at which it could not be decided', [gap, {}, gap], 1],
    ['leaves out what was mended by the last visit', [gap, gap, mended], undefined],
  ])('%s', (_title, given, times) => {
    const library = makeLibrary();
    const dated = given.map((answers, index) => [`202${index}-03-02`, answers] as const);
    const last = makeVisits(library, [...dated, ['2026-05-12', {}]]).at(-1);
    expect(previousOf(library, last)?.gaps.find((entry) => entry.rule === rule)?.times).toBe(times);
  });

  it('is of a completed visit what was frozen, whatever the rules say of its answers now', () => {
    const library = makeLibrary();
    const [first, second] = makeVisits(library, [
      ['2025-03-02', gap],
      ['2026-05-12', {}],
    ]);
    const key = { inspectionId: first ?? '', language } as const;
    saveVisitDetails(library, { ...key, inspectors: [{ name: '王芳', certificate: '' }] });
    completeVisit(library, { ...key, reasons: {} });
    const outcomes = library.db.prepare('UPDATE frozen_verdicts SET outcomes = ? WHERE inspection_id = ?');
    const frozen = { [rule]: ['pass', 'major'], [audit]: ['gap', 'major'], 'rule-of-an-older-pack': ['gap', 'major'] };
    outcomes.run(JSON.stringify(frozen), first);
    expect(previousOf(library, second)?.gaps).toEqual([{ rule: audit, times: 1, ...untouched }]);
  });

  it('passes over void and deleted visits', () => {
    const library = makeLibrary();
    const [first, second, third, fourth] = makeVisits(library, [
      ['2023-03-02', gap],
      ['2024-03-02', {}],
      ['2025-03-02', {}],
      ['2026-05-12', {}],
    ]);
    write(library, [{ table: 'inspections', row: second ?? '', set: { state: 'void' } }]);
    write(library, [{ table: 'inspections', row: third ?? '', set: { deleted: true } }]);
    expect(previousOf(library, fourth)).toMatchObject({ inspectionId: first, date: '2023-03-02' });
  });

  it('does not take what was carried over and not confirmed for a gap', () => {
    const library = makeLibrary();
    const [first] = makeVisits(library, [['2024-03-02', gap]]);
    const { enterpriseId } = getVisit(library, { inspectionId: first ?? '', language }).enterprise;
    const begin = (date: string): string => {
      const visit = { enterpriseId, date, kind: 'follow_up', inspectors: [], carryOver: true } as const;
      return createVisit(library, visit).inspectionId;
    };
    begin('2025-03-02');
    expect(previousOf(library, begin('2026-05-12'))).toMatchObject({ date: '2025-03-02', gaps: [] });
  });

  it('follows the date of the visit', () => {
    const library = makeLibrary();
    const [, second] = makeVisits(library, [
      ['2025-03-02', gap],
      ['2026-05-12', {}],
    ]);
    const moved = saveVisitDetails(library, { inspectionId: second ?? '', date: '2024-01-01', language });
    expect(moved.previous).toBeNull();
  });
});

describe('the visits of an enterprise', () => {
  it('show how many gaps of each severity each has', () => {
    const library = makeLibrary();
    const [first, second] = makeVisits(library, [
      ['2025-03-02', gap],
      ['2026-05-12', {}],
    ]);
    const { enterprise, assessment } = getVisit(library, { inspectionId: first ?? '', language });
    const { visits } = getEnterprise(library, enterprise.enterpriseId);
    expect(visits.map(({ inspectionId }) => inspectionId)).toEqual([second, first]);
    expect(visits[1]?.counts).toEqual(assessment.counts);
    const listed = Object.values(visits[1]?.gaps ?? {}).reduce((sum, n) => sum + n, 0);
    expect(listed).toBe(assessment.counts.gap);
    expect(visits[0]?.counts?.gap).toBe(0);
  });

  it('show no counts while they are not of the present pack', () => {
    const library = makeLibrary();
    const { enterpriseId } = makeVisit(library);
    library.db.prepare("UPDATE verdict_counts SET pack_hash = 'older'").run();
    expect(getEnterprise(library, enterpriseId).visits[0]).toMatchObject({ counts: null, gaps: null });
  });
});
