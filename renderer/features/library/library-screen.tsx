import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { EnterpriseDialogs } from '#renderer/features/enterprise/enterprise-dialogs.tsx';
import { EnterprisePanel } from '#renderer/features/enterprise/enterprise-panel.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { listDataEntries } from './data-entries.ts';
import { EnterpriseList } from './enterprise-list.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { startFilter } from './list-types.ts';
import { ListChoiceContext, toListChoice } from './list-choice.ts';
import { RuleChip } from './rule-chip.tsx';
import { TickChip } from './tick-chip.tsx';
import type { EnterprisePages } from './use-enterprise-pages.ts';
import { type Library, type LibraryScreenProps, useLibrary } from './use-library.ts';
import './library.css';

/** List of enterprises left, the chosen one right. */
export function LibraryScreen(props: LibraryScreenProps): ReactNode {
  const { view, onOpenVisit } = props;
  const library = useLibrary(props);
  const { dialogs } = library;
  const choice = toListChoice(view, library.pages.totals?.matching);
  return (
    <main className="library">
      <ListPane {...props} library={library} />
      <EnterprisePanel
        enterpriseId={library.chosen.enterpriseId}
        onOpenVisit={onOpenVisit}
        onEdit={dialogs.openEdit}
        onAssign={dialogs.openAssignments}
        onNewVisit={library.openNewVisit}
      />
      <ListChoiceContext value={choice}>
        <EnterpriseDialogs
          dialogs={dialogs}
          onChoose={(chosen) => view.select({ index: -1, enterpriseId: chosen })}
          onOpenVisit={onOpenVisit}
          onConflicts={props.onConflicts}
        />
      </ListChoiceContext>
    </main>
  );
}

function ListPane({ view, library }: LibraryScreenProps & { readonly library: Library }): ReactNode {
  const { t } = useText();
  const { filter, setFilter } = view;
  const { pages, dialogs } = library;
  return (
    <section className="list-pane">
      <ListToolbar
        searchRef={library.searchRef}
        filter={filter}
        counts={library.counts}
        onFilter={setFilter}
        onLeaveSearch={library.goToResults}
        onNew={dialogs.openNew}
        onDocuments={dialogs.openDocuments}
        data={listDataEntries(t, dialogs)}
      />
      {filter.rule !== undefined && (
        <RuleChip outcome={filter.rule} onRemove={() => setFilter({ ...filter, rule: undefined })} />
      )}
      {library.ticks !== undefined && <TickChip count={library.ticks.ids.size} onClear={library.ticks.clear} />}
      {pages.error !== null && (
        <ErrorNotice error={pages.error} title={t('library.listFailed')} onRetry={pages.retry} />
      )}
      <NothingListed
        pages={pages}
        onClear={() => setFilter(startFilter)}
        onNew={dialogs.openNew}
        onTakeIn={dialogs.openMerging}
      />
      {pages.totals?.matching !== 0 && (
        <EnterpriseList
          gridRef={library.gridRef}
          pages={pages}
          filter={filter}
          selection={library.chosen}
          ticks={library.ticks}
          onSort={setFilter}
          onSelect={view.select}
          onOpen={library.open}
          onVisible={library.setVisible}
        />
      )}
      <Totals pages={pages} />
    </section>
  );
}

function Totals({ pages }: { readonly pages: EnterprisePages }): ReactNode {
  const { t } = useText();
  return (
    <footer className="list-totals">
      <span aria-live="polite">
        {pages.totals !== undefined &&
          t('library.totals', { matching: pages.totals.matching, total: pages.totals.total })}
      </span>
      <span>{t('library.rowKeys')}</span>
    </footer>
  );
}

type NothingListedProps = {
  readonly pages: EnterprisePages;
  readonly onClear: () => void;
  readonly onNew: () => void;
  /** A file of somebody else, with assignments for instance. */
  readonly onTakeIn: () => void;
};

function NothingListed({ pages, onClear, onNew, onTakeIn }: NothingListedProps): ReactNode {
  const { t } = useText();
  if (pages.totals === undefined || pages.totals.matching > 0) return null;
  const { total } = pages.totals;
  if (total === 0) {
    const action = (
      <WhereWritable>
        <Button type="primary" onClick={onNew}>
          {t('library.newEnterprise')}
        </Button>{' '}
        <Button title="Ctrl+M" onClick={onTakeIn}>
          {t('assignments.takeIn')}
        </Button>
      </WhereWritable>
    );
    const text = `${t('library.emptyText')}${t('assignments.received')}`;
    return <EmptyState title={t('library.emptyTitle')} text={text} action={action} />;
  }
  const action = <Button onClick={onClear}>{t('library.clearFilter')}</Button>;
  return <EmptyState title={t('library.noMatchTitle')} text={t('library.noMatchText', { total })} action={action} />;
}
