import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanonicalJson, isSameCell, toCanonicalJson } from '#sync/canonical.ts';
import type { Cell } from '#sync/change.ts';
import type { CheckedEntry } from '#sync/entry.ts';
import { beginningOfChain, uniteChains } from '#sync/union.ts';
import type { ChainEnd } from '#sync/union.ts';

type Drawn = { readonly device: string; readonly seq: number; readonly lamport: number; readonly prev?: string };

function toEntry({ device, seq, lamport, prev }: Drawn): CheckedEntry {
  const hash = (number: number): string => (number === 0 ? '' : `${device}${number}`);
  const rest = { wall: '', author: '', kind: 'edit', table: 'records', row: 'r', fields: '{}', schema: 1 };
  return { entry: { device, seq, lamport, prev: prev ?? hash(seq - 1), hash: hash(seq), ...rest }, fields: {} };
}

function unite(drawn: readonly Drawn[], known = 0, end: ChainEnd = beginningOfChain) {
  const devices = [...new Set(drawn.map(({ device }) => device))];
  const chains = devices.map((device) => {
    const entries = drawn.filter((one) => one.device === device).map(toEntry);
    return { device, end, entries: entries[Symbol.iterator]() };
  });
  const taken: string[] = [];
  const united = uniteChains(chains, known);
  let step = united.next();
  for (; step.done !== true; step = united.next()) taken.push(step.value.entry.hash);
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
    expect(unite(drawn, 2, { seq: 2, lamport: 2, hash: 'a2' })).toEqual({ taken: ['a3'], stops: [] });
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
