/** The three languages of the program, as BCP 47 tags; the first is the default. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;

export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'zh-Hans';

/** A text for people, complete in every language by type. */
export type Text = Readonly<Record<Language, string>>;

/** Says whether `value` is one of the program's language tags. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
