import { AppError } from '#domain/error.ts';
import type { FactDefinition, SectionId } from '#domain/fact.ts';
import { enterpriseFacts } from './section-a.ts';
import { membershipFacts } from './section-b.ts';
import { committeeFacts } from './section-c.ts';
import { chairFacts } from './section-d-chair.ts';
import { officerFacts } from './section-d-officers.ts';
import { contractFacts } from './section-e-contract.ts';
import { wageFacts } from './section-e-wages.ts';
import { congressFacts } from './section-f-congress.ts';
import { matterFacts } from './section-f-matters.ts';
import { boardFacts } from './section-g.ts';
import { disclosureFacts } from './section-h.ts';

/** Every fact of a record, in the order of the checklist, of columns and of exports. */
export const facts: readonly FactDefinition[] = [
  ...enterpriseFacts,
  ...membershipFacts,
  ...committeeFacts,
  ...chairFacts,
  ...officerFacts,
  ...contractFacts,
  ...wageFacts,
  ...congressFacts,
  ...matterFacts,
  ...boardFacts,
  ...disclosureFacts,
];

export const factIds: readonly string[] = facts.map((fact) => fact.id);

const factsById: ReadonlyMap<string, FactDefinition> = new Map(facts.map((fact) => [fact.id, fact]));

/** @throws AppError NOT_FOUND where the dictionary has no such fact. */
export function getFact(id: string): FactDefinition {
  const fact = findFact(id);
  if (fact === undefined) throw new AppError('NOT_FOUND', `No fact ${id}`, { fact: id });
  return fact;
}

export function findFact(id: string): FactDefinition | undefined {
  return factsById.get(id);
}

/** The facts of one section in their order. */
export function listSection(section: SectionId): readonly FactDefinition[] {
  return facts.filter((fact) => fact.section === section);
}
