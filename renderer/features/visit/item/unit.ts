import type { FactDefinition } from '#domain/fact.ts';
import { formatValue } from '#domain/facts/format-value.ts';
import type { Language } from '#domain/language.ts';

/** The word behind (or before) the number of a fact, as it stands in every formatted value. */
export function findUnit(fact: FactDefinition, language: Language): string | undefined {
  if (fact.type !== 'integer' && fact.type !== 'money') return undefined;
  const word = formatValue(fact, 2, language).replaceAll(/[\d.,\s]/g, '');
  return word === '' ? undefined : word;
}
