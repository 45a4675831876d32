import { describe, expect, it } from 'vitest';
import { findingStates } from '#domain/finding-states.ts';
import { voidVisit } from '#services/completion/complete-visit.ts';
import { listFollowUp } from '#services/findings/follow-up.ts';
import type { FollowUpRequest } from '#services/findings/follow-up.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import { act, issue, makeCompleted, makeTimedLibrary } from './support.ts';

const all: FollowUpRequest = { state: 'all', due: 'any', search: '', limit: 200 };

function makeFollowed() {
  const timed = makeTimedLibrary();
  const { library } = timed;
  const visits = [makeCompleted(library), makeCompleted(library, '2026-05-11')];
  for (const [index, { inspectionId }] of visits.entries()) {
    const rules = listFindingLives(library, inspectionId).findings.map(({ rule }) => rule);
    const [first = '', second = '', third = ''] = rules;
    issue(library, { inspectionId, rules: [first], dueOn: '2026-05-20' });
    issue(library, { inspectionId, rules: [second], dueOn: index === 0 ? '2026-06-30' : '2026-05-13' });
    act(library, { inspectionId, rule: third }, { kind: 'dismiss', reason: '已核实' });
  }
  return { ...timed, visits };
}

describe('listFollowUp', () => {
  it('lists the longest overdue first and what is settled last, in pages', () => {
    const { library, setDay } = makeFollowed();
    setDay('2026-05-21');
    const whole = listFollowUp(library, all);
    expect(whole.rows.map(({ dueOn, isOverdue }) => [dueOn, isOverdue])).toEqual([
      ['2026-05-13', true],
      ['2026-05-20', true],
      ['2026-05-20', true],
      ['2026-06-30', false],
      [null, false],
      [null, false],
    ]);
    const paged = [];
    for (let after: FollowUpRequest['after'], more = true; more;) {
      const page = listFollowUp(library, { ...all, limit: 2, ...(after === undefined ? {} : { after }) });
      paged.push(...page.rows);
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    expect(paged).toEqual(whole.rows);
  });

  it('counts for every choice what it would list', () => {
    const { library, setDay } = makeFollowed();
    setDay('2026-05-18');
    const { counts } = listFollowUp(library, { ...all, state: 'open' });
    for (const state of ['open', 'all', ...findingStates] as const)
      expect(counts.states[state], state).toBe(listFollowUp(library, { ...all, state }).matching);
    for (const [name, due] of [
      ['any', 'any'],
      ['overdue', 'overdue'],
      ['7', 7],
      ['30', 30],
    ] as const)
      expect(counts.due[name], name).toBe(listFollowUp(library, { ...all, state: 'open', due }).matching);
    expect(counts.due).toEqual({ any: 4, overdue: 1, '7': 2, '30': 2 });
    expect(counts.states.dismissed).toBe(2);
  });

  it('narrows by rule, severity, region and text', () => {
    const { library } = makeFollowed();
    const [row] = listFollowUp(library, all).rows;
    const count = (more: Partial<FollowUpRequest>): number => listFollowUp(library, { ...all, ...more }).matching;
    expect(count({ rule: row?.rule })).toBe(2);
    expect(count({ rule: 'no-such-rule' })).toBe(0);
    const bySeverity = (['critical', 'major', 'minor', 'advisory'] as const).map((severity) => count({ severity }));
    expect(bySeverity.reduce((sum, part) => sum + part, 0)).toBe(6);
    expect(count({ severity: row?.severity })).toBeGreaterThan(0);
    expect([count({ region: '4201' }), count({ region: '31' })]).toEqual([6, 0]);
    expect([count({ search: '晨星' }), count({ search: 'cxdz' }), count({ search: '没有' })]).toEqual([6, 6, 0]);
  });

  it('says per rule what is open, overdue and closed', () => {
    const { library, setDay } = makeFollowed();
    setDay('2026-05-21');
    const { rules } = listFollowUp(library, { ...all, limit: 1 });
    expect(rules).toHaveLength(3);
    const lives = rules.map(({ open, overdue, closed }) => [open, overdue, closed]);
    expect(lives.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      [0, 0, 0],
      [2, 1, 0],
      [2, 2, 0],
    ]);
  });

  it('leaves void visits out', () => {
    const { library, visits } = makeFollowed();
    voidVisit(library, { inspectionId: visits[0]?.inspectionId ?? '', language: 'en', reason: '重复' });
    expect(listFollowUp(library, all).matching).toBe(3);
  });
});
