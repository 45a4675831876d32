import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { IndustryField, RegionField } from './code-fields.tsx';
import { CreditCodeField } from './credit-code-field.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { TextField } from './enterprise-fields.tsx';
import { toInput } from './model/check-enterprise.ts';
import type { Enterprise, MergePair } from './types.ts';
import { useDuplicates } from './use-duplicates.ts';
import { type EnterpriseFormState, useEnterpriseForm } from './use-enterprise-form.ts';

export type EnterpriseDialogProps = {
  /** Absent: a new one. */
  readonly enterprise?: Enterprise;
  readonly onClose: () => void;
  /** Saved, or another one that has the same credit code is to be looked at. */
  readonly onShow: (enterpriseId: string) => void;
  /** Saved, and a visit is to begin. */
  readonly onVisit: (enterpriseId: string) => void;
  /** Saved, and to be merged with another one. */
  readonly onMerge: (pair: MergePair) => void;
};

/** Records an enterprise, or changes what is recorded. Enter saves. */
export function EnterpriseDialog(props: EnterpriseDialogProps): ReactNode {
  const { enterprise, onClose, onShow, onVisit } = props;
  const { t } = useText();
  const state = useEnterpriseForm(enterprise);
  const [isComposing, setComposing] = useState(false);
  const title = enterprise === undefined ? t('enterprise.newTitle') : t('enterprise.editTitle');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    state.submit(onShow);
  };
  return (
    <Dialog title={title} width={620} onClose={onClose}>
      <form
        onSubmit={onSubmit}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        noValidate
      >
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
          <IndustryField state={state} />
        </div>
        <TextField state={state} field="address" label="enterprise.address" />
        <Duplicates {...props} state={state} isComposing={isComposing} />
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

type DuplicatesProps = Pick<EnterpriseDialogProps, 'enterprise' | 'onShow' | 'onMerge'> & {
  readonly state: EnterpriseFormState;
  readonly isComposing: boolean;
};

/** What was said to be another one is not named again. */
function Duplicates({ enterprise, state, isComposing, onShow, onMerge }: DuplicatesProps): ReactNode {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const found = useDuplicates(state.form, { enterpriseId: enterprise?.enterpriseId, isComposing });
  const duplicates = found.filter((duplicate) => !kept.has(duplicate.enterprise.enterpriseId));
  const merge = (from: string): void => state.submit((into) => onMerge({ from, into }));
  return (
    <DuplicateNotice
      typed={toInput(state.form)}
      duplicates={duplicates}
      onOpen={onShow}
      onKeep={() => setKept(new Set([...kept, ...found.map((duplicate) => duplicate.enterprise.enterpriseId)]))}
      {...(enterprise === undefined ? {} : { onMerge: merge })}
    />
  );
}
