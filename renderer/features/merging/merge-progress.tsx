import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

const pollMs = 250;

/** How far it has come, and the way to stop it. */
export function MergeProgress({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: queryKeys.mergeProgress,
    queryFn: () => request('getMergeProgress'),
    refetchInterval: pollMs,
    gcTime: 0,
  });
  const { stage, done, total } = data ?? { stage: 'idle', done: 0, total: 0 };
  const label = t(`merging.stage_${stage}`);
  return (
    <>
      <output>{label}</output>
      <Progress
        aria-label={label}
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
        format={() => (total === 0 ? '' : t('merging.progress', { done, total }))}
      />
      <p className="soft">{t('merging.stopSafe')}</p>
      <div className="merging-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </>
  );
}
