import type { Condition } from '#domain/condition.ts';
import { facts } from '#domain/facts/dictionary.ts';
import { checkCondition } from '#rules/parse-condition.ts';

const names = { facts: new Map(facts.map((fact) => [fact.id, fact])), parameters: new Map<string, number | string>() };

/** What the rule engine's own check says against a condition: unknown facts, wrong types, unknown values. */
export function listConditionIssues(condition: Condition): readonly string[] {
  const issues: string[] = [];
  checkCondition(condition, '', { names, report: (code, path, message) => issues.push(`${code} ${path} ${message}`) });
  return issues;
}

/** The ids of all facts named anywhere in a condition. */
export function listConditionFacts(condition: unknown): readonly string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, value]) =>
    key === 'fact' && typeof value === 'string' ? [value] : listConditionFacts(value),
  );
}
