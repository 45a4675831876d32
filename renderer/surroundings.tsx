import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as MessageHost, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import english from 'antd/locale/en_US';
import simplifiedChinese from 'antd/locale/zh_CN';
import traditionalChinese from 'antd/locale/zh_TW';
import type { ReactNode } from 'react';
import type { Language } from '#domain/language.ts';
import { useText } from './i18n/index.ts';
import { theme } from './theme.ts';

const locales: Readonly<Record<Language, Locale>> = {
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
  en: english,
};

export type SurroundingsProps = { readonly client: QueryClient; readonly children: ReactNode };

/** What every part of the window needs around it: look, language of the component library, memory of what was read. */
export function Surroundings({ client, children }: SurroundingsProps): ReactNode {
  const { language } = useText();
  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      button={{ autoInsertSpace: false }}
      csp={{ nonce: readStyleNonce() }}
      getPopupContainer={getOverlays}
    >
      <QueryClientProvider client={client}>
        <MessageHost component={false}>{children}</MessageHost>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** The page's content policy takes style elements made at run time only with this. */
function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/**
 * Where dialogs and drop-downs are put. Not the body: there the component library would add a style element against
 * scrolling, which the page's content policy refuses, and the body never scrolls.
 */
function getOverlays(): HTMLElement {
  return document.querySelector<HTMLElement>('#overlays') ?? document.body;
}
