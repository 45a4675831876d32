import type { Text } from '#domain/language.ts';
import type { CompiledPack, CompiledRule } from '#rules/compile-pack.ts';
import type { Addressee } from '#rules/types.ts';
import { getBuiltInPack } from './pack.ts';

export type RuleView = {
  readonly id: string;
  readonly number: number;
  readonly title: Text;
  readonly optional: boolean;
  readonly remedy: Text;
  readonly explanation: Text;
  readonly deadlineDays?: number;
  readonly addressee: readonly Addressee[];
  readonly facts: readonly string[];
};

export type PackView = {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly checkedOn: string;
  readonly title: Text;
  readonly rules: readonly RuleView[];
};

/** The rule pack as shown: what does not depend on a visit. */
export function getPackView(): PackView {
  const { compiled, hash } = getBuiltInPack();
  const { id, version, checkedOn, title } = compiled.document;
  return { id, version, hash, checkedOn, title, rules: compiled.rules.map((rule) => toRuleView(rule, compiled)) };
}

function toRuleView({ rule, slots }: CompiledRule, pack: CompiledPack): RuleView {
  const { id, number, title, remedy, explanation, deadlineDays, addressee } = rule;
  return {
    id,
    number,
    title,
    optional: rule.optional === true,
    remedy,
    explanation,
    ...(deadlineDays === undefined ? {} : { deadlineDays }),
    addressee,
    facts: slots.flatMap((slot) => pack.layout.facts[slot]?.id ?? []),
  };
}
