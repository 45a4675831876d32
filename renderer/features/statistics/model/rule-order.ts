import type { Response } from '#ipc/contract.ts';
import type { RuleResult } from '../types.ts';

type Rule = Response<'getPack'>['rules'][number];

export type RuleRow = { readonly result: RuleResult; readonly rule: Rule | undefined };

/** The rules that most often came out as a gap first; equals in the order of the pack. */
export function toRuleRows(results: readonly RuleResult[], rules: readonly Rule[]): readonly RuleRow[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return results
    .map((result) => ({ result, rule: byId.get(result.rule) }))
    .toSorted((one, other) => other.result.counts.gap - one.result.counts.gap);
}
