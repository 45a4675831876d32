import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { isLanguage } from '#domain/language.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useSaveSettings } from '#renderer/session.ts';

/** The language of everything that is shown and printed by default. */
export function LanguageSection(): ReactNode {
  const { t, language } = useText();
  const save = useSaveSettings();
  return (
    <section>
      <h2>{t('settings.language')}</h2>
      <Radio.Group
        aria-label={t('settings.language')}
        value={language}
        onChange={({ target }) => {
          const chosen: unknown = target.value;
          if (isLanguage(chosen)) save.mutate({ language: chosen });
        }}
        options={[
          { value: 'zh-Hans', label: '简体中文' },
          { value: 'zh-Hant', label: '繁體中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <p className="soft">{t('settings.languageHint')}</p>
      {save.error !== null && <ErrorNotice error={save.error} />}
    </section>
  );
}
