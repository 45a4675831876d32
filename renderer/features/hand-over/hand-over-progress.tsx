import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

const pollMs = 250;
const plain = ['copying', 'checking', 'finishing'] as const;
const encrypted = ['copying', 'checking', 'encrypting', 'finishing'] as const;

/** Which step it has come to, and the way to stop it. */
export function HandOverProgress({ isEncrypted }: { readonly isEncrypted: boolean }): ReactNode {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: queryKeys.handOverProgress,
    queryFn: () => request('getHandOverProgress'),
    refetchInterval: pollMs,
    gcTime: 0,
  });
  const stage = data?.stage ?? 'idle';
  if (stage === 'idle') return <output>{t('handOver.waiting')}</output>;
  const stages: readonly string[] = isEncrypted ? encrypted : plain;
  const done = stages.indexOf(stage);
  const what = t(`handOver.stage_${stage}`);
  const label = t('handOver.step', { step: done + 1, steps: stages.length, what });
  return (
    <>
      <output>{label}</output>
      <Progress aria-label={label} percent={Math.round((100 * done) / stages.length)} showInfo={false} />
      <p className="soft">{t('handOver.stopSafe')}</p>
      <div className="hand-over-actions">
        <Button onClick={() => void request('cancelHandOver').catch(() => undefined)}>{t('common.cancel')}</Button>
      </div>
    </>
  );
}
