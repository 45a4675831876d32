import { expect, it } from 'vitest';
import { getPackView } from '#services/pack-view.ts';
import { getBuiltInPack, hashPack } from '#services/pack.ts';

it('hashes the content, not the order of keys', () => {
  expect(hashPack({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hashPack({ b: [{ d: 3, c: 2 }], a: 1 }));
  expect(hashPack({ a: [1, 2] })).not.toBe(hashPack({ a: [2, 1] }));
  expect(hashPack({ a: 1 })).not.toBe(hashPack({ a: '1' }));
});

it('loads the built-in pack once', () => {
  expect(getBuiltInPack()).toBe(getBuiltInPack());
  expect(getBuiltInPack().hash).toMatch(/^[0-9a-f]{64}$/);
});

it('shows every rule with the facts that it reads', () => {
  const view = getPackView();
  expect(view.rules).toHaveLength(getBuiltInPack().compiled.rules.length);
  expect(view.rules.filter((rule) => rule.facts.length === 0)).toEqual([]);
  expect(view.hash).toBe(getBuiltInPack().hash);
});
