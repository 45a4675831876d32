import { isCalendarDate } from '#domain/calendar.ts';
import type { FactDefinition } from '#domain/fact.ts';
import type { PackIssueCode, Report } from './pack-issue.ts';

export type ConditionNames = {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** Parameter id → one of its values (they are all of one type). */
  readonly parameters: ReadonlyMap<string, number | string>;
};

/** What an expression yields. A choice carries the fact or parameter whose values it can be compared with. */
type ExpressionType =
  | { readonly kind: 'number' }
  /** Money: compared with money, or with a plain number of yuan. */
  | { readonly kind: 'money' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly of: string; readonly options: readonly string[] | undefined }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'invalid' };

const number: ExpressionType = { kind: 'number' };
const money: ExpressionType = { kind: 'money' };
const date: ExpressionType = { kind: 'date' };
const invalid: ExpressionType = { kind: 'invalid' };
const operators = ['<', '<=', '=', '!=', '>=', '>'];

/** Reports every mistake of a condition tree: unknown names, wrong types, values that are not in a fact's list. */
export function checkCondition(
  value: unknown,
  path: string,
  context: { readonly names: ConditionNames; readonly report: Report },
): void {
  const { names, report } = context;
  const node = asObject(value);
  const key =
    node === undefined
      ? undefined
      : soleKind(node, ['all', 'any', 'not', 'is', 'in', 'notIn', 'intersects', 'compare']);
  if (node === undefined || key === undefined)
    return report(
      'WRONG_TYPE',
      path,
      'a condition has exactly one of all, any, not, is, in, notIn, intersects, compare',
    );
  if (key === 'all' || key === 'any') return checkBranch(node[key], `${path}.${key}`, context);
  if (key === 'not') return checkCondition(node['not'], `${path}.not`, context);
  if (key === 'compare') return checkComparison(node['compare'], `${path}.compare`, context);
  const fact = typeof node['fact'] === 'string' ? names.facts.get(node['fact']) : undefined;
  if (fact === undefined)
    return report('UNKNOWN_FACT', `${path}.fact`, `there is no fact ${JSON.stringify(node['fact'])}`);
  checkTest(fact, { key, operand: node[key], path }, report);
}

type Context = Parameters<typeof checkCondition>[2];

function checkBranch(value: unknown, path: string, context: Context): void {
  if (!Array.isArray(value) || value.length === 0)
    return context.report('WRONG_TYPE', path, 'a list of conditions is expected');
  value.forEach((child, index) => checkCondition(child, `${path}[${index}]`, context));
}

function checkTest(
  fact: FactDefinition,
  test: { readonly key: string; readonly operand: unknown; readonly path: string },
  report: Report,
): void {
  const { key, operand, path } = test;
  if (key === 'is') {
    if (operand !== 'set' && operand !== 'empty') report('WRONG_TYPE', `${path}.is`, '"set" or "empty" is expected');
    else if (operand === 'empty' && !fact.mayBeNone)
      report('TYPE_MISMATCH', `${path}.is`, `${fact.id} can never be "none"`);
    return;
  }
  if ((key === 'intersects') !== (fact.type === 'set'))
    return report('TYPE_MISMATCH', path, `"${key}" does not suit ${fact.id} (${fact.type})`);
  if (!Array.isArray(operand) || operand.length === 0)
    return report('WRONG_TYPE', `${path}.${key}`, 'a list of values is expected');
  operand.forEach((element, index) => checkMember(fact, element, { path: `${path}.${key}[${index}]`, report }));
}

function checkMember(
  fact: FactDefinition,
  element: unknown,
  place: { readonly path: string; readonly report: Report },
): void {
  if (fact.type === 'integer') {
    if (!Number.isSafeInteger(element)) place.report('TYPE_MISMATCH', place.path, `${fact.id} is a whole number`);
  } else if (optionsOf(fact) === undefined)
    place.report('TYPE_MISMATCH', place.path, `${fact.id} (${fact.type}) has no list of values`);
  else if (typeof element !== 'string' || optionsOf(fact)?.includes(element) !== true)
    place.report('UNKNOWN_OPTION', place.path, `${JSON.stringify(element)} is not a value of ${fact.id}`);
}

