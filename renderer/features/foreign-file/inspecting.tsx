import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

const pollMs = 250;
const stages = ['idle', 'copying', 'checking', 'describing'] as const;

/** How far the check has come, and the way to stop it. */
export function Inspecting({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: queryKeys.foreignProgress,
    queryFn: () => request('getForeignProgress'),
    refetchInterval: pollMs,
    gcTime: 0,
  });
  const stage = data?.stage ?? 'idle';
  const label = t(`foreignFile.stage_${stage}`);
  return (
    <>
      <output>{label}</output>
      <Progress aria-label={label} percent={stages.indexOf(stage) * 25} showInfo={false} />
      <p className="soft">{t('foreignFile.stopSafe')}</p>
      <div className="hand-over-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </>
  );
}
