import { describe, expect, it } from 'vitest';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { getConflict } from '#services/merge/conflict-view.ts';
import { decideInWords } from '#services/merge/decide-in-words.ts';
import { listConflictedEnterprises, listConflictLines } from '#services/merge/list-conflict-lines.ts';
import { getVisitRecord } from '#services/visit-record.ts';
import { addVisit, setAnswer } from '../../support/test-library.ts';
import type { Visit } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { mergeLibraries } from './support/history.ts';

type Pair = { readonly one: Library; readonly two: Library; readonly visit: Visit };

async function makePair(): Promise<Pair> {
  const one = makeDevice(1).library;
  const two = makeDevice(2).library;
  const visit = addVisit(one, { employees_total: { value: 300 }, womens_committee: { value: 'established' } });
  await mergeLibraries(two, one);
  return { one, two, visit };
}

async function makeConflict(): Promise<Pair> {
  const pair = await makePair();
  setAnswer(pair.one, pair.visit, { employees_total: { value: 20 } });
  setAnswer(pair.two, pair.visit, { employees_total: { state: 'refused' } });
  await mergeLibraries(pair.two, pair.one);
  return pair;
}

const page = { from: 0, limit: 50 };

function placeOf({ inspectionId }: Visit) {
  return { table: 'records', row: inspectionId, field: 'employees_total' } as const;
}

describe('the conflict desk', () => {
  it('lists fields in conflict with the enterprise and the visit that they belong to', async () => {
    const { two, visit } = await makeConflict();
    const line = { ...placeOf(visit), ...visit, date: '2026-05-12', title: null };
    expect(listConflictLines(two, page)).toMatchObject({ total: 1, lines: [line] });
    expect(listConflictLines(two, { ...page, inspectionId: visit.inspectionId })).toMatchObject({ lines: [line] });
    expect(listConflictLines(two, { ...page, from: 1 }).lines).toEqual([]);
    expect(listConflictedEnterprises(two)).toEqual([visit.enterpriseId]);
  });

  it('shows who wrote each content, and what each rule that reads the fact says if it holds', async () => {
    const { two, visit } = await makeConflict();
    const { choices, other } = getConflict(two, { ...placeOf(visit), language: 'en' });
    expect(other).toBe('answer');
    expect(choices).toMatchObject([
      { author: '王2', device: 'device 2', content: { kind: 'answer', answer: { state: 'refused' } } },
      { author: '王1', device: 'device 1', content: { kind: 'answer', answer: { value: 20 } } },
    ]);
    const [refused, small] = choices.map(({ verdicts }) => new Map(verdicts.map((one) => [one.rule, one.verdict])));
    expect([...(refused?.keys() ?? [])]).toEqual([...(small?.keys() ?? [])]);
    const differing = [...(small ?? [])].filter(([rule, verdict]) => refused?.get(rule) !== verdict);
    expect(differing.length).toBeGreaterThan(0);
    // What is shown is what the record comes to once the content is adopted.
    decideInWords(two, placeOf(visit), { choice: choices[1]?.id ?? '' });
    expect(getVisitRecord(two.db, visit.inspectionId).answers['employees_total']).toEqual({ value: 20 });
    expect(listConflicts(two.db)).toEqual([]);
    expect(() => getConflict(two, { ...placeOf(visit), language: 'en' })).toThrow('not in conflict');
  });

  it('judges the record once with each date of the visit', async () => {
    const { one, two, visit } = await makePair();
    const row = { table: 'inspections', row: visit.inspectionId } as const;
    write(one, [{ ...row, set: { date: '2026-06-01' } }]);
    write(two, [{ ...row, set: { date: '1999-06-01' } }]);
    await mergeLibraries(two, one);
    const { choices, other } = getConflict(two, { ...row, field: 'date', language: 'zh-Hans' });
    expect(other).toBe('none');
    expect(choices.map(({ content }) => content)).toEqual([
      { kind: 'text', text: '1999-06-01' },
      { kind: 'text', text: '2026-06-01' },
    ]);
    const [early, late] = choices;
    expect(early?.verdicts.map(({ rule }) => rule)).toEqual(late?.verdicts.map(({ rule }) => rule));
    expect(early?.verdicts.every(({ verdict }, index) => verdict !== late?.verdicts[index]?.verdict)).toBe(true);
  });

  it('takes another answer that passes the checks of an entry, and refuses others', async () => {
    const { two, visit } = await makeConflict();
    const place = placeOf(visit);
    expect(() => decideInWords(two, place, { answer: { value: -1 } })).toThrow('OUT_OF_RANGE');
    expect(() => decideInWords(two, place, { text: '20' })).toThrow('no such entry');
    expect(listConflicts(two.db)).toHaveLength(1);
    decideInWords(two, place, { answer: { value: 22 } });
    expect(getVisitRecord(two.db, visit.inspectionId).answers['employees_total']).toEqual({ value: 22 });
    expect(listConflicts(two.db)).toEqual([]);
  });

  it('settles the name of an enterprise by another text, which travels', async () => {
    const { one, two, visit } = await makePair();
    const row = { table: 'enterprises', row: visit.enterpriseId } as const;
    write(one, [{ ...row, set: { name: '甲厂' } }]);
    write(two, [{ ...row, set: { name: '乙厂' } }]);
    await mergeLibraries(two, one);
    const place = { ...row, field: 'name' };
    expect(listConflictLines(two, page).lines).toMatchObject([{ inspectionId: null, enterprise: '乙厂' }]);
    decideInWords(two, place, { text: '丙厂' });
    await mergeLibraries(one, two);
    expect(listConflictLines(one, page)).toEqual({ total: 0, lines: [] });
    expect(getVisitRecord(one.db, visit.inspectionId).enterprise.name).toBe('丙厂');
  });
});