function checkComparison(value: unknown, path: string, context: Context): void {
  if (!Array.isArray(value) || value.length !== 3 || !operators.includes(String(value[1])))
    return context.report('WRONG_TYPE', path, 'left side, operator and right side are expected');
  const left = typeOf(value[0], `${path}[0]`, context);
  const right = typeOf(value[2], `${path}[2]`, context);
  if (left.kind === 'invalid' || right.kind === 'invalid') return;
  if (left.kind === 'choice' || right.kind === 'choice')
    return checkChoice([left, right], { operator: String(value[1]), path }, context.report);
  if (isYuanBound(value[0], right) || isYuanBound(value[2], left)) return;
  if (left.kind !== right.kind || left.kind === 'literal')
    context.report('TYPE_MISMATCH', path, `a ${left.kind} cannot be compared with a ${right.kind}`);
}

/** A constant bound on money is written in yuan, with at most two decimals. */
function isYuanBound(side: unknown, other: ExpressionType): boolean {
  return other.kind === 'money' && typeof side === 'number' && Math.abs(Math.round(side * 100) - side * 100) < 1e-6;
}

function checkChoice(
  [left, right]: readonly [ExpressionType, ExpressionType],
  place: { readonly operator: string; readonly path: string },
  report: Report,
): void {
  const choice = left.kind === 'choice' ? left : right;
  const literal = left.kind === 'choice' ? right : left;
  if (choice.kind !== 'choice' || literal.kind !== 'literal')
    return report('TYPE_MISMATCH', place.path, 'a choice is compared with one of its values only');
  if (place.operator !== '=' && place.operator !== '!=')
    report('TYPE_MISMATCH', place.path, `values of ${choice.of} have no order`);
  if (choice.options !== undefined && !choice.options.includes(literal.value))
    report('UNKNOWN_OPTION', place.path, `"${literal.value}" is not a value of ${choice.of}`);
}

function typeOf(value: unknown, path: string, context: Context): ExpressionType {
  const { report } = context;
  if (typeof value === 'number') return Number.isFinite(value) ? number : fail(report, 'WRONG_TYPE', path);
  const node = asObject(value);
  const key = node === undefined ? undefined : Object.keys(node)[0];
  if (node === undefined || key === undefined || Object.keys(node).length !== 1)
    return fail(report, 'WRONG_TYPE', path);
  const operand = node[key];
  const read = leaves[key] ?? arithmetic[key];
  return read === undefined ? fail(report, 'WRONG_TYPE', path) : read(operand, `${path}.${key}`, context);
}

type ReadType = (operand: unknown, path: string, context: Context) => ExpressionType;

const leaves: Readonly<Record<string, ReadType>> = {
  fact: (operand, path, { names, report }) => {
    const fact = names.facts.get(String(operand));
    return fact === undefined ? fail(report, 'UNKNOWN_FACT', path) : typeOfFact(fact, path, report);
  },
  parameter: (operand, path, { names, report }) => {
    const parameter = names.parameters.get(String(operand));
    if (parameter === undefined) return fail(report, 'UNKNOWN_PARAMETER', path);
    return typeof parameter === 'number' ? number : { kind: 'choice', of: String(operand), options: undefined };
  },
  value: (operand, path, { report }) =>
    typeof operand === 'string' ? { kind: 'literal', value: operand } : fail(report, 'WRONG_TYPE', path),
  date: (operand, path, { report }) =>
    typeof operand === 'string' && isCalendarDate(operand) ? date : fail(report, 'BAD_DATE', path),
  visit: (operand, path, { report }) => (operand === 'date' ? date : fail(report, 'WRONG_TYPE', path)),
  startOfYear: (operand, path, { report }) => (Number.isSafeInteger(operand) ? date : fail(report, 'WRONG_TYPE', path)),
  dayOfYear: (operand, path, { report }) =>
    isCalendarDate(`2001-${String(operand)}`) ? date : fail(report, 'BAD_DATE', path),
};

