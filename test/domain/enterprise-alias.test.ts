import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from '#domain/enterprise-alias.ts';

function rootOf(pointers: Readonly<Record<string, string>>, id: string): string {
  return findRoot(id, (at) => pointers[at]);
}

describe('findRoot', () => {
  it('is the enterprise itself where nothing was merged', () => {
    expect(rootOf({}, 'a')).toBe('a');
  });

  it('follows a chain to its end', () => {
    const pointers = { a: 'b', b: 'c' };
    expect(['a', 'b', 'c'].map((id) => rootOf(pointers, id))).toEqual(['c', 'c', 'c']);
  });

  it('is the smallest of a circle, for those on it and those that lead to it', () => {
    const pointers = { d: 'c', c: 'b', b: 'c', a: 'd' };
    expect(['a', 'b', 'c', 'd'].map((id) => rootOf(pointers, id))).toEqual(['b', 'b', 'b', 'b']);
    expect(rootOf({ a: 'a' }, 'a')).toBe('a');
  });

  it('gives all that are joined one and the same root, which is one of them, whatever the pointers', () => {
    const ids = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.dictionary(ids, ids), (pointers) => {
        for (const id of 'abcdefgh') {
          const root = rootOf(pointers, id);
          expect(rootOf(pointers, root)).toBe(root);
          const next = pointers[id];
          if (next !== undefined) expect(rootOf(pointers, next)).toBe(root);
        }
      }),
    );
  });
});
