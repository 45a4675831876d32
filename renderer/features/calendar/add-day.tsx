import { Button, Input, Segmented } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import type { DayKind } from './own-days.ts';

export type AddDayProps = {
  readonly year: number;
  readonly onAdd: (day: { readonly date: string; readonly kind: DayKind }) => void;
};

/** One more day off or worked, typed. Enter adds it and leaves the field ready for the next. */
export function AddDay({ year, onAdd }: AddDayProps): ReactNode {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<DayKind>('holidays');
  const date = parseTypedDate(typed);
  const isWrong = typed.trim() !== '' && date === undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (date === undefined) return;
    onAdd({ date, kind });
    setTyped('');
  };
  return (
    <form className="calendar-add" onSubmit={submit}>
      <Field
        label={t('calendar.date')}
        hint={date === undefined || date === typed ? t('calendar.dateHint', { year }) : date}
        {...(isWrong ? { error: t('calendar.dateWrong') } : {})}
      >
        {(control) => (
          <Input {...control} maxLength={20} value={typed} onChange={({ target }) => setTyped(target.value)} />
        )}
      </Field>
      <Segmented
        aria-label={t('calendar.kind')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'holidays', label: t('calendar.dayOff') },
          { value: 'makeUpDays', label: t('calendar.dayWorked') },
        ]}
      />
      <Button htmlType="submit" disabled={date === undefined}>
        {t('calendar.add')}
      </Button>
    </form>
  );
}
