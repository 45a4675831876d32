import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Session } from '#renderer/session.ts';
import { Emblem } from './emblem.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import type { MainScreen, Route } from './route.ts';

export type AppHeaderProps = {
  readonly session: Session;
  readonly route: Route;
  readonly onGo: (screen: MainScreen) => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
};

/** Name of the library, main navigation, language, inspector. In a visit the way back is the visit's own button. */
export function AppHeader({ session, route, onGo, onSettings, onHelp }: AppHeaderProps): ReactNode {
  const { t } = useText();
  const { inspector } = session.settings;
  const visiting = route.screen === 'visit';
  return (
    <header className="app-header">
      <h1 className="app-name">
        <Emblem />
        {t('common.appName')}
      </h1>
      {!visiting && <MainNavigation current={route.screen} onGo={onGo} />}
      <span className="library-name" title={t('frame.libraryHint')}>
        {session.library.name}
      </span>
      <Button type="text" title={t('frame.inspectorHint')} onClick={onSettings}>
        {inspector.name === '' ? t('frame.inspectorMissing') : inspector.name}
      </Button>
      <LanguageSwitch />
      <Button type="text" onClick={onSettings}>
        {t('frame.settings')}
      </Button>
      {!visiting && (
        <Button type="text" onClick={onHelp}>
          {t('frame.help')} <kbd>F1</kbd>
        </Button>
      )}
    </header>
  );
}

const screens: readonly { readonly screen: MainScreen; readonly label: MessageKey }[] = [
  { screen: 'library', label: 'frame.enterprises' },
  { screen: 'statistics', label: 'frame.statistics' },
];

type NavigationProps = { readonly current: MainScreen; readonly onGo: (screen: MainScreen) => void };

function MainNavigation({ current, onGo }: NavigationProps): ReactNode {
  const { t } = useText();
  return (
    <nav className="main-navigation" aria-label={t('frame.navigation')}>
      {screens.map(({ screen, label }) => (
        <button
          key={screen}
          type="button"
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => onGo(screen)}
        >
          {t(label)}
        </button>
      ))}
    </nav>
  );
}
