import type { Language } from '#domain/language.ts';

/** The texts of one feature: the same keys in every language. A placeholder is written `{{name}}`. */
export type Messages<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

/** Gives the texts their type: a key that is missing in one language does not compile. */
export function defineMessages<const K extends string>(messages: Messages<K>): Messages<K> {
  return messages;
}
