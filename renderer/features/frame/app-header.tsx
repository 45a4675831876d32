import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConflictState } from '#renderer/features/conflicts/use-conflicts.ts';
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
      <Button type="text" className="inspector-name" title={t('frame.inspectorHint')} onClick={onSettings}>
        {inspector.name === '' ? t('frame.inspectorMissing') : inspector.name}
      </Button>
      <LanguageSwitch />
      <Button type="text" title="Ctrl+," onClick={onSettings}>
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

/** `keys` are those of the program. */
const screens: readonly { readonly screen: MainScreen; readonly label: MessageKey; readonly keys: string }[] = [
  { screen: 'library', label: 'frame.enterprises', keys: 'Ctrl+1' },
  { screen: 'statistics', label: 'frame.statistics', keys: 'Ctrl+2' },
  { screen: 'documents', label: 'documents.title', keys: 'Ctrl+3' },
  { screen: 'follow-up', label: 'findingsLife.title', keys: 'Ctrl+4' },
];

type NavigationProps = { readonly current: MainScreen; readonly onGo: (screen: MainScreen) => void };

function MainNavigation({ current, onGo }: NavigationProps): ReactNode {
  const { t } = useText();
  const conflicts = useConflictState()?.count ?? 0;
  return (
    <nav className="main-navigation" aria-label={t('frame.navigation')}>
      {screens.map(({ screen, label, keys }) => (
        <button
          key={screen}
          type="button"
          title={keys}
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => onGo(screen)}
        >
          {t(label)}
        </button>
      ))}
      {(conflicts > 0 || current === 'conflicts') && (
        <button
          type="button"
          className="has-conflicts"
          aria-current={current === 'conflicts' ? 'page' : undefined}
          onClick={() => onGo('conflicts')}
        >
          {t('conflicts.withCount', { n: conflicts })}
        </button>
      )}
    </nav>
  );
}
