import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useShortcuts } from '#renderer/components/use-shortcuts.ts';
import { BackupNotice } from '#renderer/features/backups/backup-notice.tsx';
import { FirstStart } from '#renderer/features/first-start/first-start.tsx';
import { TourDialog } from '#renderer/features/first-start/tour-dialog.tsx';
import { HelpDialog } from '#renderer/features/help/help-dialog.tsx';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { useLibraryView } from '#renderer/features/library/use-library-view.ts';
import { SettingsDrawer } from '#renderer/features/settings/settings-drawer.tsx';
import { StatisticsScreen } from '#renderer/features/statistics/statistics-screen.tsx';
import { VisitScreen } from '#renderer/features/visit/visit-screen.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, useSession } from '#renderer/session.ts';
import { AppHeader } from './app-header.tsx';
import { useBackFromVisit } from './use-back-from-visit.ts';
import type { Route } from './route.ts';
import './frame.css';

/** The program once it is known which library is open; until then what is being waited for, or why it will not open. */
export function Program(): ReactNode {
  const { t } = useText();
  const session = useSession();
  const [isTourDue, setTourDue] = useState(false);
  if (session.data?.firstStart === true) return <FirstStart onDone={() => setTourDue(true)} />;
  if (session.data !== undefined) {
    return (
      <>
        <Frame session={session.data} />
        {isTourDue && <TourDialog onClose={() => setTourDue(false)} />}
      </>
    );
  }
  if (session.error === null) return <p className="starting">{t('frame.starting')}</p>;
  return (
    <main className="broken-screen">
      <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
    </main>
  );
}

type Overlay = 'none' | 'settings' | 'help' | 'tour';

function Frame({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const [route, setRoute] = useState<Route>({ screen: 'library' });
  const [overlay, setOverlay] = useState<Overlay>('none');
  const close = useCallback(() => setOverlay('none'), []);
  const visiting = route.screen === 'visit';
  useFrameShortcuts({ setRoute, setOverlay, visiting });
  const title = `${session.library.name} · ${t('common.appName')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="frame">
      <AppHeader
        session={session}
        route={route}
        onGo={(screen) => setRoute({ screen })}
        onSettings={() => setOverlay('settings')}
        onHelp={() => setOverlay('help')}
      />
      <BackupNotice />
      {session.library.sample && (
        <p className="sample-banner" role="note">
          {t('frame.sample')}
        </p>
      )}
      <Screen route={route} onRoute={setRoute} />
      {overlay === 'settings' && <SettingsDrawer session={session} onClose={close} />}
      {overlay === 'help' && <HelpDialog onClose={close} onTour={() => setOverlay('tour')} />}
      {overlay === 'tour' && <TourDialog onClose={close} />}
    </div>
  );
}

type ScreenProps = { readonly route: Route; readonly onRoute: (route: Route) => void };

function Screen({ route, onRoute }: ScreenProps): ReactNode {
  const view = useLibraryView();
  const goBack = useBackFromVisit(onRoute);
  const openVisit = useCallback((inspectionId: string) => onRoute({ screen: 'visit', inspectionId }), [onRoute]);
  switch (route.screen) {
    case 'library':
      return <LibraryScreen view={view} onOpenVisit={openVisit} />;
    case 'statistics':
      return <StatisticsScreen />;
    case 'visit':
      return (
        // A section, so that the visit's own header is no second banner of the page.
        <section className="visit-frame">
          <VisitScreen key={route.inspectionId} inspectionId={route.inspectionId} onBack={goBack} />
        </section>
      );
  }
}

type ShortcutTargets = {
  readonly setRoute: (route: Route) => void;
  readonly setOverlay: (overlay: Overlay) => void;
  readonly visiting: boolean;
};

/** A visit has help and sections of its own under these keys. */
function useFrameShortcuts({ setRoute, setOverlay, visiting }: ShortcutTargets): void {
  const settings = { 'Ctrl+,': () => setOverlay('settings') };
  const elsewhere = {
    ...settings,
    F1: () => setOverlay('help'),
    '?': () => setOverlay('help'),
    'Ctrl+1': () => setRoute({ screen: 'library' }),
    'Ctrl+2': () => setRoute({ screen: 'statistics' }),
  };
  useShortcuts(visiting ? settings : elsewhere);
}