const arithmetic: Readonly<Record<string, ReadType>> = {
  sum: amounts,
  product: (operand, path, context) => {
    if (!Array.isArray(operand) || operand.length < 2) return fail(context.report, 'WRONG_TYPE', path);
    const types = operand.map((element, index) => amount(element, { path: `${path}[${index}]`, context }));
    const moneys = types.filter((type) => type.kind === 'money').length;
    return moneys > 1 ? fail(context.report, 'TYPE_MISMATCH', path) : moneys === 1 ? money : number;
  },
  min: amounts,
  max: amounts,
  daysBetween: (operand, path, context) => {
    if (!Array.isArray(operand) || operand.length !== 2) return fail(context.report, 'WRONG_TYPE', path);
    operand.forEach((element, index) => expect(element, 'date', { path: `${path}[${index}]`, context }));
    return number;
  },
  addYears: (operand, path, context) => {
    if (!Array.isArray(operand) || operand.length !== 2) return fail(context.report, 'WRONG_TYPE', path);
    expect(operand[0], 'date', { path: `${path}[0]`, context });
    expect(operand[1], 'number', { path: `${path}[1]`, context });
    return date;
  },
  floor: (operand, path, context) => amount(operand, { path, context }),
  ceil: (operand, path, context) => amount(operand, { path, context }),
  quotient: (operand, path, context) => {
    const divisor: unknown = Array.isArray(operand) ? operand[1] : undefined;
    if (!Array.isArray(operand) || operand.length !== 2 || !Number.isSafeInteger(divisor) || divisor === 0)
      return fail(context.report, 'WRONG_TYPE', path);
    return amount(operand[0], { path: `${path}[0]`, context });
  },
};

/** Sums, smallest and greatest: all numbers, or all money. */
function amounts(value: unknown, path: string, context: Context): ExpressionType {
  if (!Array.isArray(value) || value.length < 2) return fail(context.report, 'WRONG_TYPE', path);
  const types = value.map((element, index) => amount(element, { path: `${path}[${index}]`, context }));
  if (types.some((type) => type.kind === 'invalid')) return invalid;
  const first = types[0] ?? invalid;
  return types.every((type) => type.kind === first.kind) ? first : fail(context.report, 'TYPE_MISMATCH', path);
}

function amount(value: unknown, place: Place): ExpressionType {
  const type = typeOf(value, place.path, place.context);
  if (type.kind === 'number' || type.kind === 'money' || type.kind === 'invalid') return type;
  return fail(place.context.report, 'TYPE_MISMATCH', place.path);
}

type Place = { readonly path: string; readonly context: Context };

function expect(value: unknown, kind: ExpressionType['kind'], place: Place): ExpressionType {
  const type = typeOf(value, place.path, place.context);
  if (type.kind === kind || type.kind === 'invalid') return type;
  return fail(place.context.report, 'TYPE_MISMATCH', place.path);
}

function typeOfFact(fact: FactDefinition, path: string, report: Report): ExpressionType {
  if (fact.type === 'integer') return number;
  if (fact.type === 'money') return money;
  if (fact.type === 'date') return date;
  if (fact.type === 'enum' || fact.type === 'yes_no') return { kind: 'choice', of: fact.id, options: optionsOf(fact) };
  return fail(report, 'TYPE_MISMATCH', path);
}

function optionsOf(fact: FactDefinition): readonly string[] | undefined {
  return fact.type === 'yes_no' ? ['yes', 'no'] : fact.options?.map((option) => option.id);
}

function fail(report: Report, code: PackIssueCode, path: string): ExpressionType {
  report(code, path, 'not a valid expression here');
  return invalid;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function soleKind(node: Readonly<Record<string, unknown>>, kinds: readonly string[]): string | undefined {
  const keys = Object.keys(node).filter((key) => key !== 'fact');
  const [key] = keys;
  if (keys.length !== 1 || key === undefined || !kinds.includes(key)) return undefined;
  const needsFact = !['all', 'any', 'not', 'compare'].includes(key);
  return needsFact === 'fact' in node ? key : undefined;
}
