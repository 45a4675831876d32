import { useState } from 'react';
import {
  type EnterpriseField,
  type EnterpriseForm,
  enterpriseFields,
  listWrongFields,
  toForm,
} from './model/check-enterprise.ts';
import { listRecordIssues, type RecordIssue } from './model/record-issues.ts';
import type { Enterprise } from './types.ts';
import { useSaveEnterprise } from './use-save-enterprise.ts';

/** The paths by which the main process names the fields. */
const paths: Readonly<Record<EnterpriseField, string>> = {
  name: 'enterprise.name',
  creditCode: 'enterprise.credit_code',
  regionCode: 'enterprise.region_code',
  industryCode: 'enterprise.industry_code',
  address: 'enterprise.address',
};

export type EnterpriseFormState = {
  readonly form: EnterpriseForm;
  readonly change: (field: EnterpriseField, typed: string) => void;
  /** Left, or tried to save: from then on a mistake in it is shown as one. */
  readonly touch: (field: EnterpriseField) => void;
  readonly isWrong: (field: EnterpriseField) => boolean;
  /** What the main process said of a field, until the field is changed. */
  readonly findIssue: (field: EnterpriseField) => RecordIssue | undefined;
  readonly submit: (onSaved: (enterpriseId: string) => void) => void;
  readonly saving: boolean;
  /** A failure that is not about a single field. */
  readonly failure: Error | undefined;
};

/** The form of an enterprise; it keeps what was typed whatever happens to a save. */
export function useEnterpriseForm(enterprise: Enterprise | undefined): EnterpriseFormState {
  const [form, setForm] = useState(() => toForm(enterprise));
  const [touched, setTouched] = useState<ReadonlySet<EnterpriseField>>(new Set());
  const [sent, setSent] = useState(form);
  const save = useSaveEnterprise(enterprise?.enterpriseId);
  const issues = listRecordIssues(save.error);
  const wrong = listWrongFields(form);
  return {
    form,
    change: (field, typed) => setForm({ ...form, [field]: typed }),
    touch: (field) => setTouched(new Set([...touched, field])),
    isWrong: (field) => touched.has(field) && wrong.includes(field),
    findIssue: (field) => issues.find((issue) => issue.fact === paths[field] && form[field] === sent[field]),
    submit: (onSaved) => {
      setTouched(new Set(enterpriseFields));
      if (wrong.length > 0 || save.isPending) return;
      setSent(form);
      save.mutate(form, { onSuccess: (enterpriseId) => onSaved(enterpriseId) });
    },
    saving: save.isPending,
    failure: issues.length === 0 ? (save.error ?? undefined) : undefined,
  };
}
