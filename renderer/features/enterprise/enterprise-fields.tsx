import { Input } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { Field, type FieldControl } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { EnterpriseField } from './model/check-enterprise.ts';
import type { EnterpriseFormState } from './use-enterprise-form.ts';

export type FormInputProps = {
  readonly state: EnterpriseFormState;
  readonly field: EnterpriseField;
  readonly control: FieldControl;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

/** The text control of one field of the form. */
export function FormInput({ state, field, control, onKeyDown }: FormInputProps): ReactNode {
  return (
    <Input
      {...control}
      // The dialog was opened to fill in its first field.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={field === 'name'}
      maxLength={200}
      value={state.form[field]}
      onChange={(event) => state.change(field, event.target.value)}
      onBlur={() => state.touch(field)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  );
}

export type TextFieldProps = {
  readonly state: EnterpriseFormState;
  readonly field: EnterpriseField;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  /** What is said when the field is wrong. */
  readonly wrong?: MessageKey;
};

export function TextField({ state, field, label, hint, wrong }: TextFieldProps): ReactNode {
  const { t } = useText();
  const issue = state.findIssue(field);
  const refused = issue === undefined ? undefined : t('enterprise.refused', { code: issue.code });
  const error = wrong !== undefined && state.isWrong(field) ? t(wrong) : refused;
  return (
    <Field label={t(label)} hint={hint === undefined ? undefined : t(hint)} error={error}>
      {(control) => <FormInput state={state} field={field} control={control} />}
    </Field>
  );
}
