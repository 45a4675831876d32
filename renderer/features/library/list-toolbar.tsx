import { Button, type InputRef, Segmented } from 'antd';
import type { ReactNode, Ref } from 'react';
import { listShows } from '#domain/list-shows.ts';
import { ActionMenu } from '#renderer/components/action-menu.tsx';
import type { MenuEntry } from '#renderer/components/action-menu.tsx';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { SearchField } from '#renderer/components/search-field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { ListFilter, Show } from './list-types.ts';
import type { ShowCounts } from './use-show-counts.ts';

export type ListToolbarProps = {
  readonly searchRef: Ref<InputRef>;
  readonly filter: ListFilter;
  readonly counts: ShowCounts | undefined;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onLeaveSearch: () => void;
  readonly onNew: () => void;
  readonly onDocuments: () => void;
  readonly data: readonly MenuEntry[];
};

const labels: Readonly<Record<Show, MessageKey>> = {
  all: 'library.showAll',
  returned: 'library.showReturned',
  gap: 'library.showGap',
  unknown: 'library.showUnknown',
  contradictory: 'library.showContradictory',
  commented: 'library.showCommented',
  in_progress: 'library.showInProgress',
  completed: 'library.showCompleted',
  submitted: 'library.showSubmitted',
  not_visited: 'library.showNotVisited',
  conflict: 'library.showConflict',
  changed: 'library.showChanged',
  assigned: 'library.showAssigned',
  late: 'library.showLate',
  assignment_done: 'library.showAssignmentDone',
  unassigned: 'library.showUnassigned',
};

/** Search, filters with how many each would show, what is done with the data, and a new enterprise. */
export function ListToolbar(props: ListToolbarProps): ReactNode {
  const { filter, counts, onFilter } = props;
  const { t } = useText();
  return (
    <div className="toolbar">
      <SearchField
        inputRef={props.searchRef}
        label={t('library.search')}
        placeholder={`${t('library.searchHint')}　Ctrl+F`}
        value={filter.search}
        onSearch={(search) => onFilter({ ...filter, search })}
        onLeave={props.onLeaveSearch}
      />
      <WhereWritable>
        <ActionMenu label={t('library.data')} entries={props.data} className="toolbar-menu" />
        <Button title="Ctrl+D" onClick={props.onDocuments}>
          {t('documents.batchOpen')}
        </Button>
        <Button type="primary" title="Ctrl+N" onClick={props.onNew}>
          {t('library.newEnterprise')}
        </Button>
      </WhereWritable>
      <div className="toolbar-filters">
        <Segmented
          aria-label={t('library.filter')}
          value={filter.show}
          onChange={(show: Show) => onFilter({ ...filter, show })}
          options={listShown(counts, filter.show).map((show) => ({
            value: show,
            label: (
              <>
                {t(labels[show])} <span className="soft tabular">{counts?.[show] ?? ''}</span>
              </>
            ),
          }))}
        />
      </div>
    </div>
  );
}

/** What concerns the review and the work of others takes its place only where there is such a visit. */
const onlyWhereAny: readonly Show[] = [
  'returned',
  'late',
  'conflict',
  'contradictory',
  'commented',
  'changed',
  'submitted',
];
const ofAssignments: readonly Show[] = ['assigned', 'assignment_done', 'unassigned'];

function listShown(counts: ShowCounts | undefined, chosen: Show): readonly Show[] {
  const isAnyAssigned = counts !== undefined && counts.assigned + counts.assignment_done > 0;
  return listShows.filter((show) => {
    if (show === chosen) return true;
    if (ofAssignments.includes(show)) return isAnyAssigned;
    return !onlyWhereAny.includes(show) || (counts?.[show] ?? 0) > 0;
  });
}
