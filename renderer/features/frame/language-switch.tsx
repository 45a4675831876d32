import { App, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Language } from '#domain/language.ts';
import { toErrorText } from '#renderer/components/error-text.ts';
import { toApiError } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useSaveSettings } from '#renderer/session.ts';

const options: { readonly label: string; readonly value: Language; readonly title: string }[] = [
  { label: '简', value: 'zh-Hans', title: '简体中文' },
  { label: '繁', value: 'zh-Hant', title: '繁體中文' },
  { label: 'EN', value: 'en', title: 'English' },
];

/** Changes the language of everything at once, and for the next start. */
export function LanguageSwitch(): ReactNode {
  const { t, language } = useText();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const choose = (chosen: Language): void => {
    save.mutate(
      { language: chosen },
      { onError: (error) => void message.error(toErrorText(t, toApiError(error).code).happened) },
    );
  };
  return <Segmented aria-label={t('frame.language')} options={options} value={language} onChange={choose} />;
}
