import { tokenize } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import {
  ceilNumber,
  compareDays,
  compareNumbers,
  floorNumber,
  subtractDays,
  toDay,
  toNumberValue,
  addYearsTo,
} from './values.ts';
import type { NumberValue, Value } from './values.ts';

/** Kleene's three values. */
export type Truth = true | false | 'unknown';

/** What a formula may ask about a record. */
export type Reader = {
  readonly fact: (id: string) => Value;
  readonly parameter: (id: string) => string | number;
  /** YYYY-MM-DD */
  readonly inspectionDate: string;
};

export type Formula = { readonly facts: readonly string[]; readonly truth: (reader: Reader) => Truth };

/** Which words are facts and which are parameters; every other word stands for itself. */
export type Vocabulary = { readonly facts: ReadonlySet<string>; readonly parameters: ReadonlySet<string> };

type Test = (reader: Reader) => Truth;
type Term = (reader: Reader) => Value;
type Scope = Vocabulary & { readonly tokens: Tokens; readonly used: Set<string> };

const comparisons = new Map<string, (order: number) => boolean>([
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['=', (order) => order === 0],
  ['!=', (order) => order !== 0],
  ['>=', (order) => order >= 0],
  ['>', (order) => order > 0],
]);

/** Reads a formula as printed in the list of rules. */
export function parseFormula(text: string, vocabulary: Vocabulary): Formula {
  const scope: Scope = { ...vocabulary, tokens: tokenize(text), used: new Set() };
  const truth = parseAny(scope);
  if (scope.tokens.peek() !== undefined) throw new Error(`Unread rest from "${scope.tokens.peek()}" in: ${text}`);
  return { facts: [...scope.used], truth };
}

function parseAny(scope: Scope): Test {
  const parts = [parseAll(scope)];
  while (scope.tokens.skip('OR')) parts.push(parseAll(scope));
  return (reader) => join(parts, reader, true);
}

function parseAll(scope: Scope): Test {
  const parts = [parseNot(scope)];
  while (scope.tokens.skip('AND')) parts.push(parseNot(scope));
  return (reader) => join(parts, reader, false);
}

/** OR is decided by a true part, AND by a false one; else an unknown part leaves it unknown. */
function join(parts: readonly Test[], reader: Reader, deciding: Truth): Truth {
  const truths = parts.map((part) => part(reader));
  if (truths.includes(deciding)) return deciding;
  return truths.includes('unknown') ? 'unknown' : !deciding;
}

function parseNot(scope: Scope): Test {
  if (scope.tokens.skip('NOT')) {
    const part = parseNot(scope);
    return (reader) => {
      const truth = part(reader);
      return truth === 'unknown' ? truth : !truth;
    };
  }
  if (!scope.tokens.skip('(')) return parseTest(scope);
  const inner = parseAny(scope);
  scope.tokens.expect(')');
  return inner;
}

function parseTest(scope: Scope): Test {
  const left = parseSum(scope);
  const operator = scope.tokens.take();
  const holds = comparisons.get(operator);
  if (holds !== undefined) {
    const right = parseSum(scope);
    return (reader) => whenKnown([left(reader), right(reader)], ([a, b]) => holds(compare(a, b)));
  }
  if (operator === 'IS SET') return (reader) => isSet(left(reader));
  if (operator === 'IS EMPTY') return (reader) => isEmpty(left(reader));
  const words = operator === 'CONTAINS' ? [scope.tokens.take()] : parseList(scope.tokens);
  if (operator === 'NOT IN') return (reader) => whenKnown([left(reader)], ([value]) => !shares(value, words));
  if (operator === 'IN' || operator === 'INTERSECTS' || operator === 'CONTAINS') {
    return (reader) => whenKnown([left(reader)], ([value]) => shares(value, words));
  }
  throw new Error(`Unknown operator ${operator}`);
}

function isSet(value: Value): Truth {
  if (value.kind === 'unknown') return 'unknown';
  return value.kind !== 'none' && value.kind !== 'not_applicable';
}

function isEmpty(value: Value): Truth {
  return value.kind === 'unknown' ? 'unknown' : value.kind === 'none';
}

/** The rule of every comparison: unknown wins, then a side without a value makes it false. */
function whenKnown<Sides extends readonly Value[]>(
  sides: readonly [...Sides],
  test: (sides: readonly [...Sides]) => boolean,
): Truth {
  const kinds = sides.map((side) => side.kind);
  if (kinds.includes('unknown')) return 'unknown';
  if (kinds.includes('none') || kinds.includes('not_applicable')) return false;
  return test(sides);
}

function shares(value: Value, words: readonly string[]): boolean {
  if (value.kind === 'set') return value.members.some((member) => words.includes(member));
  if (value.kind === 'word') return words.includes(value.word);
  if (value.kind === 'number') return words.some((word) => compareNumbers(value, toNumberValue(word)) === 0);
  throw new Error(`A ${value.kind} cannot be in a list`);
}

