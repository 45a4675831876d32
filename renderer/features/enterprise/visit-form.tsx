import { Button, Checkbox, Input, Segmented } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { kindLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import { InspectorRow } from './inspector-row.tsx';
import { findCarriedDate, toNewVisit, type VisitForm as FormValues } from './model/new-visit.ts';
import { listRecordIssues } from './model/record-issues.ts';
import type { Enterprise, Visit } from './types.ts';
import { useCreateVisit } from './use-create-visit.ts';

export type VisitFormProps = {
  readonly enterprise: Enterprise;
  readonly visits: readonly Visit[];
  /** What stands in the form when it opens. */
  readonly start: FormValues;
  readonly onClose: () => void;
  readonly onOpenVisit: (inspectionId: string) => void;
};

const kinds = ['first', 'follow_up'] as const;

/** Date, kind and inspectors of a new visit. Enter begins it. */
export function VisitForm({ enterprise, visits, start, onClose, onOpenVisit }: VisitFormProps): ReactNode {
  const { t } = useText();
  const [form, setForm] = useState(start);
  const create = useCreateVisit();
  const date = parseTypedDate(form.date);
  const issue = listRecordIssues(create.error)[0];
  const [first, second] = form.inspectors;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (date === undefined || create.isPending) return;
    const visit = { ...toNewVisit(form, date), enterpriseId: enterprise.enterpriseId };
    create.mutate(visit, { onSuccess: (inspectionId) => onOpenVisit(inspectionId) });
  };
  return (
    <form className="field-stack" onSubmit={onSubmit} noValidate>
      <p>{enterprise.name}</p>
      <DateField
        typed={form.date}
        existingId={issue?.existingId}
        onType={(typed) => {
          create.reset();
          setForm({ ...form, date: typed });
        }}
        onOpenVisit={onOpenVisit}
      />
      <Segmented
        aria-label={t('enterprise.kind')}
        value={form.kind}
        onChange={(kind) => setForm({ ...form, kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(kindLabels[kind]) }))}
      />
      <CarryOverField
        from={findCarriedDate(visits, date)}
        isWanted={form.carryOver}
        onChange={(carryOver) => setForm({ ...form, carryOver })}
      />
      <InspectorRow
        number={1}
        inspector={first}
        onChange={(next) => setForm({ ...form, inspectors: [next, second] })}
      />
      <InspectorRow
        number={2}
        inspector={second}
        onChange={(next) => setForm({ ...form, inspectors: [first, next] })}
      />
      <p className="soft">{t('enterprise.twoInspectors')}</p>
      {create.error !== null && issue?.existingId === undefined && <ErrorNotice error={create.error} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={create.isPending} disabled={date === undefined}>
          {t('enterprise.begin')}
        </Button>
      </div>
    </form>
  );
}

type DateFieldProps = {
  readonly typed: string;
  /** The visit that there is of that day already. */
  readonly existingId: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onOpenVisit: (inspectionId: string) => void;
};

function DateField({ typed, existingId, onType, onOpenVisit }: DateFieldProps): ReactNode {
  const { t } = useText();
  const date = parseTypedDate(typed);
  const duplicate = existingId !== undefined && (
    <>
      {t('enterprise.duplicateVisit')}{' '}
      <Button type="link" size="small" onClick={() => onOpenVisit(existingId)}>
        {t('enterprise.showExistingVisit')}
      </Button>
    </>
  );
  const wrong = date === undefined ? t('enterprise.dateWrong') : undefined;
  return (
    <Field
      label={t('enterprise.date')}
      hint={date === typed || date === undefined ? t('enterprise.dateHint') : date}
      error={duplicate === false ? wrong : duplicate}
    >
      {(control) => (
        // The dialog was opened to say when.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        <Input {...control} autoFocus maxLength={20} value={typed} onChange={(event) => onType(event.target.value)} />
      )}
    </Field>
  );
}

type CarryOverFieldProps = {
  /** Day of the visit that there is to carry over from. */
  readonly from: string | undefined;
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
};

function CarryOverField({ from, isWanted, onChange }: CarryOverFieldProps): ReactNode {
  const { t } = useText();
  if (from === undefined) return null;
  return (
    <div>
      <Checkbox checked={isWanted} onChange={({ target }) => onChange(target.checked)}>
        {t('enterprise.carryOver', { date: from })}
      </Checkbox>
      <p className="soft">{t('enterprise.carryOverHint')}</p>
    </div>
  );
}
