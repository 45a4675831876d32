import { facts } from '#domain/facts/dictionary.ts';
import formulas from '../../fixtures/rule-formulas.json' with { type: 'json' };
import { parseFormula } from './formula.ts';
import type { Formula } from './formula.ts';
import type { OracleContext, OracleParameter } from './judge.ts';

/** Local thresholds, as the list of rules prints them: Beijing 11, Shanghai 31, Zhejiang 33, Shandong 37, Henan 41, Chongqing 50. */
const parameters: readonly OracleParameter[] = [
  { id: 'womens_threshold', default: 10, byProvince: { 11: 25, 31: 25, 41: 10 } },
  { id: 'womens_threshold_basis', default: 'members', byProvince: { 11: 'employees', 31: 'members', 41: 'members' } },
  { id: 'cc_publish_grace_days', default: 10, byProvince: { 33: 7, 37: 7, 41: 10, 50: 10 } },
];

export const oracleContext: OracleContext = { types: new Map(facts.map(({ id, type }) => [id, type])), parameters };

const vocabulary = { facts: new Set(oracleContext.types.keys()), parameters: new Set(parameters.map(({ id }) => id)) };

export type OracleRule = { readonly id: string; readonly text: string; readonly formula: Formula };

/** The 85 rules by their printed formulas. */
export const oracleRules: readonly OracleRule[] = formulas.map(({ id, gapWhen }) => ({
  id,
  text: gapWhen,
  formula: parseFormula(gapWhen, vocabulary),
}));

/** @throws Error where no rule has the id. */
export function getOracleRule(id: string): OracleRule {
  const rule = oracleRules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`No rule ${id}`);
  return rule;
}
