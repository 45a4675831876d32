import { createHash } from 'node:crypto';
import { facts } from '#domain/facts/dictionary.ts';
import { loadBuiltInPack } from '#rules/built-in-pack.ts';
import type { CompiledPack } from '#rules/compile-pack.ts';

/** A pack ready to judge, with the hash by which verdicts remember it. */
export type LoadedPack = { readonly compiled: CompiledPack; readonly hash: string };

let builtIn: LoadedPack | undefined;

/** The pack that comes with the program, compiled at the first call. */
export function getBuiltInPack(): LoadedPack {
  if (builtIn === undefined) {
    const compiled = loadBuiltInPack(facts);
    builtIn = { compiled, hash: hashPack(compiled.document) };
  }
  return builtIn;
}

/** SHA-256 in hexadecimal over a pack's content: the order of keys and the layout of its files make no difference. */
export function hashPack(document: unknown): string {
  return createHash('sha256')
    .update(`rule-pack/1\n${JSON.stringify(sortKeys(document))}`)
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, content]) => content !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, content]): [string, unknown] => [key, sortKeys(content)]),
  );
}
