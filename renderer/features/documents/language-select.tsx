import type { ReactNode } from 'react';
import { isLanguage, languages } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { useText } from '#renderer/i18n/index.ts';

const names: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

type LanguageSelectProps = {
  readonly value: Language;
  readonly isDisabled?: boolean;
  readonly onChange: (language: Language) => void;
};

/** The language that a document is written in, whatever the window shows. */
export function LanguageSelect({ value, isDisabled, onChange }: LanguageSelectProps): ReactNode {
  const { t } = useText();
  return (
    <label>
      <span>{t('documents.language')}</span>
      <select
        value={value}
        disabled={isDisabled === true}
        onChange={({ currentTarget }) => {
          if (isLanguage(currentTarget.value)) onChange(currentTarget.value);
        }}
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {names[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
