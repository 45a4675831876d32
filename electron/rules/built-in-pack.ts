import type { FactDefinition } from '#domain/fact.ts';
import { AppError } from '#domain/error.ts';
import { compilePack } from './compile-pack.ts';
import type { CompiledPack } from './compile-pack.ts';
import { builtInPackDocument } from './packs/cn-enterprise-union/index.ts';
import { parsePack } from './parse-pack.ts';

/**
 * The built-in pack, parsed and compiled. Its examples run in the tests, not at every start.
 * @throws AppError PACK_INVALID with all issues; that can only be a mistake of ours.
 */
export function loadBuiltInPack(facts: readonly FactDefinition[]): CompiledPack {
  const result = parsePack(builtInPackDocument, facts);
  if (!result.ok) throw new AppError('PACK_INVALID', 'the built-in rule pack has mistakes', { issues: result.issues });
  return compilePack(result.pack, facts);
}
