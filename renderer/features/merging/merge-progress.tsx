import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { WorkProgress } from '#renderer/components/work-progress.tsx';
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
  return (
    <WorkProgress
      label={t(`merging.stage_${stage}`)}
      done={done}
      total={total}
      safety={t('merging.stopSafe')}
      onCancel={onCancel}
    />
  );
}
