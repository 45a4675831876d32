import { Input } from 'antd';
import type { ReactNode } from 'react';
import { provinceOf } from '#domain/region.ts';
import { Field, type FieldControl } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { EnterpriseField } from './model/check-enterprise.ts';
import type { EnterpriseFormState } from './use-enterprise-form.ts';

export type FormInputProps = {
  readonly state: EnterpriseFormState;
  readonly field: EnterpriseField;
  readonly control: FieldControl;
};

/** The text control of one field of the form. */
export function FormInput({ state, field, control }: FormInputProps): ReactNode {
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

/** Names the province as soon as its two digits are there. */
export function RegionField({ state }: { readonly state: EnterpriseFormState }): ReactNode {
  const { t, text } = useText();
  const typed = state.form.regionCode.trim();
  const province = provinceOf(typed.slice(0, 6));
  const wrong = state.isWrong('regionCode') || state.findIssue('regionCode') !== undefined;
  const hint =
    province === undefined ? t('enterprise.regionHint') : <span className="field-ok">{text(province.name)}</span>;
  return (
    <Field label={t('enterprise.region')} hint={hint} error={wrong ? t('enterprise.regionWrong') : undefined}>
      {(control) => <FormInput state={state} field="regionCode" control={control} />}
    </Field>
  );
}
