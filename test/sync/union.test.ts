import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanonicalJson, isSameCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { beginningOfChain, isStretch, uniteChains } from '#sync/union.ts';
import type { Stretch } from '#sync/stretch.ts';
import type { ChainEnd, Stop } from '#sync/union.ts';

type Drawn = { readonly device: string; readonly seq: number; readonly lamport: number; readonly prev?: string };

function toEntry({ device, seq, lamport, prev }: Drawn): CheckedEntry {
  const hash = (number: number): string => (number === 0 ? '' : `${device}${number}`);
  const rest = { wall: '', author: '', kind: 'edit', table: 'records', row: 'r', fields: '{}', schema: 1 };
  return { entry: { device, seq, lamport, prev: prev ?? hash(seq - 1), hash: hash(seq), ...rest }, fields: {} };
}

type LeftOut = Readonly<Record<string, readonly Stretch[]>>;
type Given = { readonly known?: number; readonly end?: ChainEnd; readonly leftOut?: LeftOut };

function unite(drawn: readonly Drawn[], { known = 0, end = beginningOfChain, leftOut = {} }: Given = {}) {
  const devices = [...new Set([...drawn.map(({ device }) => device), ...Object.keys(leftOut)])];
  const chains = devices.map((device) => {
    const entries = drawn.filter((one) => one.device === device).map(toEntry);
    return { device, end, entries: entries[Symbol.iterator](), stretches: leftOut[device] ?? [] };
  });
  const taken: string[] = [];
  const united = uniteChains(chains, known);
  let step = united.next();
  for (; step.done !== true; step = united.next())
    taken.push(isStretch(step.value) ? `${step.value.first}-${step.value.hash}` : step.value.entry.hash);
  return { taken, stops: step.value };
}

describe('uniting chains', () => {
  it('takes each entry after everything that its author had seen', () => {
    const drawn = [
      { device: 'a', seq: 1, lamport: 1 },
      { device: 'a', seq: 2, lamport: 4 },
      { device: 'b', seq: 1, lamport: 2 },
      { device: 'b', seq: 2, lamport: 3 },
    ];
    expect(unite(drawn)).toEqual({ taken: ['a1', 'b1', 'b2', 'a2'], stops: [] });
  });

  it.each<[string, readonly Drawn[], readonly string[]]>([
    [
      'gap',
      [
        { device: 'a', seq: 1, lamport: 1 },
        { device: 'a', seq: 3, lamport: 2 },
      ],
      ['a1'],
    ],
    [
      'fork',
      [
        { device: 'a', seq: 1, lamport: 1 },
        { device: 'a', seq: 2, lamport: 2, prev: 'x' },
      ],
      ['a1'],
    ],
    [
      'order',
      [
        { device: 'a', seq: 1, lamport: 1 },
        { device: 'a', seq: 2, lamport: 1 },
      ],
      ['a1'],
    ],
    [
      'early',
      [
        { device: 'a', seq: 1, lamport: 1 },
        { device: 'a', seq: 2, lamport: 9 },
      ],
      ['a1'],
    ],
  ])('stops a chain at a %s, and keeps what came before', (reason, drawn, taken) => {
    expect(unite(drawn)).toEqual({ taken, stops: [{ device: 'a', seq: drawn[1]?.seq, reason }] });
  });

  it('does not let one chain keep the others out', () => {
    const drawn = [
      { device: 'a', seq: 2, lamport: 2 },
      { device: 'b', seq: 1, lamport: 1 },
    ];
    expect(unite(drawn)).toEqual({ taken: ['b1'], stops: [{ device: 'a', seq: 2, reason: 'gap' }] });
  });

  it('passes over what is here, and goes on from there', () => {
    const drawn = [1, 2, 3].map((seq) => ({ device: 'a', seq, lamport: seq }));
    expect(unite(drawn, { known: 2, end: { seq: 2, lamport: 2, hash: 'a2' } })).toEqual({ taken: ['a3'], stops: [] });
  });

  it('goes on over what was left out, and counts it', () => {
    const drawn = [
      { device: 'a', seq: 3, lamport: 4 },
      { device: 'b', seq: 1, lamport: 3 },
    ];
    const leftOut = {
      a: [
        { first: 1, last: 2, lamport: 2, hash: 'a2' },
        { first: 4, last: 4, lamport: 6, hash: 'a4' },
      ],
      c: [{ first: 1, last: 1, lamport: 5, hash: 'c1' }],
    };
    expect(unite(drawn, { leftOut })).toEqual({ taken: ['1-a2', '1-c1', 'b1', 'a3', '4-a4'], stops: [] });
  });

  it('notes of a stretch what is not known here yet', () => {
    const leftOut = { a: [{ first: 2, last: 5, lamport: 9, hash: 'a5' }] };
    const end = { seq: 3, lamport: 3, hash: 'a3' };
    const drawn = [{ device: 'a', seq: 6, lamport: 10 }];
    expect(unite(drawn, { known: 9, end, leftOut })).toEqual({ taken: ['4-a5', 'a6'], stops: [] });
  });

  it.each<[Stop['reason'], Stretch, number]>([
    ['gap', { first: 2, last: 3, lamport: 3, hash: 'a3' }, 4],
    ['order', { first: 1, last: 3, lamport: 2, hash: 'a3' }, 4],
    ['fork', { first: 1, last: 3, lamport: 3, hash: 'x' }, 4],
    ['gap', { first: 1, last: 4, lamport: 4, hash: 'a4' }, 4],
    ['order', { first: 1, last: 3, lamport: 8, hash: 'a3' }, 4],
  ])('stops at a stretch that cannot be: %s %o', (reason, stretch, seq) => {
    const { stops } = unite([{ device: 'a', seq, lamport: 8 }], { leftOut: { a: [stretch] } });
    expect(stops).toEqual([{ device: 'a', seq, reason }]);
  });
});

describe('recognising canonical texts', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.object({ values: [fc.integer(), fc.string({ unit: 'binary' }), fc.constant(null)] }),
  );

  /** What comes of it, an error as its code. */
  function outcomeOf(work: () => unknown): unknown {
    try {
      return work();
    } catch {
      return 'refused';
    }
  }

  it('says what making the text would say', () => {
    const texts = fc.oneof(
      value.map((given) => JSON.stringify(given)),
      value
        .map((given) => outcomeOf(() => toCanonicalJson(given)))
        .filter((text) => text !== 'refused')
        .map(String),
      fc.constantFrom(
        '{"b":1,"a":2}',
        '{"10":1,"9":2}',
        '{"9":1,"10":2}',
        '["e\u0301"]',
        '["\\u0000"]',
        '["\\ud800"]',
        '1.5',
        '-0',
        ' 1',
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed: unknown = JSON.parse(text);
        const slow = outcomeOf(() => toCanonicalJson(parsed) === text);
        expect(outcomeOf(() => isCanonicalJson(text, parsed))).toEqual(slow);
      }),
      { numRuns: 1000 },
    );
  });

  it('compares cells as their canonical texts compare', () => {
    const cell = fc.letrec<{ cell: Cell }>((tie) => ({
      cell: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<Cell>(null, 0, 1, 'a', '', true),
        fc.array(tie('cell'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('cell')),
      ),
    })).cell;
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        expect(isSameCell(a, b)).toBe(toCanonicalJson(a) === toCanonicalJson(b));
        expect(isSameCell(a, structuredClone(a))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
