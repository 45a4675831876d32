import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Settings } from '#renderer/session.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Field } from './field.tsx';

export type InspectorInputsProps = {
  readonly inspector: Settings['inspector'];
  readonly onChange: (inspector: Settings['inspector']) => void;
};

/** Name and certificate of who inspects with this device. */
export function InspectorInputs({ inspector, onChange }: InspectorInputsProps): ReactNode {
  const { t } = useText();
  return (
    <>
      <Field label={t('settings.name')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={inspector.name}
            onChange={(event) => onChange({ ...inspector, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('settings.certificate')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={inspector.certificate}
            onChange={(event) => onChange({ ...inspector, certificate: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
