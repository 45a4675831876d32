import type { FactDefinition } from '#domain/fact.ts';
import { factIds, facts, findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import type { Assessment } from './answers.ts';

/**
 * The open questions in the order in which to ask them: first those that decide rules, then the rest of what arises, in
 * the order of the dictionary.
 */
export function listOpenQuestions(assessment: Assessment, isOpen: (fact: string) => boolean): readonly string[] {
  const notArising = new Set(assessment.notArising);
  const deciding = assessment.nextQuestions.map(({ fact }) => fact).filter((fact) => isOpen(fact));
  const known = new Set(deciding);
  const rest = factIds.filter((fact) => isOpen(fact) && !known.has(fact) && !notArising.has(fact));
  return [...deciding, ...rest];
}

/** The one after `current`, or the first; round again at the end. */
export function findFollowing(list: readonly string[], current: string | undefined): string | undefined {
  const position = current === undefined ? -1 : list.indexOf(current);
  return list[(position + 1) % Math.max(list.length, 1)];
}

/** Facts whose label, help or options hold every word of the search. */
export function searchFacts(search: string, language: Language): readonly FactDefinition[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return facts.filter((fact) => {
    const haystack = fold(toSearchText(fact, language));
    return words.every((word) => haystack.includes(word));
  });
}

function toSearchText(fact: FactDefinition, language: Language): string {
  const options = (fact.options ?? []).map((option) => option.label[language]);
  return [fact.label[language], fact.help[language], fact.id, ...options].join('\n');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Known facts of a list, in its order. */
export function toFacts(ids: readonly string[]): readonly FactDefinition[] {
  return ids.map((id) => findFact(id)).filter((fact) => fact !== undefined);
}
