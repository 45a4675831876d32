import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#renderer/api.ts';
import { findAnswer, isWaiting } from '#renderer/features/visit/store/visit-state.ts';
import { createVisitStore } from '#renderer/features/visit/store/visit-store.ts';
import type { VisitGateway } from '#renderer/features/visit/store/visit-store.ts';
import { toAssessment, toVisit } from '../support/fixtures.ts';

type SavedMap = Map<string, unknown>;

/** A main process whose requests take turns to fail, as the list says, and which remembers what reached the disk. */
function createFlaky(fails: readonly boolean[], disk: SavedMap): VisitGateway {
  let count = 0;
  const saved = {
    savedAt: '2026-05-12T00:00:00Z',
    assessment: toAssessment(),
    undo: { canUndo: true, canRedo: false },
  };
  return {
    getVisit: () => Promise.resolve(toVisit()),
    saveNote: () => Promise.resolve(saved),
    undo: () => Promise.resolve({ facts: [], visit: toVisit() }),
    redo: () => Promise.resolve({ facts: [], visit: toVisit() }),
    saveAnswers: async (answers) => {
      await Promise.resolve();
      const isFailing = fails[count % Math.max(1, fails.length)] === true;
      count += 1;
      if (isFailing) throw new ApiError({ code: 'STORAGE_FULL', message: 'full', details: {} });
      for (const [fact, answer] of Object.entries(answers)) disk.set(fact, answer);
      return saved;
    },
  };
}

const fact = fc.constantFrom('employees_total', 'employees_women', 'members_total');
const answer = fc.option(
  fc.nat(500).map((value) => ({ value })),
  { nil: null },
);
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('answer' as const, 'type' as const), fact, answer }),
  fc.record({ kind: fc.constantFrom('flush' as const, 'turn' as const) }),
);

describe('the store of a visit', () => {
  it('never shows anything but the last entry, and has it on disk once a flush says so, whatever fails before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.array(fc.boolean(), { maxLength: 5 }),
        async (steps, fails) => {
          const disk: SavedMap = new Map();
          const store = createVisitStore(toVisit(), createFlaky([...fails, false], disk));
          const last = new Map<string, unknown>();
          for (const taken of steps) {
            if (taken.kind === 'flush') void store.flush();
            else if (taken.kind === 'turn') await Promise.resolve();
            else if ('fact' in taken) {
              if (taken.kind === 'answer') store.answer(new Map([[taken.fact, taken.answer]]));
              else store.type(taken.fact, taken.answer);
              last.set(taken.fact, taken.answer);
            }
            for (const [known, entered] of last) expect(findAnswer(store.getState(), known) ?? null).toEqual(entered);
          }
          let isSaved = false;
          for (let attempt = 0; attempt < 8 && !isSaved; attempt += 1) isSaved = await store.flush();
          expect(isSaved).toBe(true);
          expect(isWaiting(store.getState())).toBe(false);
          expect(disk).toEqual(last);
          for (const [known, entered] of last) expect(findAnswer(store.getState(), known) ?? null).toEqual(entered);
        },
      ),
    );
  });

  it('keeps an answer given during a save waiting for the next one', async () => {
    const disk: SavedMap = new Map();
    const store = createVisitStore(toVisit(), createFlaky([], disk));
    store.answer(new Map([['members_total', { value: 1 }]]));
    await Promise.resolve();
    store.type('members_total', { value: 12 });
    expect(await store.flush()).toBe(true);
    expect(disk.get('members_total')).toEqual({ value: 12 });
    expect(findAnswer(store.getState(), 'members_total')).toEqual({ value: 12 });
  });

  it('does not undo while an answer cannot be saved', async () => {
    let undone = 0;
    const gateway: VisitGateway = {
      ...createFlaky([true], new Map()),
      undo: () => {
        undone += 1;
        return Promise.resolve({ facts: [], visit: toVisit() });
      },
    };
    const store = createVisitStore(toVisit(), gateway);
    store.answer(new Map([['members_total', { value: 1 }]]));
    expect(await store.undo()).toEqual([]);
    expect(undone).toBe(0);
    expect(findAnswer(store.getState(), 'members_total')).toEqual({ value: 1 });
  });

  it('says that something is not saved while a field holds what is no answer', async () => {
    const store = createVisitStore(toVisit(), createFlaky([], new Map()));
    store.setDraft('members_total', { text: '12x', problem: 'WRONG_TYPE' });
    expect(await store.flush()).toBe(false);
    store.setDraft('members_total', undefined);
    expect(await store.flush()).toBe(true);
  });
});
