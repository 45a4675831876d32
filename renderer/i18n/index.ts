import i18next, { type i18n as I18n } from 'i18next';
import { useCallback, useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { defaultLanguage, isLanguage, type Language, languages, type Text } from '#domain/language.ts';
import { messages, type MessageKey } from './messages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a key in the language shown, with its placeholders filled in. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

export type TextTools = {
  readonly language: Language;
  readonly t: Translate;
  /** The language shown out of a text that comes with the data. */
  readonly text: (text: Text) => string;
};

/** The texts in the language shown; the component is drawn again when the language changes. */
export function useText(): TextTools {
  const { i18n, t: translate } = useTranslation();
  const language = toLanguage(i18n.language);
  const t = useCallback<Translate>((key, values) => translate(key, { ...values }), [translate]);
  const text = useCallback((text: Text) => text[language], [language]);
  return useMemo(() => ({ language, t, text }), [language, t, text]);
}

/** Loads the texts; the program starts in the default language until the settings are there. */
export function startI18n(): I18n {
  if (i18next.isInitialized) return i18next;
  void i18next.use(initReactI18next).init({
    lng: defaultLanguage,
    fallbackLng: false,
    resources: Object.fromEntries(languages.map((language) => [language, { translation: toResource(language) }])),
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  return i18next;
}

/** Shows everything in another language, and tells the document (fonts, screen readers, hyphenation). */
export async function showLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await startI18n().changeLanguage(language);
}

function toResource(language: Language): Record<string, Readonly<Record<string, string>>> {
  return Object.fromEntries(Object.entries(messages).map(([feature, texts]) => [feature, texts[language]]));
}

function toLanguage(tag: string): Language {
  return isLanguage(tag) ? tag : defaultLanguage;
}
