import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Response } from '#ipc/contract.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { ConflictDetail } from './conflict-detail.tsx';
import { ConflictList } from './conflict-list.tsx';
import type { Place } from './types.ts';
import { toPlaceId } from './types.ts';
import { useConflictList } from './use-conflicts.ts';
import './conflicts.css';

export type ConflictsScreenProps = {
  /** The conflict that is shown first. */
  readonly first?: Place | undefined;
  readonly onOpenVisit: (inspectionId: string) => void;
};

const pageSize = 200;
/** What is decided leaves the list, and the next ones come up. */
const mostListed = 500;

/** Fields on which devices disagree: the list left, the chosen one right. */
export function ConflictsScreen(props: ConflictsScreenProps): ReactNode {
  const { t } = useText();
  const [limit, setLimit] = useState(pageSize);
  const [said, setSaid] = useState('');
  const list = useConflictList(limit);
  return (
    <main className="conflicts">
      <h2>{t('conflicts.heading')}</h2>
      <p className="soft">
        {t('conflicts.intro')} {t('conflicts.keys')}
      </p>
      <output className="conflicts-said">{said}</output>
      {list.error !== null && (
        <ErrorNotice error={list.error} title={t('conflicts.listFailed')} onRetry={() => void list.refetch()} />
      )}
      {list.data?.total === 0 && <EmptyState title={t('conflicts.emptyTitle')} text={t('conflicts.emptyText')} />}
      {list.data !== undefined && list.data.total > 0 && (
        <Panes
          {...props}
          list={list.data}
          onSay={setSaid}
          onMore={limit < mostListed ? () => setLimit(Math.min(limit + pageSize, mostListed)) : undefined}
        />
      )}
    </main>
  );
}

type PanesProps = ConflictsScreenProps & {
  readonly list: Response<'listConflicts'>;
  readonly onSay: (text: string) => void;
  readonly onMore: (() => void) | undefined;
};

function Panes({ first, list: { lines, total }, onSay, onMore, onOpenVisit }: PanesProps): ReactNode {
  const { t } = useText();
  const [chosen, setChosen] = useState(first);
  const place = chosen ?? lines[0];
  if (place === undefined) return null;
  const onDecided = (left: number): void => {
    onSay(t('conflicts.decided', { n: left }));
    const index = lines.findIndex((line) => toPlaceId(line) === toPlaceId(place));
    setChosen(lines[index + 1] ?? lines[index - 1]);
  };
  return (
    <div className="conflicts-panes">
      <section>
        <ConflictList lines={lines} chosen={place} onChoose={setChosen} />
        <footer>
          <span className="soft">{t('conflicts.total', { n: total })}</span>
          {total > lines.length && onMore !== undefined && (
            <Button size="small" onClick={onMore}>
              {t('conflicts.more')}
            </Button>
          )}
        </footer>
      </section>
      <ConflictDetail
        key={toPlaceId(place)}
        place={place}
        onDecided={onDecided}
        onGone={() => setChosen(undefined)}
        onOpenVisit={onOpenVisit}
      />
    </div>
  );
}
