import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '#sync/canonical.ts';
import type { Change } from '#sync/change.ts';
import { hashChange, hashContent, hashStoredChange } from '#sync/hash.ts';
import { createHash } from 'node:crypto';

const change: Omit<Change, 'hash'> = {
  device: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  seq: 3,
  lamport: 7,
  wall: '2026-05-12T08:00:00.000Z',
  author: '王敏',
  kind: 'undo',
  target: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f:2',
  table: 'records',
  row: '017f22e2-79b0-7cc3-98c4-dc0c0c073990',
  fields: { members_total: [{ value: 12 }, '017f22e2-79b0-7cc3-98c4-dc0c0c07398f:2'], 'members_total.note': [null] },
  schema: 1,
  prev: 'ab',
};

describe('hashChange', () => {
  it('is SHA-256 over the purpose and the canonical JSON of everything but the hash', () => {
    const expected = createHash('sha256')
      .update(`union-inspector/change/1\n${toCanonicalJson(change)}`)
      .digest('hex');
    expect(hashChange(change)).toBe(expected);
    const { target, ...rest } = change;
    expect(target).toBeDefined();
    expect(hashChange(rest)).toBe(
      createHash('sha256')
        .update(`union-inspector/change/1\n${toCanonicalJson(rest)}`)
        .digest('hex'),
    );
  });

  it('is the same from the stored text of the fields', () => {
    expect(hashStoredChange({ ...change, fields: toCanonicalJson(change.fields) })).toBe(hashChange(change));
  });

  it('changes with every part', () => {
    const variants: readonly Omit<Change, 'hash'>[] = [
      { ...change, device: 'x' },
      { ...change, seq: 4 },
      { ...change, lamport: 8 },
      { ...change, wall: '' },
      { ...change, author: '' },
      { ...change, kind: 'redo' },
      { ...change, target: 'x' },
      { ...change, table: 'inspections' },
      { ...change, row: 'x' },
      { ...change, fields: {} },
      { ...change, schema: 2 },
      { ...change, prev: 'ac' },
    ];
    expect(new Set([change, ...variants].map(hashChange)).size).toBe(variants.length + 1);
  });
});

describe('hashContent', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (rows) => {
        expect(hashContent(rows.toReversed())).toBe(hashContent(rows));
      }),
    );
  });
});
