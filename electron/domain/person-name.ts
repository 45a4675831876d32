/**
 * A name in the form in which names are compared: compatibility forms, letter case, spaces, points and what cannot be
 * seen make no difference. Empty where nothing is left.
 */
export function toComparableName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{Cf}\p{M}]/gu, '');
}

/** Says whether two names mean one person as far as names can tell. */
export function isSamePerson(one: string, other: string): boolean {
  return toComparableName(one) === toComparableName(other);
}
