import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { DayKind, OwnCalendar } from './own-days.ts';

export type OwnDaysProps = {
  readonly calendar: OwnCalendar;
  readonly year: number;
  readonly onRemove: (date: string) => void;
};

const kinds = ['holidays', 'makeUpDays'] as const satisfies readonly DayKind[];

/** The days of a year that were added here; each can be taken out again. */
export function OwnDays({ calendar, year, onRemove }: OwnDaysProps): ReactNode {
  const { t } = useText();
  const days = kinds.flatMap((kind) =>
    calendar[kind].filter((date) => date.startsWith(`${year}-`)).map((date) => ({ date, kind })),
  );
  if (days.length === 0) return <p className="soft">{t('calendar.noOwnDays', { year })}</p>;
  return (
    <ul className="calendar-own" aria-label={t('calendar.ownDays', { year })}>
      {days.map(({ date, kind }) => (
        <li key={date}>
          <Tag color={kind === 'holidays' ? 'red' : 'blue'}>
            {date} {t(kind === 'holidays' ? 'calendar.dayOff' : 'calendar.dayWorked')}
          </Tag>
          <button
            type="button"
            className="calendar-remove"
            aria-label={t('calendar.remove', { date })}
            onClick={() => onRemove(date)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
