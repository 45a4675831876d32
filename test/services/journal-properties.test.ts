import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts } from '#domain/facts/dictionary.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { readRecord } from '#db/repositories/records.ts';
import { getContentHash } from '#services/content-hash.ts';
import { redo, undo, undoState, write } from '#services/journal.ts';
import { closeLibrary, openLibrary } from '#services/library.ts';
import type { Library } from '#services/library.ts';
import { verifyLibrary } from '#services/verify.ts';
import type { Cell } from '#sync/change.ts';
import { addVisit, makeLibrary } from '../support/test-library.ts';

const fact = fc.constantFrom(...facts);
const carried = fc.option(fc.constant({ carriedFrom: '2024-03-01' }), { nil: {} });

function value(definition: FactDefinition): fc.Arbitrary<Cell> {
  const options = (definition.options ?? []).map(({ id }) => id);
  switch (definition.type) {
    case 'integer':
    case 'money':
      return fc.nat();
    case 'date':
      return fc.constantFrom('1999-12-31', '2026-02-28');
    case 'yes_no':
      return fc.constantFrom('yes', 'no');
    case 'enum':
      return fc.constantFrom(...options);
    case 'set':
      return fc.subarray(options);
    case 'text':
      return fc.string({ unit: 'grapheme' });
  }
}

const answer: fc.Arbitrary<readonly [string, Cell]> = fact.chain((definition) =>
  fc
    .oneof(
      fc.tuple(value(definition), carried).map(([given, from]): Cell => ({ value: given, ...from })),
      fc
        .tuple(fc.constantFrom('none', 'unknown', 'refused', 'not_applicable'), carried)
        .map(([state, from]): Cell => ({ state, ...from })),
      fc.constant(null),
    )
    .map((cell) => [definition.id, cell] as const),
);
const note = fc
  .tuple(fact, fc.option(fc.string({ unit: 'grapheme' })))
  .map(([{ id }, text]) => [`${id}.note`, text] as const);
const edit = fc
  .array(fc.oneof({ weight: 4, arbitrary: answer }, note), { minLength: 1, maxLength: 6 })
  .map((fields) => Object.fromEntries(fields));
const step = fc.oneof(
  { weight: 6, arbitrary: edit },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 2, arbitrary: fc.constant('redo' as const) },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
);

describe('the journal', () => {
  it('keeps tables equal to the fold of the log, through edits, undo, redo and restarts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let library = makeLibrary();
        const { inspectionId } = addVisit(library);
        for (const action of steps) library = act(library, inspectionId, action);
        expect(verifyLibrary(library)).toEqual({
          integrity: 'ok',
          history: 'ok',
          seals: [],
          problems: [],
          setAside: [],
        });
        closeLibrary(library);
      }),
      { numRuns: 40 },
    );
  });

  it('comes back to every earlier state by undo, and forward again by redo', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const library = makeLibrary();
        const { inspectionId } = addVisit(library);
        const states = [getContentHash(library)];
        for (const set of edits) {
          if (write(library, [{ table: 'records', row: inspectionId, set }]).length > 0)
            states.push(getContentHash(library));
        }
        for (const state of states.toReversed().slice(1)) {
          undo(library, inspectionId);
          expect(getContentHash(library)).toBe(state);
        }
        expect(undoState(library, inspectionId).canUndo).toBe(false);
        for (const state of states.slice(1)) {
          redo(library, inspectionId);
          expect(getContentHash(library)).toBe(state);
        }
        expect(undoState(library, inspectionId).canRedo).toBe(false);
        closeLibrary(library);
      }),
      { numRuns: 25 },
    );
  });

  it('gives back each answer as it was written', () => {
    const library = makeLibrary();
    const { inspectionId } = addVisit(library);
    fc.assert(
      fc.property(answer, ([id, cell]) => {
        write(library, [{ table: 'records', row: inspectionId, set: { [id]: cell } }]);
        const { answers } = readRecord(library.db, inspectionId);
        const [change] = write(library, [{ table: 'records', row: inspectionId, set: { [id]: toCell(answers[id]) } }]);
        expect(change).toBeUndefined();
        expect(answers[id] === undefined).toBe(cell === null);
      }),
      { numRuns: 300 },
    );
  });
});

function toCell(given: unknown): Cell {
  return given === undefined ? null : (given as Cell);
}

function act(
  library: Library,
  inspectionId: string,
  action: Record<string, Cell> | 'undo' | 'redo' | 'restart',
): Library {
  if (action === 'restart') {
    closeLibrary(library);
    return openLibrary({ file: library.file, access: 'write' });
  }
  if (typeof action === 'object') {
    write(library, [{ table: 'records', row: inspectionId, set: action }]);
    return library;
  }
  const { canUndo, canRedo } = undoState(library, inspectionId);
  if (action === 'undo' && canUndo) undo(library, inspectionId);
  if (action === 'redo' && canRedo) redo(library, inspectionId);
  return library;
}
