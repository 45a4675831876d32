import { describe, expect, it } from 'vitest';
import { listConflicts } from '#db/repositories/conflicts.ts';
import { write } from '#services/journal.ts';
import type { Library } from '#services/library.ts';
import { getConflict } from '#services/merge/conflict-view.ts';
import { decideInWords } from '#services/merge/decide-in-words.ts';
import { listConflictLines } from '#services/merge/list-conflict-lines.ts';
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
    expect(listConflictLines(two, { ...page, enterpriseId: visit.enterpriseId }).lines).toEqual([]);
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
    expect(other).toBe('date');
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
    expect(listConflictLines(two, { ...page, enterpriseId: visit.enterpriseId }).lines).toMatchObject([place]);
    expect(listConflictLines(two, { ...page, enterpriseId: visit.inspectionId }).lines).toEqual([]);
    decideInWords(two, place, { text: '丙厂' });
    await mergeLibraries(one, two);
    expect(listConflictLines(one, page)).toEqual({ total: 0, lines: [] });
    expect(getVisitRecord(one.db, visit.inspectionId).enterprise.name).toBe('丙厂');
  });

  it('takes another date of the visit that could be entered, and no other', async () => {
    const { one, two, visit } = await makePair();
    const row = { table: 'inspections', row: visit.inspectionId } as const;
    write(one, [{ ...row, set: { date: '2026-06-01' } }]);
    write(two, [{ ...row, set: { date: '2026-06-02' } }]);
    await mergeLibraries(two, one);
    const place = { ...row, field: 'date' };
    const other = { enterprise_id: visit.enterpriseId, date: '2026-07-01' };
    write(two, [{ table: 'inspections', row: two.newId(), set: other }]);
    for (const [text, code] of Object.entries({
      '': 'IMPOSSIBLE_DATE',
      '2026-02-30': 'IMPOSSIBLE_DATE',
      '2026-07-01': 'DUPLICATE',
    }))
      expect(() => decideInWords(two, place, { text })).toThrow(code);
    decideInWords(two, place, { text: '2026-06-03' });
    expect(getVisitRecord(two.db, visit.inspectionId).inspection.date).toBe('2026-06-03');
  });

  it.each([
    ['name', '甲厂', '乙厂', '  ', 'MISSING'],
    ['credit_code', '91310000MA1FL0AT0F', null, '91310000MA1FL0AT0X', 'CREDIT_CODE'],
    ['region_code', '310101', '310104', '990000', 'REGION_CODE'],
    ['industry_code', 'C39', 'C38', '39', 'INDUSTRY_CODE'],
    ['contact_phone', '1', '2', '3'.repeat(2001), 'TEXT_TOO_LONG'],
  ])(
    'does not settle %s of an enterprise by what its field would not take',
    async (field, mine, theirs, text, code) => {
      const { one, two, visit } = await makePair();
      const row = { table: 'enterprises', row: visit.enterpriseId } as const;
      write(one, [
        { ...row, set: { [field]: mine } },
        { ...row, set: { [field]: theirs } },
      ]);
      write(two, [{ ...row, set: { [field]: mine } }]);
      await mergeLibraries(two, one);
      expect(() => decideInWords(two, { ...row, field }, { text })).toThrow(code);
      expect(listConflicts(two.db)).toHaveLength(1);
    },
  );

  it('settles region, inspectors and kind by what was entered', async () => {
    const { one, two, visit } = await makePair();
    const enterprise = { table: 'enterprises', row: visit.enterpriseId } as const;
    const inspection = { table: 'inspections', row: visit.inspectionId } as const;
    const list = (name: string) => [{ name, certificate: '' }];
    write(one, [
      { ...enterprise, set: { region_code: '310101' } },
      { ...inspection, set: { kind: 'follow_up', inspectors: list('甲') } },
    ]);
    write(two, [
      { ...enterprise, set: { region_code: '310104' } },
      { ...inspection, set: { kind: 'follow_up', inspectors: list('乙') } },
      { ...inspection, set: { kind: null } },
    ]);
    await mergeLibraries(two, one);
    decideInWords(two, { ...enterprise, field: 'region_code' }, { text: '320100' });
    decideInWords(two, { ...inspection, field: 'inspectors' }, { inspectors: [{ name: '丙', certificate: '7' }] });
    expect(() => decideInWords(two, { ...inspection, field: 'kind' }, { text: 'third' })).toThrow('NOT_IN_LIST');
    decideInWords(two, { ...inspection, field: 'kind' }, { text: 'first' });
    expect(listConflicts(two.db)).toEqual([]);
    const record = getVisitRecord(two.db, visit.inspectionId);
    expect(record.enterprise.regionCode).toBe('320100');
    expect(record.inspection).toMatchObject({ kind: 'first', inspectors: [{ name: '丙', certificate: '7' }] });
  });
});
