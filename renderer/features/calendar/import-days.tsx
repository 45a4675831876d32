import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useShowSettings } from '#renderer/session.ts';

/** Takes days from a JSON file of the same shape as the settings: `{"holidays": […], "makeUpDays": […]}`. */
export function ImportDays(): ReactNode {
  const { t } = useText();
  const show = useShowSettings();
  const read = useMutation({
    mutationFn: () => request('importCalendar'),
    onSuccess: ({ settings }) => show(settings),
  });
  const { data } = read;
  return (
    <div className="calendar-import">
      <Button loading={read.isPending} onClick={() => read.mutate()}>
        {t('calendar.import')}
      </Button>
      <p className="soft">{t('calendar.importHint')}</p>
      {data?.outcome === 'added' && <output>{t('calendar.imported', { n: data.added })}</output>}
      {data?.outcome === 'unreadable' && <p role="alert">{t('calendar.unreadable')}</p>}
      {read.error !== null && <ErrorNotice error={read.error} />}
    </div>
  );
}
