import { countWrites, type Library } from '#services/library.ts';
import type { RuleOutcome } from '#services/rule-enterprises.ts';
import type { HandlerContext } from '../context.ts';

/** The enterprises that a rule leaves in the list; `key` says which they are. */
type Among = { readonly key: string; readonly ids: ReadonlySet<string> };

/** The enterprises at which a rule came out so, found once and again only after something was written. */
export function createRuleFilter({
  overview,
}: Pick<HandlerContext, 'overview'>): (library: Library, outcome: RuleOutcome) => Promise<Among> {
  let last: { readonly key: string; readonly found: Promise<Among> } | undefined;
  return (library, outcome) => {
    const key = JSON.stringify([outcome.rule, outcome.verdict, countWrites(library)]);
    if (last?.key !== key) {
      const found = overview.listRuleEnterprises(outcome).then((ids) => ({ key, ids: new Set(ids) }));
      last = { key, found };
      // One that failed is asked for again.
      found.catch(() => (last = undefined));
    }
    return last.found;
  };
}
