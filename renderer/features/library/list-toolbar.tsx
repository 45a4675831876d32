import { Button, type InputRef, Segmented } from 'antd';
import type { ReactNode, Ref } from 'react';
import { SearchField } from '#renderer/components/search-field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { ListFilter, Show } from './list-types.ts';
import { type ShowCounts, shows } from './use-show-counts.ts';

export type ListToolbarProps = {
  readonly searchRef: Ref<InputRef>;
  readonly filter: ListFilter;
  readonly counts: ShowCounts | undefined;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onLeaveSearch: () => void;
  readonly onNew: () => void;
  readonly onImport: () => void;
};

const labels: Readonly<Record<Show, MessageKey>> = {
  all: 'library.showAll',
  gap: 'library.showGap',
  unknown: 'library.showUnknown',
  in_progress: 'library.showInProgress',
  completed: 'library.showCompleted',
  not_visited: 'library.showNotVisited',
};

/** Search, filters with how many each would show, and a new enterprise. */
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
      <Segmented
        aria-label={t('library.filter')}
        value={filter.show}
        onChange={(show: Show) => onFilter({ ...filter, show })}
        options={shows.map((show) => ({
          value: show,
          label: (
            <>
              {t(labels[show])} <span className="soft tabular">{counts?.get(show) ?? ''}</span>
            </>
          ),
        }))}
      />
      <Button title="Ctrl+I" onClick={props.onImport}>
        {t('importRecords.open')}
      </Button>
      <Button type="primary" title="Ctrl+N" onClick={props.onNew}>
        {t('library.newEnterprise')}
      </Button>
    </div>
  );
}
