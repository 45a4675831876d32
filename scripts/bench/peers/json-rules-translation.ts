import type { ComparisonOperator, Condition, Expression } from '#domain/condition.ts';
import { addYearsToDay, dayOfIso } from '#rules/days.ts';

/** A condition of json-rules-engine; `params` is what its result keeps as a trace. */
export type PeerCondition =
  | { readonly all: PeerCondition[] }
  | { readonly any: PeerCondition[] }
  | { readonly not: PeerCondition }
  | { readonly fact: string; readonly operator: string; readonly value: unknown };

/** A fact computed from others when a rule asks for it. Null where an operand has no value. */
export type ComputedFact = {
  readonly id: string;
  readonly operands: readonly string[];
  readonly compute: (values: ReadonlyMap<string, number | null>) => number | null;
};

export type Translation = {
  readonly condition: PeerCondition;
  readonly computed: readonly ComputedFact[];
};

/** Names of the peer's operators for comparisons in which a missing value never holds. */
export const peerOperators: Readonly<Record<ComparisonOperator, string>> = {
  '<': 'isLess',
  '<=': 'isAtMost',
  '=': 'isEqual',
  '!=': 'isOther',
  '>=': 'isAtLeast',
  '>': 'isMore',
};

export type TranslationScope = { readonly isMoney: (fact: string) => boolean };

/** Writes a condition of a rule pack for json-rules-engine; arithmetic becomes computed facts. */
export function translateCondition(condition: Condition, scope: TranslationScope): Translation {
  const computed: ComputedFact[] = [];
  const translate = (node: Condition): PeerCondition => {
    if ('all' in node) return { all: node.all.map(translate) };
    if ('any' in node) return { any: node.any.map(translate) };
    if ('not' in node) return { not: translate(node.not) };
    if ('compare' in node) return translateComparison(node.compare, scope, computed);
    if ('is' in node) return { fact: node.fact, operator: node.is === 'set' ? 'isSet' : 'isEmpty', value: true };
    if ('in' in node) return { fact: node.fact, operator: 'in', value: node.in };
    if ('notIn' in node) return { fact: node.fact, operator: 'isNoneOf', value: node.notIn };
    return { fact: node.fact, operator: 'sharesWith', value: node.intersects };
  };
  return { condition: translate(condition), computed };
}

function translateComparison(
  [left, operator, right]: readonly [Expression, ComparisonOperator, Expression],
  scope: TranslationScope,
  computed: ComputedFact[],
): PeerCondition {
  const factor = scope.isMoney(factsOf(left)[0] ?? '') ? 100 : 1;
  const side = (expression: Expression): unknown => {
    if (typeof expression === 'number') return expression * factor;
    if ('value' in expression) return expression.value;
    if ('date' in expression) return dayOfIso(expression.date);
    return { fact: toFactName(expression, computed) };
  };
  const leftName = toFactName(left, computed);
  return { fact: leftName, operator: peerOperators[operator], value: side(right) };
}

function toFactName(expression: Expression, computed: ComputedFact[]): string {
  if (typeof expression === 'object') {
    if ('fact' in expression) return expression.fact;
    if ('parameter' in expression) return expression.parameter;
    if ('visit' in expression) return 'visit_day';
  }
  const id = JSON.stringify(expression);
  computed.push({ id, operands: factsOf(expression), compute: (values) => evaluate(expression, values) });
  return id;
}

function factsOf(expression: Expression): readonly string[] {
  if (typeof expression === 'number' || 'date' in expression || 'value' in expression) return [];
  if ('fact' in expression) return [expression.fact];
  if ('parameter' in expression) return [expression.parameter];
  if ('visit' in expression) return ['visit_day'];
  if ('startOfYear' in expression || 'dayOfYear' in expression) return ['visit_year'];
  return [...new Set(partsOf(expression).flatMap(factsOf))];
}

function partsOf(expression: object): readonly Expression[] {
  return Object.values(expression).flatMap((operand: Expression | readonly Expression[]) => operand);
}

type Values = ReadonlyMap<string, number | null>;

function evaluate(expression: Expression, values: Values): number | null {
  if (typeof expression === 'number') return expression;
  if ('fact' in expression) return values.get(expression.fact) ?? null;
  if ('parameter' in expression) return values.get(expression.parameter) ?? null;
  if ('visit' in expression) return values.get('visit_day') ?? null;
  if ('date' in expression) return dayOfIso(expression.date);
  if ('startOfYear' in expression)
    return dayOfIso(`${Number(values.get('visit_year')) + expression.startOfYear}-01-01`);
  if ('dayOfYear' in expression) return dayOfIso(`${Number(values.get('visit_year'))}-${expression.dayOfYear}`);
  const operands = partsOf(expression).map((part) => evaluate(part, values));
  return operands.includes(null) ? null : calculate(expression, operands as readonly number[]);
}

function calculate(expression: object, operands: readonly number[]): number {
  const [first = Number.NaN, second = Number.NaN] = operands;
  if ('sum' in expression) return operands.reduce((a, b) => a + b);
  if ('product' in expression) return operands.reduce((a, b) => a * b);
  if ('quotient' in expression) return first / second;
  if ('floor' in expression) return Math.floor(first);
  if ('ceil' in expression) return Math.ceil(first);
  if ('min' in expression) return Math.min(...operands);
  if ('max' in expression) return Math.max(...operands);
  if ('daysBetween' in expression) return second - first;
  return addYearsToDay(first, second);
}
