import { describe, expect, it } from 'vitest';
import type { Change } from '#sync/change.ts';
import { emptyStacks, pushStep } from '#sync/undo.ts';

type Step = Parameters<typeof pushStep>[1];

function step(seq: number, rest: Partial<Change> = {}): Step {
  return { device: 'd', seq, kind: 'edit', table: 'records', fields: { members_total: [null] }, ...rest };
}

function push(...steps: readonly Step[]) {
  return steps.reduce(pushStep, emptyStacks);
}

describe('pushStep', () => {
  it('moves an edit to the undone and back', () => {
    expect(push(step(1), step(2), step(3, { kind: 'undo', target: 'd:2' }))).toEqual({
      done: ['d:1'],
      undone: ['d:2'],
    });
    expect(push(step(1), step(2, { kind: 'undo', target: 'd:1' }), step(3, { kind: 'redo', target: 'd:1' }))).toEqual({
      done: ['d:1'],
      undone: [],
    });
  });

  it('forgets what was undone at the next edit', () => {
    expect(push(step(1), step(2, { kind: 'undo', target: 'd:1' }), step(3))).toEqual({ done: ['d:3'], undone: [] });
  });

  it('steps over imports', () => {
    expect(push(step(1), step(2, { kind: 'import' }))).toEqual({ done: ['d:1'], undone: [] });
  });

  it('takes changes of the visit itself, but not its creation, its state or its deletion', () => {
    const inspection = (fields: Change['fields']): Step => step(1, { table: 'inspections', fields });
    expect(push(inspection({ date: ['2026-05-13', 'd:1'] })).done).toEqual(['d:1']);
    expect(push(inspection({ inspectors: [[]] })).done).toEqual(['d:1']);
    expect(push(inspection({ date: ['2026-05-13'], enterprise_id: ['e'] })).done).toEqual([]);
    expect(push(inspection({ state: ['completed', 'd:1'] })).done).toEqual([]);
    expect(push(inspection({ deleted: [1] })).done).toEqual([]);
  });

  it('does not step back over a change of the state of the visit', () => {
    const completed = step(2, { table: 'inspections', fields: { state: ['completed'], pack_id: ['p'] } });
    expect(push(step(1), completed)).toEqual(emptyStacks);
    expect(push(step(1), completed, step(3)).done).toEqual(['d:3']);
    expect(push(step(1), step(2, { kind: 'undo', target: 'd:1' }), { ...completed, seq: 3 })).toEqual(emptyStacks);
  });
});
