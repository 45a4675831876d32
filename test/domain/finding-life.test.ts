import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actOnFinding,
  canAct,
  findingActionKinds,
  findingTransitions,
  hasIndependentProof,
  isOverdue,
  toStateOn,
  untouchedFinding,
} from '#domain/finding-life.ts';
import type { FindingAction, FindingLife } from '#domain/finding-life.ts';
import { findingStates } from '#domain/finding-states.ts';

const today = '2026-05-12';
const names = fc.constantFrom('', ' ', '·', '王芳', '王 芳', '王·芳', 'Li Ming', 'li ming', 'ＬＩ　ＭＩＮＧ', '李明');
const texts = fc.constantFrom('', '  ', '经核实');
const days = fc.constantFrom('2026-05-11', '2026-05-12', '2026-06-30', '2026-02-30', 'soon');
const pieces = fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 });

const actions: fc.Arbitrary<FindingAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('confirm' as const, 'start' as const, 'close' as const) }),
  fc.record({ kind: fc.constantFrom('dismiss' as const, 'reopen' as const), reason: texts }),
  fc.record({ kind: fc.constant('issue' as const), document: texts, dueOn: fc.option(days) }),
  fc.record({ kind: fc.constant('set_due' as const), dueOn: days }),
  fc.record({ kind: fc.constant('hand_in' as const), fixedBy: names, evidence: pieces }),
  fc.record({ kind: fc.constant('verify' as const), verifiedBy: names }),
  fc.record({ kind: fc.constant('accept' as const), reason: texts, until: days }),
  fc.record({ kind: fc.constant('supersede' as const), by: texts }),
);
/** Anything that a file can hold, also what no step leads to. */
const lives: fc.Arbitrary<FindingLife> = fc.record({
  state: fc.constantFrom(...findingStates),
  reason: fc.option(texts),
  issuedDocument: fc.option(texts),
  dueOn: fc.option(fc.constantFrom('2026-05-11', '2026-05-12')),
  fixedBy: fc.option(names),
  evidence: pieces,
  verifiedBy: fc.option(names),
  acceptedUntil: fc.option(days),
  supersededBy: fc.option(texts),
});

function run(life: FindingLife, ...steps: readonly FindingAction[]): FindingLife {
  return steps.reduce((before, step) => {
    const outcome = actOnFinding(before, step, today);
    if (!outcome.ok) throw new Error(`${step.kind}: ${outcome.problems.join()}`);
    return outcome.life;
  }, life);
}

describe('the life of a finding', () => {
  it('reaches closed only with evidence and by somebody else, on any path from anything', () => {
    const property = fc.property(lives, fc.array(actions, { maxLength: 25 }), (start, steps) => {
      let life = start;
      for (const step of steps) {
        const outcome = actOnFinding(life, step, today);
        if (outcome.ok) life = outcome.life;
        const state = toStateOn(life, today);
        if (state === 'closed' || state === 'verified') expect(hasIndependentProof(life)).toBe(true);
        if (state === 'dismissed' || state === 'accepted') expect(life.reason?.trim()).not.toBe('');
        if (state === 'accepted') expect(String(life.acceptedUntil) >= today).toBe(true);
      }
    });
    expect(fc.check(property, { numRuns: 2_000 })).toMatchObject({ failed: false });
  });

  it('goes from a proposal to closed, and each step wants what it wants', () => {
    const issued = run(untouchedFinding, { kind: 'confirm' }, { kind: 'issue', document: 'd', dueOn: '2026-06-01' });
    expect(issued).toMatchObject({ state: 'issued', issuedDocument: 'd', dueOn: '2026-06-01' });
    const handedIn = run(issued, { kind: 'start' }, { kind: 'hand_in', fixedBy: '李明', evidence: ['e'] });
    expect(actOnFinding(handedIn, { kind: 'close' }, today)).toEqual({ ok: false, problems: ['STATE'] });
    const byHimself = actOnFinding(handedIn, { kind: 'verify', verifiedBy: ' 李　明 ' }, today);
    expect(byHimself).toEqual({ ok: false, problems: ['SAME_PERSON'] });
    expect(run(handedIn, { kind: 'verify', verifiedBy: '王芳' }, { kind: 'close' }).state).toBe('closed');
  });

  it('names everything that is missing at once', () => {
    const issued = run(untouchedFinding, { kind: 'issue', document: 'd', dueOn: null });
    const handIn = actOnFinding(issued, { kind: 'hand_in', fixedBy: ' ', evidence: [] }, today);
    expect(handIn).toEqual({ ok: false, problems: ['FIXER_MISSING', 'EVIDENCE_MISSING'] });
    const accept = actOnFinding(issued, { kind: 'accept', reason: '', until: '2026-05-11' }, today);
    expect(accept).toEqual({ ok: false, problems: ['REASON_MISSING', 'DATE_PAST'] });
    for (const kind of ['dismiss', 'reopen'] as const) {
      const life: FindingLife = { ...untouchedFinding, state: kind === 'dismiss' ? 'confirmed' : 'closed' };
      const from: FindingLife = { ...life, evidence: ['e'], fixedBy: '李明', verifiedBy: '王芳' };
      expect(actOnFinding(from, { kind, reason: ' ' }, today)).toEqual({ ok: false, problems: ['REASON_MISSING'] });
    }
  });

  it('is open again the day after an acceptance ran out', () => {
    const accepted = run(untouchedFinding, { kind: 'accept', reason: '年底换届', until: today });
    expect(toStateOn(accepted, today)).toBe('accepted');
    expect(toStateOn(accepted, '2026-05-13')).toBe('reopened');
  });

  it('shows a closed finding that nobody else verified as what it is', () => {
    const closed: FindingLife = { ...untouchedFinding, state: 'closed', evidence: ['e'], fixedBy: '李明' };
    expect(toStateOn(closed, today)).toBe('evidence_handed_in');
    expect(toStateOn({ ...closed, verifiedBy: '李 明' }, today)).toBe('evidence_handed_in');
    expect(toStateOn({ ...closed, verifiedBy: '王芳', evidence: [] }, today)).toBe('in_rectification');
    expect(toStateOn({ ...closed, verifiedBy: '王芳' }, today)).toBe('closed');
  });

  it('is overdue from the day after the due day until evidence is handed in', () => {
    const due = run(untouchedFinding, { kind: 'issue', document: 'd', dueOn: today });
    expect([isOverdue(due, today), isOverdue(due, '2026-05-13')]).toEqual([false, true]);
    const handedIn = run(due, { kind: 'hand_in', fixedBy: '李明', evidence: ['e'] });
    expect(isOverdue(handedIn, '2026-05-13')).toBe(false);
  });

  it('keeps what was begun when a second document is issued', () => {
    const begun = run(untouchedFinding, { kind: 'issue', document: 'd', dueOn: null }, { kind: 'start' });
    const again = run(begun, { kind: 'issue', document: 'corrected', dueOn: '2026-06-30' });
    expect(again).toMatchObject({ state: 'in_rectification', issuedDocument: 'corrected', dueOn: '2026-06-30' });
  });

  it('leads out of every state, and into every state but the first', () => {
    for (const state of findingStates) {
      expect(
        findingActionKinds.some((kind) => canAct(kind, state)),
        state,
      ).toBe(true);
      const isReached = Object.values(findingTransitions).some(({ to }) => to === state);
      expect(isReached, state).toBe(state !== 'proposed');
    }
  });
});
