import { describe, expect, it } from 'vitest';
import { mayReturn } from '#domain/review.ts';
import { canTransition, editableStates, visitTransitions } from '#domain/visit-states.ts';

describe('review', () => {
  it('submits what is completed, approves what is submitted, and locks what is approved', () => {
    expect(visitTransitions.submit).toEqual(['completed']);
    expect(visitTransitions.approve).toEqual(['submitted']);
    const out = Object.entries(visitTransitions).filter(([, from]) => (from as readonly string[]).includes('approved'));
    expect(out.map(([step]) => step)).toEqual(['return', 'unlock']);
  });

  it('leads nowhere from a void visit', () => {
    for (const step of Object.keys(visitTransitions) as (keyof typeof visitTransitions)[])
      expect(canTransition(step, 'void')).toBe(false);
    expect(editableStates).toEqual(['draft', 'returned']);
  });

  it('returns with a reason or an open comment; an approved visit only with a reason', () => {
    const given = { state: 'submitted', reason: ' ', openComments: 0 };
    expect(mayReturn(given)).toBe(false);
    expect(mayReturn({ ...given, openComments: 1 })).toBe(true);
    expect(mayReturn({ ...given, reason: '人数有误' })).toBe(true);
    expect(mayReturn({ ...given, state: 'approved', openComments: 1 })).toBe(false);
    expect(mayReturn({ ...given, state: 'approved', reason: '人数有误' })).toBe(true);
  });
});
