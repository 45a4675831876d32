import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { greatestReasonLength } from '#domain/completion.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { AssignmentFields, toWanted } from './assign-form.tsx';
import type { AssignFormValues } from './assign-form.tsx';
import type { Assignment, Change } from './types.ts';

export type FormKind = 'decline' | 'edit' | 'withdraw';

export type ChangeFormProps = {
  readonly kind: FormKind;
  readonly assignment: Assignment;
  readonly isPending: boolean;
  readonly onChange: (change: Change) => void;
  readonly onEnd: () => void;
};

const titles: Readonly<Record<FormKind, MessageKey>> = {
  decline: 'assignments.declineOf',
  edit: 'assignments.editOf',
  withdraw: 'assignments.withdrawOf',
};

const buttons: Readonly<Record<FormKind, MessageKey>> = {
  decline: 'assignments.declineGo',
  edit: 'assignments.save',
  withdraw: 'assignments.withdrawGo',
};

/** What a change of an assignment wants to be told. Esc gives it up. */
export function ChangeForm({ kind, assignment, isPending, onChange, onEnd }: ChangeFormProps): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [form, setForm] = useState(() => toForm(assignment));
  const wanted = toChange(kind, { reason, form });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== undefined && !isPending) onChange(wanted);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.preventDefault();
    onEnd();
  };
  return (
    // What is typed inside bubbles to it; it is no control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="field-stack assignments-form"
      aria-label={t(titles[kind], { inspector: assignment.inspector })}
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      {kind === 'decline' && <ReasonField reason={reason} onType={setReason} />}
      {kind === 'edit' && <AssignmentFields form={form} onChange={setForm} hasFocus />}
      {kind === 'withdraw' && <p>{t('assignments.withdrawAsk')}</p>}
      <div className="assignments-buttons">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          loading={isPending}
          disabled={wanted === undefined}
          // The form was opened to do this; Esc gives it up.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={kind === 'withdraw'}
        >
          {t(buttons[kind])}
        </Button>
        <Button size="small" onClick={onEnd}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

type ReasonFieldProps = { readonly reason: string; readonly onType: (reason: string) => void };

function ReasonField({ reason, onType }: ReasonFieldProps): ReactNode {
  const { t } = useText();
  return (
    <Field label={t('assignments.declineReason')}>
      {(control) => (
        <Input.TextArea
          {...control}
          // The form was opened to say why.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          rows={2}
          maxLength={greatestReasonLength}
          value={reason}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}

function toForm({ inspector, certificate, dueOn, note }: Assignment): AssignFormValues {
  return { inspector, certificate: certificate ?? '', dueOn: dueOn ?? '', note: note ?? '' };
}

type Typed = { readonly reason: string; readonly form: AssignFormValues };

function toChange(kind: FormKind, { reason, form }: Typed): Change | undefined {
  if (kind === 'withdraw') return { kind };
  if (kind === 'decline') return reason.trim() === '' ? undefined : { kind, reason: reason.trim() };
  const wanted = toWanted(form);
  return wanted && { kind, ...wanted };
}
