import type { Condition, Expression } from '#domain/condition.ts';
import type { FactDefinition } from '#domain/fact.ts';
import type { Report } from './pack-issue.ts';
import type { PackDocument } from './types.ts';

/**
 * Finds rules that can never be a gap because parts of one conjunction exclude each other, and pairs of rules that make
 * a gap of every value of one fact. It reports only what is certain; that a rule can be reached at all is shown by its
 * examples (`check-examples.ts`).
 */
export function checkContradictions(document: PackDocument, facts: readonly FactDefinition[], report: Report): void {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  document.rules.forEach((rule, index) => checkConjunctions(rule.gapWhen, `rules[${index}].gapWhen`, { byId, report }));
  checkOpposedRules(document, byId, report);
}

type Context = { readonly byId: ReadonlyMap<string, FactDefinition>; readonly report: Report };

function checkConjunctions(condition: Condition, path: string, context: Context): void {
  if ('not' in condition) return checkConjunctions(condition.not, `${path}.not`, context);
  if ('any' in condition)
    return condition.any.forEach((child, index) => checkConjunctions(child, `${path}.any[${index}]`, context));
  if (!('all' in condition)) return;
  condition.all.forEach((child, index) => checkConjunctions(child, `${path}.all[${index}]`, context));
  const claims = condition.all.map(toClaim).filter((claim) => claim !== undefined);
  for (const fact of new Set(claims.map((claim) => claim.fact))) {
    const own = claims.filter((claim) => claim.fact === fact);
    if (excludesAll(own, context.byId.get(fact)))
      context.report('CONTRADICTION', path, `no value of ${fact} can satisfy all parts: the rule can never be a gap`);
  }
}

/** What one test of one fact against constants admits. */
type Claim = {
  readonly fact: string;
  readonly presence?: 'set' | 'empty';
  readonly options?: (option: string) => boolean;
  readonly least?: number;
  readonly greatest?: number;
};

function toClaim(condition: Condition): Claim | undefined {
  if ('is' in condition) return { fact: condition.fact, presence: condition.is };
  if ('in' in condition) return memberClaim(condition.fact, condition.in, true);
  if ('notIn' in condition) return memberClaim(condition.fact, condition.notIn, false);
  if (!('compare' in condition)) return undefined;
  const [left, operator, right] = condition.compare;
  const fact = factOf(left);
  if (fact === undefined) return undefined;
  if (typeof right === 'object' && 'value' in right) return memberClaim(fact, [right.value], operator === '=');
  return typeof right === 'number' ? rangeClaim(fact, operator, right) : undefined;
}

function memberClaim(fact: string, values: readonly (string | number)[], wanted: boolean): Claim {
  return { fact, presence: 'set', options: (option) => values.includes(option) === wanted };
}

function rangeClaim(fact: string, operator: string, bound: number): Claim | undefined {
  switch (operator) {
    case '<':
      return { fact, presence: 'set', greatest: bound - 1 };
    case '<=':
      return { fact, presence: 'set', greatest: bound };
    case '>':
      return { fact, presence: 'set', least: bound + 1 };
    case '>=':
      return { fact, presence: 'set', least: bound };
    case '=':
      return { fact, presence: 'set', least: bound, greatest: bound };
    default:
      return undefined;
  }
}

function factOf(expression: Expression): string | undefined {
  return typeof expression === 'object' && 'fact' in expression ? expression.fact : undefined;
}

function excludesAll(claims: readonly Claim[], fact: FactDefinition | undefined): boolean {
  const presences = new Set(claims.map((claim) => claim.presence));
  if (presences.has('set') && presences.has('empty')) return true;
  if (fact?.type === 'integer') {
    const least = Math.max(0, ...claims.map((claim) => claim.least ?? 0));
    const greatest = Math.min(...claims.map((claim) => claim.greatest ?? Number.POSITIVE_INFINITY));
    return least > greatest;
  }
  const options = valuesOf(fact);
  const tests = claims.flatMap((claim) => (claim.options === undefined ? [] : [claim.options]));
  return (
    options !== undefined && tests.length > 0 && !options.some((option) => tests.every((admits) => admits(option)))
  );
}

function valuesOf(fact: FactDefinition | undefined): readonly string[] | undefined {
  return fact?.type === 'yes_no' ? ['yes', 'no'] : fact?.options?.map((option) => option.id);
}

/** Two rules of one fact alone that between them call every value a gap cannot both be meant. */
function checkOpposedRules(document: PackDocument, byId: Context['byId'], report: Report): void {
  const sole = document.rules.flatMap((rule, index) => {
    const claim = toClaim(rule.gapWhen);
    return claim?.options === undefined ? [] : [{ id: rule.id, index, fact: claim.fact, admits: claim.options }];
  });
  sole.forEach((rule, position) => {
    for (const other of sole.slice(0, position)) {
      const options = other.fact === rule.fact ? valuesOf(byId.get(rule.fact)) : undefined;
      if (options?.every((option) => rule.admits(option) || other.admits(option)) === true)
        report(
          'CONTRADICTORY_RULES',
          `rules[${rule.index}].gapWhen`,
          `with ${other.id}, every value of ${rule.fact} would be a gap`,
        );
    }
  });
}
