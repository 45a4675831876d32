import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { CreditCodeField } from './credit-code-field.tsx';
import { RegionField, TextField } from './enterprise-fields.tsx';
import type { Enterprise } from './types.ts';
import { useEnterpriseForm } from './use-enterprise-form.ts';

export type EnterpriseDialogProps = {
  /** Absent: a new one. */
  readonly enterprise?: Enterprise;
  readonly onClose: () => void;
  /** Saved, or another one that has the same credit code is to be looked at. */
  readonly onShow: (enterpriseId: string) => void;
  /** Saved, and a visit is to begin. */
  readonly onVisit: (enterpriseId: string) => void;
};

/** Records an enterprise, or changes what is recorded. Enter saves. */
export function EnterpriseDialog({ enterprise, onClose, onShow, onVisit }: EnterpriseDialogProps): ReactNode {
  const { t } = useText();
  const state = useEnterpriseForm(enterprise);
  const title = enterprise === undefined ? t('enterprise.newTitle') : t('enterprise.editTitle');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    state.submit(onShow);
  };
  return (
    <Dialog title={title} width={620} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate>
        <TextField
          state={state}
          field="name"
          label="enterprise.name"
          hint="enterprise.nameHint"
          wrong="common.required"
        />
        <CreditCodeField state={state} onShow={onShow} />
        <div className="field-row">
          <RegionField state={state} />
          <TextField
            state={state}
            field="industryCode"
            label="enterprise.industry"
            hint="enterprise.industryHint"
            wrong="enterprise.industryWrong"
          />
        </div>
        <TextField state={state} field="address" label="enterprise.address" />
        {state.failure !== undefined && <ErrorNotice error={state.failure} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {enterprise === undefined && (
            <Button disabled={state.saving} onClick={() => state.submit(onVisit)}>
              {t('enterprise.saveAndVisit')}
            </Button>
          )}
          <Button type="primary" htmlType="submit" loading={state.saving}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
