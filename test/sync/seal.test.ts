import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareChain } from '#sync/checkpoint.ts';
import { parseSeal, toSealText } from '#sync/seal.ts';
import type { SealDocument } from '#sync/seal.ts';

const hash = 'ab'.repeat(32);
const document: SealDocument = {
  library: '017f22e2-79b0-7cc3-98c4-dc0c0c073990',
  device: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  deviceName: '区总工会一号机',
  checkpoints: [
    { device: 'a', count: 3, head: hash },
    { device: 'b', count: 1, head: hash },
  ],
  contentHash: hash,
  records: 2,
  attachments: { count: 0, hash },
  madeAt: '2026-05-12T08:00:00.000Z',
  program: '0.1.0',
  schema: 80,
};

describe('a seal', () => {
  it('is read back as it was written', () => {
    expect(parseSeal(toSealText(document))).toEqual(document);
  });

  it('has one text only: any other writing of the same is none', () => {
    const text = toSealText(document);
    expect(parseSeal(` ${text}`)).toBeUndefined();
    expect(parseSeal(JSON.stringify(document))).toBeUndefined();
    expect(parseSeal(text.replace('"records":2', '"records":2.0'))).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['a part too many', { ...document, extra: 1 }],
    ['a part too few', { ...document, program: undefined }],
    ['a count of nothing', { ...document, checkpoints: [{ device: 'a', count: 0, head: hash }] }],
    ['a head that is no hash', { ...document, checkpoints: [{ device: 'a', count: 1, head: 'AB' }] }],
    ['a device twice', { ...document, checkpoints: [document.checkpoints[0], document.checkpoints[0]] }],
    ['devices out of order', { ...document, checkpoints: document.checkpoints.toReversed() }],
    ['a time of another form', { ...document, madeAt: '2026-05-12' }],
    ['a negative number', { ...document, records: -1 }],
    ['a list', [document]],
    ['nothing', null],
  ])('with %s is none', (_, value) => {
    const keys = Object.entries(Object(value) as object).filter(([, part]) => part !== undefined);
    const plain = Array.isArray(value) || value === null ? value : Object.fromEntries(keys);
    expect(parseSeal(toSealText(plain as SealDocument))).toBeUndefined();
  });

  it('is never an error, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseSeal(text) === undefined));
    expect(parseSeal('['.repeat(100_000))).toBeUndefined();
  });
});

describe('compareChain', () => {
  const chain = new Map([
    [1, 'h1'],
    [2, 'h2'],
  ]);
  const find = (device: string, seq: number): string | undefined => (device === 'a' ? chain.get(seq) : undefined);

  it.each([
    [{ device: 'a', count: 1, head: 'h1' }, 'extends'],
    [{ device: 'a', count: 2, head: 'h2' }, 'extends'],
    [{ device: 'a', count: 2, head: 'other' }, 'forked'],
    [{ device: 'a', count: 3, head: 'h3' }, 'behind'],
    [{ device: 'b', count: 1, head: 'h1' }, 'behind'],
  ] as const)('says of %j: %s', (checkpoint, state) => {
    expect(compareChain(checkpoint, find)).toBe(state);
  });
});
