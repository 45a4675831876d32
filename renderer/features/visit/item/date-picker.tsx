import { useRef } from 'react';
import type { ReactNode } from 'react';
import { isCalendarDate } from '#domain/calendar.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useVisitTools } from '../visit-context.ts';

/** The system's calendar beside a date field, for the mouse; the keyboard is faster in the field itself. */
export function DatePicker({ fact, value }: { readonly fact: string; readonly value: string }): ReactNode {
  const { t } = useText();
  const { store } = useVisitTools();
  const input = useRef<HTMLInputElement>(null);
  const pick = (date: string): void => {
    if (date === '') return;
    store.setDraft(fact, undefined);
    store.answer(new Map([[fact, { value: date }]]));
  };
  return (
    <span className="date-picker">
      <button type="button" className="tool" tabIndex={-1} onClick={() => input.current?.showPicker()}>
        {t('visitItem.calendar')}
      </button>
      <input
        ref={input}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={isCalendarDate(value) ? value : ''}
        onChange={({ currentTarget }) => pick(currentTarget.value)}
      />
    </span>
  );
}
