import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { chinaHolidayYears } from '#domain/holidays/china.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { toLocalDate } from '#renderer/model/typed-date.ts';
import { type Session, useSaveSettings } from '#renderer/session.ts';
import { AddDay } from './add-day.tsx';
import { ImportDays } from './import-days.tsx';
import { addDay, listYears, removeDay, setComplete } from './own-days.ts';
import { OwnDays } from './own-days-list.tsx';
import { StatutoryDays } from './statutory-days.tsx';
import './calendar.css';

/** Days off and days made up for, year by year: those of the State Council's notices, and those added here. */
export function CalendarSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const { calendar } = session.settings;
  const save = useSaveSettings();
  const [year, setYear] = useState(() => Number(toLocalDate(new Date()).slice(0, 4)));
  const statutory = chinaHolidayYears.find((entry) => entry.year === year);
  return (
    <section className="calendar">
      <h2>{t('calendar.title')}</h2>
      <p className="soft">{t('calendar.intro')}</p>
      <Field label={t('calendar.year')}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            className="calendar-year"
            value={year}
            onChange={setYear}
            options={listYears(calendar, year).map((value) => ({ value, label: String(value) }))}
          />
        )}
      </Field>
      {statutory === undefined ? (
        <NoData
          year={year}
          isComplete={calendar.years.includes(year)}
          onChange={(isComplete) => save.mutate({ calendar: setComplete(calendar, { year, isComplete }) })}
        />
      ) : (
        <StatutoryDays entry={statutory} />
      )}
      <OwnDays
        calendar={calendar}
        year={year}
        onRemove={(date) => save.mutate({ calendar: removeDay(calendar, date) })}
      />
      <AddDay
        year={year}
        onAdd={({ date, kind }) => {
          save.mutate({ calendar: addDay(calendar, { date, kind }) });
          setYear(Number(date.slice(0, 4)));
        }}
      />
      {save.error !== null && <ErrorNotice error={save.error} />}
      <ImportDays />
    </section>
  );
}

type NoDataProps = {
  readonly year: number;
  readonly isComplete: boolean;
  readonly onChange: (isComplete: boolean) => void;
};

function NoData({ year, isComplete, onChange }: NoDataProps): ReactNode {
  const { t } = useText();
  return (
    <div className="calendar-no-data" role="note">
      <p>{t(isComplete ? 'calendar.ownYear' : 'calendar.noData', { year })}</p>
      <label>
        <input type="checkbox" checked={isComplete} onChange={({ target }) => onChange(target.checked)} />{' '}
        {t('calendar.complete', { year })}
      </label>
    </div>
  );
}
