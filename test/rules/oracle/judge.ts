import type { Reader, Formula, Truth } from './formula.ts';
import { toDay, toNumberValue } from './values.ts';
import type { Value } from './values.ts';

/** A visit in the words of the interchange format: what the oracle and the engine both judge. */
export type OracleRecord = {
  readonly date: string;
  readonly region: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

export type FactTypes = ReadonlyMap<string, string>;

export type OracleParameter = {
  readonly id: string;
  readonly default: string | number;
  readonly byProvince: Readonly<Record<string, string | number>>;
};

/** What the record says by a formula; a carried-over answer counts as unknown. */
export function judgeByOracle(formula: Formula, record: OracleRecord, context: OracleContext): Truth {
  return formula.truth(toReader(record, context));
}

export type OracleContext = { readonly types: FactTypes; readonly parameters: readonly OracleParameter[] };

/** Facts of the formula whose value the record does not know. */
export function listUnknownFacts(formula: Formula, record: OracleRecord, context: OracleContext): string[] {
  const reader = toReader(record, context);
  return formula.facts.filter((id) => reader.fact(id).kind === 'unknown');
}

function toReader(record: OracleRecord, { types, parameters }: OracleContext): Reader {
  return {
    inspectionDate: record.date,
    fact: (id) => toValue(record.facts[id], types.get(id)),
    parameter: (id) => {
      const parameter = parameters.find((candidate) => candidate.id === id);
      if (parameter === undefined) throw new Error(`No parameter ${id}`);
      return parameter.byProvince[record.region.slice(0, 2)] ?? parameter.default;
    },
  };
}

function toValue(fact: unknown, type: string | undefined): Value {
  if (fact === undefined) return { kind: 'unknown' };
  if (typeof fact === 'object' && fact !== null && !Array.isArray(fact)) return toMarkedValue({ ...fact }, type);
  if (Array.isArray(fact)) return { kind: 'set', members: fact.map(String) };
  if (typeof fact !== 'string' && typeof fact !== 'number') throw new Error('Neither a text nor a number');
  const text = String(fact);
  if (type === 'date') return { kind: 'date', date: toDay(text) };
  return type === 'integer' || type === 'money' ? toNumberValue(text) : { kind: 'word', word: text };
}

function toMarkedValue(fact: Record<string, unknown>, type: string | undefined): Value {
  if (fact['carried_from'] !== undefined) return { kind: 'unknown' };
  if (fact['state'] === 'none' || fact['state'] === 'not_applicable') return { kind: fact['state'] };
  return fact['state'] === undefined ? toValue(fact['value'], type) : { kind: 'unknown' };
}
