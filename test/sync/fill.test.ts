import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedEntry } from '#sync/entry.ts';
import { fillStretch, isEntry } from '#sync/fill.ts';
import type { Filled, Knowledge } from '#sync/fill.ts';
import { beginningOfChain } from '#sync/union.ts';
import type { Stretch } from '#sync/stretch.ts';
import type { ChainEnd } from '#sync/union.ts';

/** The entry of that number; every second lamport number is another device's. */
function toEntry(seq: number, other: Partial<CheckedEntry['entry']> = {}): CheckedEntry {
  const rest = { wall: '', author: '', kind: 'edit', table: 'records', row: 'r', fields: '{}', schema: 1 };
  const chain = { device: 'a', seq, lamport: seq * 2, prev: seq === 1 ? '' : `h${seq - 1}`, hash: `h${seq}` };
  return { entry: { ...rest, ...chain, ...other }, fields: {} };
}

function toStretch(first: number, last: number, other: Partial<Stretch> = {}): Stretch {
  return { first, last, lamport: last * 2, hash: `h${last}`, ...other };
}

const before: ChainEnd = { seq: 3, lamport: 6, hash: 'h3' };

function fill(stretch: Stretch, known: readonly Knowledge[], from = before) {
  const filled: Filled[] = [];
  const steps = fillStretch(stretch, from, known);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) filled.push(step.value);
  const text = filled.map((item) => (isEntry(item) ? `${item.entry.seq}` : `${item.first}-${item.last} ${item.hash}`));
  return { filled, text, fault: step.value };
}

describe('filling a stretch', () => {
  it.each<[string, readonly Knowledge[], readonly string[]]>([
    ['from its beginning', [toEntry(4), toEntry(5)], ['4', '5', '6-9 h9']],
    ['at its end', [toEntry(8), toEntry(9)], ['4-7 h7', '8', '9']],
    ['in its middle', [toEntry(6)], ['4-5 h5', '6', '7-9 h9']],
    ['whole', [4, 5, 6, 7, 8, 9].map((seq) => toEntry(seq)), ['4', '5', '6', '7', '8', '9']],
    ['with nothing', [], ['4-9 h9']],
    ['with where another ends', [toStretch(1, 6)], ['4-6 h6', '7-9 h9']],
    ['with both', [toStretch(4, 5), toEntry(6), toStretch(7, 7)], ['4-5 h5', '6', '7-7 h7', '8-9 h9']],
  ])('%s', (_, known, expected) => {
    expect(fill(toStretch(4, 9), known)).toMatchObject({ text: expected, fault: undefined });
  });

  it.each<[string, readonly Knowledge[], number]>([
    ['an entry that does not follow the one before the stretch', [toEntry(4, { prev: 'x' })], 4],
    ['one that does not follow another', [toEntry(4), toEntry(5, { prev: 'x' })], 5],
    ['one that does not end as the stretch does', [toEntry(9, { hash: 'x' })], 9],
    ['one whose count does not rise', [toEntry(4, { lamport: 6 })], 4],
    ['one with too little room before it', [toEntry(6, { lamport: 8 })], 5],
    ['one with too little room behind it', [toEntry(4, { lamport: 14 })], 4],
    ['one with a greater count than the end', [toEntry(9, { lamport: 19 })], 9],
    ['a place with another hash', [toEntry(4), toStretch(1, 4, { hash: 'x' })], 4],
    ['a place with too little room', [toStretch(1, 6, { lamport: 8 })], 6],
  ])('finds %s', (_, known, fault) => {
    expect(fill(toStretch(4, 9), known).fault).toBe(fault);
  });

  it('comes to the whole chain, in whatever parts and order it comes', () => {
    const length = 12;
    const parts = fc.array(fc.subarray(Array.from({ length }, (_, at) => at + 1)), { maxLength: 5 });
    fc.assert(
      fc.property(parts, (given) => {
        let state: readonly Filled[] = [toStretch(1, length)];
        const all = Array.from({ length }, (_, at) => at + 1);
        const filled = new Set<number>();
        for (const part of [...given, all]) {
          state = fillAll(state, part);
          for (const seq of part) filled.add(seq);
          const present = state.filter(isEntry).map(({ entry }) => entry.seq);
          expect(present).toEqual([...filled].toSorted((a, b) => a - b));
        }
        expect(state).toHaveLength(length);
      }),
      { numRuns: 300 },
    );
  });
});

/** Fills every stretch of a chain with the entries of these numbers. */
function fillAll(state: readonly Filled[], part: readonly number[]): readonly Filled[] {
  const next: Filled[] = [];
  let end = beginningOfChain;
  for (const item of state) {
    if (isEntry(item)) next.push(item);
    else {
      const within = part.filter((seq) => seq >= item.first && seq <= item.last).map((seq) => toEntry(seq));
      const { filled, fault } = fill(item, within, end);
      expect(fault).toBeUndefined();
      next.push(...filled);
    }
    const last = next.at(-1);
    if (last !== undefined)
      end = isEntry(last) ? last.entry : { seq: last.last, lamport: last.lamport, hash: last.hash };
  }
  return next;
}
