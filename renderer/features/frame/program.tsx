import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { ReadOnlyProvider } from '#renderer/components/read-only.tsx';
import { useShortcuts } from '#renderer/components/use-shortcuts.ts';
import { BackupNotice } from '#renderer/features/backups/backup-notice.tsx';
import { RegisterScreen } from '#renderer/features/documents/register-screen.tsx';
import type { OpenDocument } from '#renderer/features/documents/types.ts';
import { OpenConflictProvider } from '#renderer/features/conflicts/conflict-mark.tsx';
import { ConflictsScreen } from '#renderer/features/conflicts/conflicts-screen.tsx';
import type { Place } from '#renderer/features/conflicts/types.ts';
import { FollowUpScreen } from '#renderer/features/findings-life/follow-up-screen.tsx';
import type { OpenFinding } from '#renderer/features/findings-life/follow-up-table.tsx';
import { FirstStart } from '#renderer/features/first-start/first-start.tsx';
import { TourDialog } from '#renderer/features/first-start/tour-dialog.tsx';
import { GuestBanner } from '#renderer/features/foreign-file/guest-banner.tsx';
import { HelpDialog } from '#renderer/features/help/help-dialog.tsx';
import { LibraryScreen } from '#renderer/features/library/library-screen.tsx';
import { startFilter } from '#renderer/features/library/list-types.ts';
import { useLibraryView } from '#renderer/features/library/use-library-view.ts';
import { ClockNotice } from '#renderer/features/merging/clock-notice.tsx';
import { SettingsDrawer } from '#renderer/features/settings/settings-drawer.tsx';
import { StatisticsScreen } from '#renderer/features/statistics/statistics-screen.tsx';
import type { OpenRule } from '#renderer/features/statistics/types.ts';
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
      <ClockNotice />
      {session.library.place === 'guest' && (
        <GuestBanner file={session.library.name} onLeft={() => setRoute({ screen: 'library' })} />
      )}
      {session.library.sample && (
        <p className="sample-banner" role="note">
          {t('frame.sample')}
        </p>
      )}
      <ReadOnlyProvider value={session.library.place === 'guest'}>
        <Screen route={route} onRoute={setRoute} />
      </ReadOnlyProvider>
      {overlay === 'settings' && <SettingsDrawer session={session} onClose={close} />}
      {overlay === 'help' && <HelpDialog onClose={close} onTour={() => setOverlay('tour')} />}
      {overlay === 'tour' && <TourDialog onClose={close} />}
    </div>
  );
}

type ScreenProps = { readonly route: Route; readonly onRoute: (route: Route) => void };

function Screen({ route, onRoute }: ScreenProps): ReactNode {
  const view = useLibraryView();
  const goBack = useBackFromVisit(onRoute, route.screen === 'visit' ? route.from : undefined);
  const openFinding = useCallback<OpenFinding>(
    ({ inspectionId, rule }) => onRoute({ screen: 'visit', inspectionId, finding: rule, from: 'follow-up' }),
    [onRoute],
  );
  const openVisit = useCallback((inspectionId: string) => onRoute({ screen: 'visit', inspectionId }), [onRoute]);
  const openConflict = useCallback((at: Place) => onRoute({ screen: 'conflicts', at }), [onRoute]);
  const openDocument = useCallback<OpenDocument>(
    ({ inspectionId, documentId }) =>
      onRoute({ screen: 'visit', inspectionId, document: documentId, from: 'documents' }),
    [onRoute],
  );
  const openRule: OpenRule = (rule) => {
    view.setFilter({ ...startFilter, rule });
    onRoute({ screen: 'library' });
  };
  switch (route.screen) {
    case 'library':
      return (
        <OpenConflictProvider value={openConflict}>
          <LibraryScreen view={view} onOpenVisit={openVisit} onConflicts={() => onRoute({ screen: 'conflicts' })} />
        </OpenConflictProvider>
      );
    case 'statistics':
      return <StatisticsScreen onOpenRule={openRule} />;
    case 'documents':
      return <RegisterScreen onOpen={openDocument} />;
    case 'follow-up':
      return <FollowUpScreen onOpen={openFinding} />;
    case 'conflicts':
      return (
        <ConflictsScreen
          first={route.at}
          onOpenVisit={(inspectionId) => onRoute({ screen: 'visit', inspectionId, from: 'conflicts' })}
        />
      );
    case 'visit':
      return (
        // A section, so that the visit's own header is no second banner of the page.
        <section className="visit-frame">
          <OpenConflictProvider value={openConflict}>
            <VisitScreen
              key={route.inspectionId}
              inspectionId={route.inspectionId}
              finding={route.finding}
              document={route.document}
              onBack={goBack}
            />
          </OpenConflictProvider>
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
    'Ctrl+3': () => setRoute({ screen: 'documents' }),
    'Ctrl+4': () => setRoute({ screen: 'follow-up' }),
    'Ctrl+5': () => setRoute({ screen: 'conflicts' }),
  };
  useShortcuts(visiting ? settings : elsewhere);
}
