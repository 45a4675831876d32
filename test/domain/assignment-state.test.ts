import { describe, expect, it } from 'vitest';
import { compareAssignments, isOpenAssignment, toAssignmentState } from '#domain/assignment-state.ts';
import type { AssignmentFacts } from '#domain/assignment-state.ts';

const facts: AssignmentFacts = { assignedOn: '2026-05-10', dueOn: '2026-05-20', declined: null, visitedOn: null };

function stateOf(changes: Partial<AssignmentFacts>, today = '2026-05-15'): string {
  return toAssignmentState({ ...facts, ...changes }, today);
}

describe('the state of an assignment', () => {
  it('is late the day after the last day, not on it', () => {
    expect(stateOf({}, '2026-05-20')).toBe('assigned');
    expect(stateOf({}, '2026-05-21')).toBe('late');
    expect(stateOf({ dueOn: null }, '2126-05-21')).toBe('assigned');
  });

  it('is done by a visit of that day or later, and not by an earlier one', () => {
    expect(stateOf({ visitedOn: '2026-05-09' })).toBe('assigned');
    expect(stateOf({ visitedOn: '2026-05-10' })).toBe('done');
    expect(stateOf({ visitedOn: '2026-06-30' }, '2026-07-01')).toBe('done');
  });

  it('is declined where somebody says why, whatever else holds', () => {
    expect(stateOf({ declined: '企业已注销', visitedOn: '2026-05-12' }, '2026-06-01')).toBe('declined');
  });

  it('waits for a visit while it is assigned or late', () => {
    expect((['late', 'assigned', 'declined', 'done'] as const).map(isOpenAssignment)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('puts what is late first, then the nearest day, then those without a day, then the latest of the others', () => {
  const rows = [
    { state: 'done', dueOn: null, assignedOn: '2026-01-01' },
    { state: 'done', dueOn: '2026-02-01', assignedOn: '2026-03-01' },
    { state: 'assigned', dueOn: null, assignedOn: '2026-05-01' },
    { state: 'declined', dueOn: null, assignedOn: '2026-05-01' },
    { state: 'assigned', dueOn: '2026-06-02', assignedOn: '2026-05-01' },
    { state: 'late', dueOn: '2026-05-02', assignedOn: '2026-05-01' },
    { state: 'assigned', dueOn: '2026-06-01', assignedOn: '2026-05-01' },
  ] as const;
  expect(rows.toSorted(compareAssignments).map((row) => rows.indexOf(row))).toEqual([5, 6, 4, 2, 3, 1, 0]);
});
