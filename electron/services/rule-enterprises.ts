import { findFrozenOutcomes } from '#db/repositories/frozen-verdicts.ts';
import { iterateLatestRecords } from '#db/repositories/latest-records.ts';
import type { VerdictKind } from '#domain/verdict.ts';
import { verdictKinds } from '#rules/types.ts';
import type { Library } from './library.ts';
import { getBuiltInPack } from './pack.ts';
import { createRowJudge } from './verdict-summary.ts';

/** How a rule came out. */
export type RuleOutcome = { readonly rule: string; readonly verdict: VerdictKind };

/**
 * Ids of the enterprises at whose latest visit the rule came out so: those that `summarizeVerdicts` counts. Takes as
 * long as the library is big.
 */
export function listRuleEnterprises({ db }: Library, { rule, verdict }: RuleOutcome): readonly string[] {
  const { compiled } = getBuiltInPack();
  const judge = createRowJudge(compiled);
  const position = compiled.rules.findIndex((candidate) => candidate.rule.id === rule);
  const code = verdictKinds.indexOf(verdict);
  const found: string[] = [];
  for (const record of iterateLatestRecords(db)) {
    const frozen = findFrozenOutcomes(db, record.inspection.id);
    const isSo = frozen === undefined ? judge(record)[position] === code : frozen[rule]?.[0] === verdict;
    if (isSo) found.push(record.enterprise.id);
  }
  return found;
}
