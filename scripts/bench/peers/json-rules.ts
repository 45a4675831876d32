import { Engine } from 'json-rules-engine';
import type { Almanac, EngineResult, TopLevelCondition } from 'json-rules-engine';
import { dayOfIso } from '#rules/days.ts';
import type { CompiledPack } from '#rules/compile-pack.ts';
import { translateCondition } from './json-rules-translation.ts';
import type { ComputedFact, PeerCondition } from './json-rules-translation.ts';
import type { RandomVisit } from './records.ts';

/** Facts as the peer takes them. Dates are day numbers already, which spares it the parsing. */
export type PeerFacts = Readonly<Record<string, unknown>>;

/**
 * The pack's rules in json-rules-engine, set up as its manual asks for speed: constants where they are constants,
 * computed facts cached within a run, and operators without the parsing of numbers that its own ones do.
 */
export function createJsonRulesEngine(pack: CompiledPack): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  addOperators(engine);
  const money = new Set(pack.layout.facts.filter((fact) => fact.type === 'money').map((fact) => fact.id));
  for (const { rule } of pack.rules) {
    const { condition, computed } = translateCondition(rule.gapWhen, { isMoney: (fact) => money.has(fact) });
    for (const fact of computed) engine.addFact(fact.id, toCallback(fact));
    engine.addRule({ name: rule.id, conditions: toTopLevel(condition), event: { type: rule.id } });
  }
  return engine;
}

/** Runs the peer on one record; every condition's result stays in what it returns. */
export async function runJsonRules(engine: Engine, facts: PeerFacts): Promise<EngineResult> {
  return engine.run(facts);
}

/** The facts of a visit for the peer: those asked for, with null for "none" and "not applicable". */
export function toPeerFacts(
  { visit, answers }: RandomVisit,
  { pack, factIds }: { readonly pack: CompiledPack; readonly factIds: readonly string[] },
): PeerFacts {
  const facts: Record<string, unknown> = {
    visit_day: dayOfIso(visit.date),
    visit_year: Number(visit.date.slice(0, 4)),
  };
  for (const { id, default: national, byProvince } of pack.document.parameters)
    facts[id] = byProvince[visit.regionCode?.slice(0, 2) ?? ''] ?? national;
  for (const id of factIds) {
    const answer = answers[id];
    const value = answer !== undefined && 'value' in answer ? answer.value : null;
    const isDate = pack.layout.facts[pack.layout.slots.get(id) ?? -1]?.type === 'date';
    facts[id] = isDate && typeof value === 'string' ? dayOfIso(value) : value;
  }
  return facts;
}

function toCallback({ operands, compute }: ComputedFact) {
  return async (_parameters: unknown, almanac: Almanac): Promise<number | null> => {
    const values = await Promise.all(operands.map(async (id) => almanac.factValue<number | null>(id)));
    return compute(new Map(operands.map((id, index) => [id, values[index] ?? null])));
  };
}

function toTopLevel(condition: PeerCondition): TopLevelCondition {
  return 'fact' in condition ? { all: [condition] } : condition;
}

function addOperators(engine: Engine): void {
  const add = (name: string, holds: (a: number, b: number) => boolean): void => {
    engine.addOperator<number | null, number | null>(name, (a, b) => a !== null && b !== null && holds(a, b));
  };
  add('isLess', (a, b) => a < b);
  add('isAtMost', (a, b) => a <= b);
  add('isEqual', (a, b) => a === b);
  add('isOther', (a, b) => a !== b);
  add('isAtLeast', (a, b) => a >= b);
  add('isMore', (a, b) => a > b);
  engine.addOperator<unknown, boolean>('isSet', (value) => value !== null);
  engine.addOperator<unknown, boolean>('isEmpty', (value) => value === null);
  engine.addOperator<string | null, readonly string[]>(
    'isNoneOf',
    (value, listed) => value !== null && !listed.includes(value),
  );
  engine.addOperator<readonly string[] | null, readonly string[]>(
    'sharesWith',
    (values, listed) => values !== null && values.some((value) => listed.includes(value)),
  );
}
