import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Merge } from './types.ts';

export type RecentMergesProps = { readonly onTakeBack: (batchId: string) => void };

/** The latest merges, each with the way to take it back. */
export function RecentMerges({ onTakeBack }: RecentMergesProps): ReactNode {
  const { t } = useText();
  const merges = useQuery({ queryKey: queryKeys.merges, queryFn: () => request('listMerges'), staleTime: 0 });
  if (merges.error !== null) {
    return <ErrorNotice error={merges.error} title={t('merging.recentFailed')} onRetry={() => void merges.refetch()} />;
  }
  if (merges.data === undefined || merges.data.length === 0) return null;
  return (
    <section>
      <h2>{t('merging.recent')}</h2>
      <ul className="merging-recent">
        {merges.data.map((merge) => (
          <RecentMerge key={merge.batchId} merge={merge} onTakeBack={onTakeBack} />
        ))}
      </ul>
    </section>
  );
}

function RecentMerge({ merge, onTakeBack }: RecentMergesProps & { readonly merge: Merge }): ReactNode {
  const { t } = useText();
  const { batchId, at, fileName, created, merged, conflicts, takenBackAt } = merge;
  return (
    <li>
      <span className="merging-name">{fileName}</span>
      <span className="soft tabular">{formatMoment(at)}</span>
      <span className="soft">{t('merging.recentLine', { created, merged, conflicts })}</span>
      {takenBackAt !== null ? (
        <span className="soft">{t('merging.isTakenBack')}</span>
      ) : (
        <Button
          size="small"
          aria-label={t('merging.takeBackOf', { file: fileName })}
          onClick={() => onTakeBack(batchId)}
        >
          {t('merging.takeBack')}
        </Button>
      )}
    </li>
  );
}