function compare(left: Value, right: Value): number {
  if (left.kind === 'number' && right.kind === 'number') return compareNumbers(left, right);
  if (left.kind === 'date' && right.kind === 'date') return compareDays(left.date, right.date);
  if (left.kind === 'word' && right.kind === 'word') return left.word === right.word ? 0 : 1;
  throw new Error(`Cannot compare ${left.kind} with ${right.kind}`);
}

function parseList(tokens: Tokens): string[] {
  tokens.expect('{');
  const words = [tokens.take()];
  while (tokens.skip(',')) words.push(tokens.take());
  tokens.expect('}');
  return words;
}

function parseSum(scope: Scope): Term {
  const left = parseProduct(scope);
  if (scope.tokens.skip('+')) return combine([left, parseProduct(scope)], addYears);
  if (scope.tokens.skip('-')) return combine([left, parseProduct(scope)], daysBetween);
  return left;
}

function parseProduct(scope: Scope): Term {
  let left = parseAtom(scope);
  for (;;) {
    if (scope.tokens.skip('*')) left = combine([left, parseAtom(scope)], multiply);
    else if (scope.tokens.skip('/')) left = combine([left, parseAtom(scope)], divide);
    else return left;
  }
}

function parseAtom(scope: Scope): Term {
  const word = scope.tokens.take();
  if (['MAX', 'MIN', 'FLOOR', 'CEIL'].includes(word)) return parseFunction(word, scope);
  if (word === 'inspection_date') return (reader) => dateValue(reader.inspectionDate);
  if (word === 'Dec 1') return (reader) => dateValue(`${reader.inspectionDate.slice(0, 4)}-12-01`);
  if (word === 'Jan 1 of previous year') {
    return (reader) => ({
      kind: 'date',
      date: { year: Number(reader.inspectionDate.slice(0, 4)) - 1, month: 1, day: 1 },
    });
  }
  if (/^\d{4}-/.test(word)) return () => dateValue(word);
  if (/^\d/.test(word)) return parseNumber(word, scope);
  if (scope.parameters.has(word)) return (reader) => parameterValue(reader.parameter(word));
  if (!scope.facts.has(word)) return () => ({ kind: 'word', word });
  scope.used.add(word);
  return (reader) => reader.fact(word);
}

function parseNumber(word: string, scope: Scope): Term {
  scope.tokens.skip('days');
  const value = toNumberValue(word);
  return () => value;
}

function parseFunction(name: string, scope: Scope): Term {
  scope.tokens.expect('(');
  const terms = [parseSum(scope)];
  while (scope.tokens.skip(',')) terms.push(parseSum(scope));
  scope.tokens.expect(')');
  return combine(terms, (numbers) => applyFunction(name, numbers.map(asNumber)));
}

function applyFunction(name: string, numbers: readonly NumberValue[]): Value {
  const sorted = numbers.toSorted(compareNumbers);
  const least = sorted[0];
  const greatest = sorted.at(-1);
  if (least === undefined || greatest === undefined) throw new Error(`${name} without numbers`);
  if (name === 'FLOOR') return floorNumber(least);
  if (name === 'CEIL') return ceilNumber(least);
  return name === 'MIN' ? least : greatest;
}

/** A computed side has a value only if all it is computed from have one. */
function combine(terms: readonly Term[], compute: (values: readonly Value[]) => Value): Term {
  return (reader) => {
    const values = terms.map((term) => term(reader));
    const lacking =
      values.find(({ kind }) => kind === 'unknown') ??
      values.find(({ kind }) => kind === 'none' || kind === 'not_applicable');
    return lacking ?? compute(values);
  };
}

function multiply([left, right]: readonly Value[]): Value {
  const [a, b] = [asNumber(left), asNumber(right)];
  return { kind: 'number', top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function divide([left, right]: readonly Value[]): Value {
  const [a, b] = [asNumber(left), asNumber(right)];
  return { kind: 'number', top: a.top * b.bottom, bottom: a.bottom * b.top };
}

function addYears([date, years]: readonly Value[]): Value {
  if (date?.kind !== 'date') throw new Error('Only years are added, to a date');
  return { kind: 'date', date: addYearsTo(date.date, Number(asNumber(years).top)) };
}

function daysBetween([left, right]: readonly Value[]): Value {
  if (left?.kind !== 'date' || right?.kind !== 'date') throw new Error('Only dates are subtracted');
  return toNumberOfDays(subtractDays(left.date, right.date));
}

function toNumberOfDays(days: number): Value {
  return { kind: 'number', top: BigInt(days), bottom: 1n };
}

function asNumber(value: Value | undefined): NumberValue {
  if (value?.kind !== 'number') throw new Error(`Not a number: ${value?.kind}`);
  return value;
}

function dateValue(text: string): Value {
  return { kind: 'date', date: toDay(text) };
}

function parameterValue(value: string | number): Value {
  return typeof value === 'number' ? toNumberValue(String(value)) : { kind: 'word', word: value };
}
