import type { ComparisonOperator, Condition, Expression } from '#domain/condition.ts';
import { compileExpression, slotOf } from './compile-expression.ts';
import type { CompileScope, ExpressionNode } from './compile-expression.ts';
import { noneValue } from './layout.ts';
import type { FactVector } from './layout.ts';
import { isFalse, isTrue, isUnknown, toTruth } from './truth.ts';
import type { Truth } from './truth.ts';
import type { VisitContext } from './visit.ts';

type Evaluate = (vector: FactVector, context: VisitContext) => Truth;

/** A compiled condition. It keeps its tree, so that it can say what it looked at and what is missing. */
export type ConditionNode = {
  readonly kind: 'all' | 'any' | 'not' | 'test';
  readonly source: Condition;
  readonly children: readonly ConditionNode[];
  /** Slots that this node reads itself (tests only). */
  readonly slots: readonly number[];
  readonly evaluate: Evaluate;
};

/**
 * Compiles a condition that `parse-condition.ts` accepted. Meaning (docs/spec/rules.md): Kleene's logic; a comparison
 * with an unknown side is unknown; else with a "none" or not applicable side it is false.
 */
export function compileCondition(condition: Condition, scope: CompileScope): ConditionNode {
  const compile = (child: Condition): ConditionNode => compileCondition(child, scope);
  if ('all' in condition) return branch('all', condition, condition.all.map(compile));
  if ('any' in condition) return branch('any', condition, condition.any.map(compile));
  if ('not' in condition) return branch('not', condition, [compile(condition.not)]);
  if ('compare' in condition) return compileComparison(condition, scope);
  const slot = slotOf(scope, condition.fact);
  if ('is' in condition) return test(condition, [slot], presence(slot, condition.is));
  if ('intersects' in condition)
    return test(condition, [slot], intersection(slot, bitsOf(scope, slot, condition.intersects)));
  const isMember = 'in' in condition;
  const values = isMember ? condition.in : condition.notIn;
  const numbers = values.map((value) => literal(scope, slot, value));
  return test(condition, [slot], membership(slot, numbers, isMember));
}

function branch(kind: 'all' | 'any' | 'not', source: Condition, children: readonly ConditionNode[]): ConditionNode {
  const evaluators = children.map((child) => child.evaluate);
  return { kind, source, children, slots: [], evaluate: combine(kind, evaluators) };
}

function combine(kind: 'all' | 'any' | 'not', children: readonly Evaluate[]): Evaluate {
  if (kind === 'all') return conjunction(children);
  return kind === 'any' ? disjunction(children) : negation(children[0] as Evaluate);
}

function test(source: Condition, slots: readonly number[], evaluate: Evaluate): ConditionNode {
  return { kind: 'test', source, children: [], slots, evaluate };
}

function negation(child: Evaluate): Evaluate {
  return (vector, context) => {
    const truth = child(vector, context);
    return truth === isUnknown ? isUnknown : truth === isTrue ? isFalse : isTrue;
  };
}

function conjunction(children: readonly Evaluate[]): Evaluate {
  const count = children.length;
  return (vector, context) => {
    let truth: Truth = isTrue;
    for (let index = 0; index < count; index += 1) {
      const part = (children[index] as Evaluate)(vector, context);
      if (part === isFalse) return isFalse;
      if (part === isUnknown) truth = isUnknown;
    }
    return truth;
  };
}

function disjunction(children: readonly Evaluate[]): Evaluate {
  const count = children.length;
  return (vector, context) => {
    let truth: Truth = isFalse;
    for (let index = 0; index < count; index += 1) {
      const part = (children[index] as Evaluate)(vector, context);
      if (part === isTrue) return isTrue;
      if (part === isUnknown) truth = isUnknown;
    }
    return truth;
  };
}

function presence(slot: number, wanted: 'set' | 'empty'): Evaluate {
  return (vector) => {
    const value = vector[slot] as number;
    if (Number.isNaN(value)) return isUnknown;
    return toTruth(wanted === 'empty' ? value === noneValue : Number.isFinite(value));
  };
}

function intersection(slot: number, bits: number): Evaluate {
  return (vector) => {
    const value = vector[slot] as number;
    if (Number.isNaN(value)) return isUnknown;
    return toTruth(Number.isFinite(value) && (value & bits) !== 0);
  };
}

function membership(slot: number, values: readonly number[], wanted: boolean): Evaluate {
  return (vector) => {
    const value = vector[slot] as number;
    if (Number.isNaN(value)) return isUnknown;
    return toTruth(Number.isFinite(value) && values.includes(value) === wanted);
  };
}

