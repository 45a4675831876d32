import { describe, expect, it } from 'vitest';
import { findCarriedDate, toNewVisit, toVisitForm } from '#renderer/features/enterprise/model/new-visit.ts';
import { toId } from '../../../support/fake-library.ts';

const inspector = { name: '王检查', certificate: 'GH-7' };
const companion = { name: '李同行', certificate: 'GH-8' };
const nobody = { name: '', certificate: '' };
const known = { today: '2026-11-22', inspectors: [inspector, nobody] as const, visits: [] };

function toVisit(inspectors: readonly (typeof inspector)[]) {
  const visit = {
    inspectionId: toId(1),
    enterpriseId: toId(2),
    date: '2026-01-05',
    kind: 'first',
    state: 'draft',
    counts: null,
    gaps: null,
  } as const;
  return { ...visit, inspectors: [...inspectors] };
}

describe('toVisitForm', () => {
  it('begins a first visit today by the owner of the device', () => {
    expect(toVisitForm(known)).toEqual({
      date: '2026-11-22',
      kind: 'first',
      inspectors: [inspector, { name: '', certificate: '' }],
      carryOver: true,
    });
  });

  it('takes a further visit for a follow-up, with whoever came along last time', () => {
    const form = toVisitForm({ ...known, visits: [toVisit([companion, inspector])] });
    expect(form.kind).toBe('follow_up');
    expect(form.inspectors).toEqual([inspector, companion]);
  });

  it('names both inspectors of the settings, whoever came last time', () => {
    const third = { name: '赵第三', certificate: 'GH-9' };
    const visits = [toVisit([third, companion])];
    expect(toVisitForm({ ...known, inspectors: [inspector, companion], visits }).inspectors).toEqual([
      inspector,
      companion,
    ]);
  });

  it('puts the earlier inspectors back into their places where the settings name nobody', () => {
    const visits = [toVisit([companion, inspector])];
    expect(toVisitForm({ ...known, inspectors: [nobody, nobody], visits }).inspectors).toEqual([companion, inspector]);
    expect(toVisitForm({ ...known, inspectors: [nobody, nobody], visits: [toVisit([companion])] }).inspectors).toEqual([
      companion,
      nobody,
    ]);
  });

  it('names nobody twice', () => {
    const visits = [toVisit([companion, inspector])];
    expect(toVisitForm({ ...known, inspectors: [nobody, companion], visits }).inspectors).toEqual([
      inspector,
      companion,
    ]);
  });
});

describe('toNewVisit', () => {
  it('leaves out an inspector that was not filled in', () => {
    const form = toVisitForm(known);
    expect(toNewVisit(form, '2026-11-20')).toEqual({
      date: '2026-11-20',
      kind: 'first',
      inspectors: [inspector],
      carryOver: true,
    });
  });
});

describe('findCarriedDate', () => {
  const visits = [
    { ...toVisit([]), date: '2026-08-01' },
    { ...toVisit([]), date: '2026-05-01', state: 'void' as const },
    { ...toVisit([]), date: '2026-01-05' },
  ];

  it.each([
    ['2026-11-22', '2026-08-01'],
    ['2026-08-01', '2026-01-05'],
    ['2026-06-01', '2026-01-05'],
    ['2026-01-05', undefined],
    [undefined, undefined],
  ])('finds for a visit of %s the one of %s', (date, found) => {
    expect(findCarriedDate(visits, date)).toBe(found);
  });
});
