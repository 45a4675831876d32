import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

const pollMs = 500;

/** Saves statistics, problems and records of the whole library as a workbook; shows how far it has come. */
export function SaveReport(): ReactNode {
  const { t } = useText();
  const save = useMutation({ mutationFn: () => request('saveReport') });
  return (
    <div className="save-report">
      {save.isPending && <ReportProgress />}
      {save.data?.state === 'saved' && <output>{t('statistics.reportSaved', { file: save.data.name })}</output>}
      {save.error !== null && <ErrorNotice error={save.error} title={t('statistics.reportFailed')} />}
      <Button title={t('statistics.reportHint')} loading={save.isPending} onClick={() => save.mutate()}>
        {t('statistics.saveReport')}
      </Button>
    </div>
  );
}

/** Nothing is shown while the system's dialog is open, nor in the first half second of writing. */
function ReportProgress(): ReactNode {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: queryKeys.reportProgress,
    queryFn: () => request('getReportProgress'),
    refetchInterval: pollMs,
    gcTime: 0,
  });
  if (data === undefined || data.rows === null) return null;
  return (
    <>
      <output>{t('statistics.reportRows', { rows: data.rows })}</output>
      <Button onClick={() => void request('cancelReport').catch(() => undefined)}>{t('common.cancel')}</Button>
    </>
  );
}
