import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { kindLabels } from '#renderer/components/state-labels.ts';
import { useText } from '#renderer/i18n/index.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import { isLocked } from '../store/visit-state.ts';
import { useVisitState, useVisitTools } from '../visit-context.ts';
import { InspectorFields } from './inspector-fields.tsx';
import type { Inspector } from './inspector-fields.tsx';
import './details.css';

const kinds = ['first', 'follow_up'] as const;
const nobody: Inspector = { name: '', certificate: '' };

/** Date, kind and inspectors of the visit. A new date has every rule judged again by the law of that day. */
export function DetailsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const { inspectionId, store } = useVisitTools();
  const inspection = useVisitState(({ visit }) => visit.inspection);
  const locked = useVisitState(isLocked);
  const [typed, setTyped] = useState(inspection.date);
  const date = parseTypedDate(typed);
  const [kind, setKind] = useState(inspection.kind);
  const [inspectors, setInspectors] = useState<readonly Inspector[]>(
    [0, 1].map((n) => inspection.inspectors[n] ?? nobody),
  );
  const [error, setError] = useState<unknown>();
  const save = async (): Promise<void> => {
    const named = inspectors.filter(({ name, certificate }) => name.trim() !== '' || certificate.trim() !== '');
    if (date === undefined) return;
    try {
      await store.flush();
      store.load(await request('saveVisitDetails', { inspectionId, date, kind, inspectors: [...named] }));
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      open
      title={t('visit.details')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: locked || date === undefined }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="details-form">
        <DateField typed={typed} isLocked={locked} onType={setTyped} />
        <fieldset disabled={locked}>
          <legend>{t('visit.kindOf')}</legend>
          {kinds.map((one) => (
            <label key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />{' '}
              {t(kindLabels[one])}
            </label>
          ))}
        </fieldset>
        <InspectorFields inspectors={inspectors} isLocked={locked} onChange={setInspectors} />
        {error !== undefined && <ErrorNotice error={error} title={t('visit.detailsFailed')} />}
      </div>
    </Modal>
  );
}

type DateFieldProps = {
  readonly typed: string;
  readonly isLocked: boolean;
  readonly onType: (typed: string) => void;
};

function DateField({ typed, isLocked, onType }: DateFieldProps): ReactNode {
  const { t } = useText();
  const date = parseTypedDate(typed);
  return (
    <Field
      label={t('visit.date')}
      hint={date === undefined || date === typed ? t('enterprise.dateHint') : date}
      {...(date === undefined ? { error: t('enterprise.dateWrong') } : {})}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={20}
          readOnly={isLocked}
          value={typed}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}