function compileComparison(
  condition: Extract<Condition, { readonly compare: unknown }>,
  scope: CompileScope,
): ConditionNode {
  const [left, operator, right] = condition.compare;
  const a = side(left, right, scope);
  const b = side(right, left, scope);
  const evaluate =
    a.slots.length === 1 && typeof left === 'object' && 'fact' in left && b.constant !== undefined
      ? comparisonWithConstant(a.slots[0] as number, operator, b.constant)
      : comparison(a, operator, b);
  return test(condition, [...new Set([...a.slots, ...b.slots])], evaluate);
}

function side(expression: Expression, other: Expression, scope: CompileScope): ExpressionNode {
  if (typeof expression === 'number')
    return compileExpression(isMoney(other, scope) ? Math.round(expression * 100) : expression, scope);
  if (!('value' in expression)) return compileExpression(expression, scope);
  const constant =
    typeof other === 'object' && 'fact' in other
      ? literal(scope, slotOf(scope, other.fact), expression.value)
      : (scope.texts.get(expression.value) ?? -1);
  return { evaluate: () => constant, slots: [], constant };
}

/** Money is in fen in a record, and in yuan in a condition: a constant beside it is scaled. */
function isMoney(expression: Expression, scope: CompileScope): boolean {
  if (typeof expression !== 'object') return false;
  if ('fact' in expression) return scope.layout.facts[slotOf(scope, expression.fact)]?.type === 'money';
  return Object.values(expression).some((operand: unknown) =>
    Array.isArray(operand)
      ? operand.some((part: Expression) => isMoney(part, scope))
      : isMoney(operand as Expression, scope),
  );
}

function comparison(left: ExpressionNode, operator: ComparisonOperator, right: ExpressionNode): Evaluate {
  const holds = comparators[operator];
  return (vector, context) => {
    const a = left.evaluate(vector, context);
    const b = right.evaluate(vector, context);
    if (Number.isNaN(a) || Number.isNaN(b)) return isUnknown;
    return toTruth(Number.isFinite(a) && Number.isFinite(b) && holds(a, b));
  };
}

/**
 * Most comparisons are of one fact with a number or an option; they need no calls on the way. A fact's value is a whole
 * number, so that what a bound admits lies strictly between two numbers, and never at the infinite ends.
 */
function comparisonWithConstant(slot: number, operator: ComparisonOperator, constant: number): Evaluate {
  if (operator === '!=') return membership(slot, [constant], false);
  const [below, above] = openIntervals[operator](constant);
  return (vector) => {
    const value = vector[slot] as number;
    if (Number.isNaN(value)) return isUnknown;
    return toTruth(value > below && value < above);
  };
}

type OpenInterval = readonly [below: number, above: number];

const openIntervals: Readonly<Record<Exclude<ComparisonOperator, '!='>, (bound: number) => OpenInterval>> = {
  '<': (bound) => [-Infinity, bound],
  '<=': (bound) => [-Infinity, Math.floor(bound) + 1],
  '=': (bound) => [Math.ceil(bound) - 1, Math.floor(bound) + 1],
  '>=': (bound) => [Math.ceil(bound) - 1, Infinity],
  '>': (bound) => [bound, Infinity],
};

const comparators: Readonly<Record<ComparisonOperator, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
};

function literal(scope: CompileScope, slot: number, value: string | number): number {
  return typeof value === 'number' ? value : (scope.layout.options[slot]?.get(value) ?? -1);
}

function bitsOf(scope: CompileScope, slot: number, elements: readonly string[]): number {
  return elements.reduce((bits, element) => bits | (1 << literal(scope, slot, element)), 0);
}

/** Slots of all facts in the condition, each once, in order of appearance. */
export function slotsOf(node: ConditionNode): readonly number[] {
  return [...new Set([...node.slots, ...node.children.flatMap(slotsOf)])];
}

/**
 * Slots of the unknown facts that can still change the outcome: those in parts that are themselves undecided. A part
 * that is already true or false is settled whatever its other facts turn out to be.
 */
export function missingSlots(node: ConditionNode, vector: FactVector, context: VisitContext): readonly number[] {
  if (node.evaluate(vector, context) !== isUnknown) return [];
  const own = node.slots.filter((slot) => Number.isNaN(vector[slot]));
  return [...new Set([...own, ...node.children.flatMap((child) => missingSlots(child, vector, context))])];
}
