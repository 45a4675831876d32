import type { FactOption } from '#domain/fact.ts';
import type { Text } from '#domain/language.ts';

/** A text in the program's three languages: simplified Chinese, traditional Chinese, English. */
export function text(simplified: string, traditional: string, english: string): Text {
  return { 'zh-Hans': simplified, 'zh-Hant': traditional, en: english };
}

/** One allowed value of a choice with its label. */
export function option(id: string, label: Text): FactOption {
  return { id, label };
}
