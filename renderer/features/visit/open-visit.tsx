import type { InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { CompletionScreen } from '#renderer/features/completion/completion-screen.tsx';
import { EvidenceProvider } from '#renderer/features/evidence/evidence-provider.tsx';
import { IntakeArea } from '#renderer/features/evidence/intake-area.tsx';
import { useReasonDrafts } from '#renderer/features/completion/use-reason-drafts.ts';
import type { ReasonDrafts } from '#renderer/features/completion/use-reason-drafts.ts';
import { DocumentsScreen } from '#renderer/features/documents/documents-screen.tsx';
import { ReviewBar } from '#renderer/features/review/review-bar.tsx';
import { SearchField } from '#renderer/components/search-field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useSession } from '#renderer/session.ts';
import { ChecklistView } from './checklist/checklist-view.tsx';
import { FindingsPane } from './findings/findings-pane.tsx';
import { LeaveDialog } from './header/leave-dialog.tsx';
import { LockedNotice } from './header/locked-notice.tsx';
import { VisitHeader } from './header/visit-header.tsx';
import { HelpDialog } from './help/help-dialog.tsx';
import { allKeys } from './keyboard/commands.ts';
import { focusEdge } from './keyboard/focus.ts';
import { RecordView } from './record/record-view.tsx';
import { SearchView } from './record/search-view.tsx';
import { SectionIndex } from './section-index.tsx';
import { createVisitStore } from './store/visit-store.ts';
import { useFirstFinding } from './use-first-finding.ts';
import { useLeaving } from './use-leaving.ts';
import { useNavigation } from './use-navigation.ts';
import type { Navigation } from './use-navigation.ts';
import { useReload } from './use-reload.ts';
import { useSteps } from './use-steps.ts';
import { createGateway } from './use-visit.ts';
import type { LoadedVisit } from './use-visit.ts';
import { useVisitCommands } from './use-visit-commands.ts';
import { VisitProvider } from './visit-context.ts';

export type OpenVisitProps = {
  readonly inspectionId: string;
  readonly loaded: LoadedVisit;
  /** The rule whose finding is shown first. */
  readonly finding?: string | undefined;
  /** The document that is shown first. */
  readonly document?: string | undefined;
  readonly onBack: () => void;
};

/** The three panes of a visit that is read, and everything that is open above them. */
export function OpenVisit({ inspectionId, loaded, finding, document, onBack }: OpenVisitProps): ReactNode {
  const access = useIsReadOnly() ? 'read' : 'write';
  const [store] = useState(() => createVisitStore(loaded.visit, createGateway(inspectionId), access));
  const searchField = useRef<InputRef>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const navigation = useNavigation(document === undefined ? 'facts' : 'documents');
  const drafts = useReasonDrafts();
  const leaving = useLeaving(store, onBack);
  const { goTo } = navigation;
  const { rules } = loaded;
  const keys = useSession().data?.settings.keys ?? allKeys;
  const tools = useMemo(() => ({ inspectionId, store, rules, keys, goTo }), [inspectionId, store, rules, keys, goTo]);
  const { said, undo, redo } = useSteps(store, goTo);
  useReload(store, loaded.visit);
  useFirstFinding(finding);
  const openHelp = (): void => setIsHelpOpen(true);
  const focusSearch = (): void => searchField.current?.focus({ cursor: 'all' });
  const isPaused = isHelpOpen || leaving.isAsking;
  useVisitCommands({ store, navigation, undo, redo, openHelp, focusSearch, leave: leaving.leave, isPaused, keys });
  return (
    <VisitProvider value={tools}>
      <EvidenceProvider>
        <IntakeArea>
          <VisitHeader
            onBack={leaving.leave}
            onUndo={undo}
            onRedo={redo}
            onCompletion={navigation.toggleCompletion}
            onDocuments={navigation.toggleDocuments}
            onHelp={openHelp}
          />
          <LockedNotice />
          <ReviewBar drafts={drafts} />
          <output className="said">{said}</output>
          {navigation.isDocumenting ? (
            <DocumentsScreen first={document} onClose={navigation.toggleDocuments} />
          ) : (
            <Panes navigation={navigation} drafts={drafts} searchField={searchField} />
          )}
          {leaving.isAsking && <LeaveDialog onStay={leaving.stay} onLeave={onBack} />}
          {isHelpOpen && <HelpDialog onClose={() => setIsHelpOpen(false)} />}
        </IntakeArea>
      </EvidenceProvider>
    </VisitProvider>
  );
}

type PanesProps = MainViewProps & { readonly searchField: RefObject<InputRef | null> };

/** Sections, facts and findings side by side. */
function Panes({ navigation, drafts, searchField }: PanesProps): ReactNode {
  const { t } = useText();
  const { face, section, search } = navigation;
  return (
    <div className="visit-panes">
      <SectionIndex face={face} section={section} onFace={navigation.showFace} onSection={navigation.showSection} />
      <main className="visit-main" data-pane="main" aria-label={t('visit.main')}>
        <div className="visit-search">
          <SearchField
            inputRef={searchField}
            label={t('visit.search')}
            placeholder={`${t('visit.search')} (Ctrl+F)`}
            value={search}
            onSearch={navigation.setSearch}
            onLeave={() => setTimeout(() => focusEdge('first'))}
          />
        </div>
        <MainView navigation={navigation} drafts={drafts} />
      </main>
      <FindingsPane />
    </div>
  );
}

type MainViewProps = { readonly navigation: Navigation; readonly drafts: ReasonDrafts };

/** What the middle shows: what was searched for, the visit as a whole, or its facts. */
function MainView({ navigation, drafts }: MainViewProps): ReactNode {
  const { face, section, search, isCompleting } = navigation;
  if (search !== '') return <SearchView search={search} face={face} />;
  if (isCompleting) return <CompletionScreen drafts={drafts} onClose={navigation.toggleCompletion} />;
  return face === 'record' ? <RecordView key={section} section={section} /> : <ChecklistView />;
}
