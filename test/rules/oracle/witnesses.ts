import { greatestInteger } from '#domain/fact.ts';
import type { FactDefinition } from '#domain/fact.ts';
import { getFact } from '#domain/facts/dictionary.ts';
import { judgeByOracle, listUnknownFacts } from './judge.ts';
import type { OracleRecord } from './judge.ts';
import { shiftDay, telltaleDates, telltaleDays, telltaleNumbers } from './records.ts';
import { oracleContext } from './rules.ts';
import type { OracleRule } from './rules.ts';

/**
 * Looks for a way in which one unknown fact still matters: some answers to the other unknown facts (or none yet) with
 * which the rule is undecided without this fact and decided with it. Answers are tried at random among those at which
 * any formula can turn.
 */
export function findWitness(
  rule: OracleRule,
  record: OracleRecord,
  { fact, tries }: { readonly fact: string; readonly tries: number },
): OracleRecord | undefined {
  const unknown = listUnknownFacts(rule.formula, record, oracleContext);
  const choices = new Map(unknown.map((id) => [id, listTelltaleAnswers(getFact(id), record)]));
  const draw = createDraw(fact.length * 7919 + rule.id.length);
  for (let count = 0; count < tries; count += 1) {
    const others = unknown
      .filter((id) => id !== fact && draw(4) > 0)
      .map((id): [string, unknown] => [id, pick(choices.get(id) ?? [], draw)]);
    const without = {
      ...record,
      facts: { ...record.facts, ...Object.fromEntries(others), [fact]: { state: 'unknown' } },
    };
    if (judgeByOracle(rule.formula, without, oracleContext) !== 'unknown') continue;
    const decided = (choices.get(fact) ?? []).find((answer) => {
      const known = { ...without, facts: { ...without.facts, [fact]: answer } };
      return judgeByOracle(rule.formula, known, oracleContext) !== 'unknown';
    });
    if (decided !== undefined) return { ...without, facts: { ...without.facts, [fact]: decided } };
  }
  return undefined;
}

function listTelltaleAnswers(fact: FactDefinition, record: OracleRecord): readonly unknown[] {
  const states = [{ state: 'not_applicable' }, ...(fact.mayBeNone ? [{ state: 'none' }] : [])];
  return [...states, ...listTelltaleValues(fact, record)];
}

function listTelltaleValues(fact: FactDefinition, record: OracleRecord): readonly unknown[] {
  switch (fact.type) {
    case 'integer':
      return [...telltaleNumbers, ...listNeighbours(record)].filter((number) => number <= greatestInteger);
    case 'money':
      return [0, 0.01, 100, 1980, 100_000, 100_000_000_000];
    case 'date':
      return [...telltaleDates, ...telltaleDays.map((days) => shiftDay(record.date, -days)), ...listDatesNear(record)];
    case 'yes_no':
      return ['yes', 'no'];
    case 'enum':
      return (fact.options ?? []).map((option) => option.id);
    case 'set':
      return [[], ...(fact.options ?? []).map((option) => [option.id])];
    case 'text':
      return ['示例'];
  }
}

/** Numbers at which a comparison with a number of the record turns: itself, its double, half, thirds and so on. */
function listNeighbours(record: OracleRecord): readonly number[] {
  const numbers = Object.values(record.facts).filter((fact) => typeof fact === 'number');
  const near = numbers.flatMap((number) =>
    [1, 2, 3, 5, 1 / 2, 2 / 3, 3 / 2, 1 / 3, 1 / 5].map((factor) => Math.floor(number * factor)),
  );
  return near.flatMap((number) => [number - 1, number, number + 1]).filter((number) => number >= 0);
}

function listDatesNear(record: OracleRecord): readonly string[] {
  const dates = Object.values(record.facts).filter((fact) => typeof fact === 'string' && /^\d{4}-/.test(fact));
  return dates
    .flatMap((date) => [-1, 0, 10, 11].map((days) => shiftDay(String(date), days)))
    .filter((date) => date > '1900' && date < '2200');
}

function createDraw(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % count;
  };
}

function pick(items: readonly unknown[], draw: (count: number) => number): unknown {
  return items[draw(items.length)];
}
