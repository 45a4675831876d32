import { describe, expect, it } from 'vitest';
import {
  completionIssueKinds,
  completionPolicy,
  isWarningKind,
  listCompletionIssues,
  listKinds,
} from '#domain/completion.ts';
import type { CompletionInput } from '#domain/completion.ts';
import { toLocalDate } from '#domain/clock.ts';
import { factIds } from '#domain/facts/dictionary.ts';
import { canTransition } from '#domain/visit-states.ts';

const empty: CompletionInput = {
  date: '2026-05-12',
  today: '2026-05-12',
  inspectors: [{ name: '王芳' }],
  answers: {},
  notArising: [],
  contested: [],
  contradictions: [],
  verdicts: [],
};

describe('listCompletionIssues', () => {
  it('finds every fact that arises and was not asked', () => {
    const issues = listCompletionIssues({ ...empty, notArising: ['chair_name'] });
    expect(issues.unanswered).toEqual(factIds.filter((fact) => fact !== 'chair_name'));
    expect(completionIssueKinds.filter((kind) => issues[kind].length > 0)).toEqual(['unanswered']);
  });

  it('tells apart what was carried over, what has no value and what there is none of', () => {
    const issues = listCompletionIssues({
      ...empty,
      answers: {
        ownership: { value: 'private', carriedFrom: '2025-01-01' },
        party_org: { state: 'unknown', carriedFrom: '2025-01-01' },
        employees_total: { state: 'refused' },
        members_total: { state: 'unknown' },
        union_founded_on: { state: 'none' },
        chair_name: { state: 'unknown' },
      },
      notArising: ['chair_name'],
    });
    expect(issues.carried).toEqual(['ownership', 'party_org']);
    expect(issues.no_value).toEqual(['employees_total', 'members_total']);
    expect(issues.unanswered).not.toContain('union_founded_on');
  });

  it('blocks without a named inspector and for a day to come, not for today', () => {
    expect(listKinds(listCompletionIssues(empty), 'block')).toEqual([]);
    const late = listCompletionIssues({ ...empty, date: '2026-05-13', inspectors: [{ name: ' ' }] });
    expect(listKinds(late, 'block')).toEqual(['no_inspector', 'future_date']);
  });

  it('warns of contradictions and of conflicts, and only shows gaps', () => {
    const issues = listCompletionIssues({
      ...empty,
      contested: ['employees_total'],
      contradictions: [{ id: 'c' }],
      verdicts: [
        { rule: 'r', verdict: 'gap' },
        { rule: 's', verdict: 'unknown' },
      ],
    });
    expect(issues.gap).toEqual(['r']);
    expect(listKinds(issues, 'warn')).toEqual(['contradiction', 'conflict']);
    expect(listKinds(issues, 'ignore')).toEqual(['unanswered', 'gap']);
  });
});

it('knows which kinds want a reason', () => {
  expect(Object.keys(completionPolicy).filter(isWarningKind)).toEqual(['contradiction', 'conflict', 'carried']);
  expect(isWarningKind('toString')).toBe(false);
});

it('lets an approved visit go nowhere, and a void one neither', () => {
  for (const state of ['approved', 'void'])
    for (const transition of ['complete', 'reopen', 'void'] as const)
      expect(canTransition(transition, state)).toBe(false);
});

it('takes the date from the calendar of the computer, not from UTC', () => {
  expect(toLocalDate(new Date(2026, 0, 3, 0, 5).getTime())).toBe('2026-01-03');
  expect(toLocalDate(new Date(2026, 11, 31, 23, 55).getTime())).toBe('2026-12-31');
});
