import type { ReactNode } from 'react';
import type { HolidayYear } from '#domain/holidays/china.ts';
import { useText } from '#renderer/i18n/index.ts';

/** What the notices say of a year, as spans of days. */
export function StatutoryDays({ entry }: { readonly entry: HolidayYear }): ReactNode {
  const { t } = useText();
  return (
    <dl className="calendar-days">
      <dt>{t('calendar.source')}</dt>
      <dd>{entry.source}</dd>
      <dt>{t('calendar.off')}</dt>
      <dd>{toSpans(entry.off)}</dd>
      <dt>{t('calendar.worked')}</dt>
      <dd>{toSpans(entry.worked)}</dd>
    </dl>
  );
}

function toSpans(spans: string): ReactNode {
  return spans.split(' ').map((span) => (
    <span key={span} className="calendar-span">
      {span.replace('/', ' – ')}
    </span>
  ));
}
