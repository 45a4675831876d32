import type { Expression } from '#domain/condition.ts';
import { addYearsToDay, dayOf, dayOfIso } from './days.ts';
import type { FactLayout, FactVector } from './layout.ts';
import { notApplicableValue, unknownValue } from './layout.ts';
import { dayInYear } from './visit.ts';
import type { VisitContext } from './visit.ts';

/** What names in conditions refer to. */
export type CompileScope = {
  readonly layout: FactLayout;
  /** Parameter id → index in `VisitContext.parameters`. */
  readonly parameters: ReadonlyMap<string, number>;
  /** Values of text parameters as numbers. */
  readonly texts: ReadonlyMap<string, number>;
};

export type ExpressionNode = {
  /** NaN where an operand is unknown; else infinite where an operand is "none" or not applicable. */
  readonly evaluate: (vector: FactVector, context: VisitContext) => number;
  readonly slots: readonly number[];
  /** The number itself where the expression is a constant. */
  readonly constant?: number;
};

/** Compiles an expression of a parsed (checked) condition. `literals` gives `{ value }` its number. */
export function compileExpression(
  expression: Exclude<Expression, { readonly value: string }>,
  scope: CompileScope,
): ExpressionNode {
  if (typeof expression === 'number') return constantNode(expression);
  if ('fact' in expression) return factNode(slotOf(scope, expression.fact));
  if ('parameter' in expression) return parameterNode(scope.parameters.get(expression.parameter) ?? -1);
  if ('date' in expression) return constantNode(dayOfIso(expression.date));
  if ('visit' in expression) return contextNode((context) => context.day);
  if ('startOfYear' in expression) {
    const { startOfYear } = expression;
    return contextNode((context) => dayOf(context.year + startOfYear, 1, 1));
  }
  if ('dayOfYear' in expression) {
    const { dayOfYear } = expression;
    return contextNode((context) => dayInYear(context, dayOfYear));
  }
  return compileArithmetic(expression, scope);
}

type Arithmetic = Extract<
  Expression,
  | { readonly sum: unknown }
  | { readonly product: unknown }
  | { readonly quotient: unknown }
  | { readonly floor: unknown }
  | { readonly ceil: unknown }
  | { readonly min: unknown }
  | { readonly max: unknown }
  | { readonly daysBetween: unknown }
  | { readonly addYears: unknown }
>;

function compileArithmetic(expression: Arithmetic, scope: CompileScope): ExpressionNode {
  if ('sum' in expression) return fold(expression.sum, scope, (a, b) => a + b);
  if ('product' in expression) return fold(expression.product, scope, (a, b) => a * b);
  if ('min' in expression) return fold(expression.min, scope, Math.min);
  if ('max' in expression) return fold(expression.max, scope, Math.max);
  if ('daysBetween' in expression) return fold(expression.daysBetween, scope, (from, to) => to - from);
  if ('addYears' in expression) return fold(expression.addYears, scope, addYearsToDay);
  if ('floor' in expression) return map(expression.floor, scope, Math.floor);
  if ('ceil' in expression) return map(expression.ceil, scope, Math.ceil);
  const [dividend, divisor] = expression.quotient;
  return map(dividend, scope, (value) => value / divisor);
}

function constantNode(constant: number): ExpressionNode {
  return { evaluate: () => constant, slots: [], constant };
}

function factNode(slot: number): ExpressionNode {
  return { evaluate: (vector) => vector[slot] as number, slots: [slot] };
}

function parameterNode(index: number): ExpressionNode {
  return contextNode((context) => context.parameters[index] as number);
}

function contextNode(read: (context: VisitContext) => number): ExpressionNode {
  return { evaluate: (_vector, context) => read(context), slots: [] };
}

function map(operand: Expression, scope: CompileScope, apply: (value: number) => number): ExpressionNode {
  const { evaluate, slots } = compileOperand(operand, scope);
  return { evaluate: (vector, context) => apply(evaluate(vector, context)), slots };
}

function fold(
  operands: readonly Expression[],
  scope: CompileScope,
  apply: (a: number, b: number) => number,
): ExpressionNode {
  const nodes = operands.map((operand) => compileOperand(operand, scope));
  return {
    evaluate: nodes.map((node) => node.evaluate).reduce((left, right) => both(left, right, apply)),
    slots: nodes.flatMap((node) => node.slots),
  };
}

type Evaluate = ExpressionNode['evaluate'];

/** Unknown wins over absent, and absent over arithmetic: MIN(100, not applicable) is not 100. */
function both(left: Evaluate, right: Evaluate, apply: (a: number, b: number) => number): Evaluate {
  return (vector, context) => {
    const a = left(vector, context);
    const b = right(vector, context);
    if (Number.isNaN(a) || Number.isNaN(b)) return unknownValue;
    return Number.isFinite(a) && Number.isFinite(b) ? apply(a, b) : notApplicableValue;
  };
}

function compileOperand(operand: Expression, scope: CompileScope): ExpressionNode {
  if (typeof operand === 'object' && 'value' in operand) return constantNode(unknownValue);
  return compileExpression(operand, scope);
}

/** Slot of a fact that the parser has found in the dictionary. */
export function slotOf(scope: CompileScope, fact: string): number {
  return scope.layout.slots.get(fact) ?? -1;
}
