import { facts } from '#domain/facts/dictionary.ts';
import { compilePack } from '#rules/compile-pack.ts';
import type { CompiledPack } from '#rules/compile-pack.ts';
import { builtInPackDocument } from '#rules/packs/cn-enterprise-union/index.ts';
import { parsePack } from '#rules/parse-pack.ts';

export const ruleCount = 60;

/** The first sixty rules of the built-in pack as a pack of their own. */
export function loadSixtyRules(): CompiledPack {
  const rules = builtInPackDocument.rules.slice(0, ruleCount);
  const result = parsePack({ ...builtInPackDocument, rules }, facts);
  if (!result.ok)
    throw new Error(`The first rules of the built-in pack do not stand alone: ${JSON.stringify(result.issues)}`);
  return compilePack(result.pack, facts);
}

/** Facts that decide one of the pack's rules, in the dictionary's order. */
export function listDecidingFacts(pack: CompiledPack): readonly string[] {
  const slots = new Set(pack.rules.flatMap((rule) => rule.slots));
  return pack.layout.facts.filter((_fact, slot) => slots.has(slot)).map((fact) => fact.id);
}
