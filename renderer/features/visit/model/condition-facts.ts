import type { Condition, Expression } from '#domain/condition.ts';

/** The facts that a condition names, each once, in the order in which they are read. */
export function listConditionFacts(condition: Condition): readonly string[] {
  return [...new Set(fromCondition(condition))];
}

function fromCondition(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fromCondition);
  if ('any' in condition) return condition.any.flatMap(fromCondition);
  if ('not' in condition) return fromCondition(condition.not);
  if ('compare' in condition) return [...fromExpression(condition.compare[0]), ...fromExpression(condition.compare[2])];
  return [condition.fact];
}

function fromExpression(expression: Expression): readonly string[] {
  if (typeof expression === 'object' && 'fact' in expression) return [expression.fact];
  return [];
}
