import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Inspector } from './types.ts';

export type InspectorRowProps = {
  readonly number: 1 | 2;
  readonly inspector: Inspector;
  readonly onChange: (inspector: Inspector) => void;
};

/** Name and certificate of one inspector. */
export function InspectorRow({ number, inspector, onChange }: InspectorRowProps): ReactNode {
  const { t } = useText();
  return (
    <div className="inspector-row">
      <span>{t('enterprise.inspector', { n: number })}</span>
      <Input
        aria-label={t('enterprise.inspectorNameOf', { n: number })}
        placeholder={t('enterprise.inspectorName')}
        maxLength={200}
        value={inspector.name}
        onChange={(event) => onChange({ ...inspector, name: event.target.value })}
      />
      <Input
        aria-label={t('enterprise.certificateOf', { n: number })}
        placeholder={t('enterprise.certificate')}
        maxLength={200}
        value={inspector.certificate}
        onChange={(event) => onChange({ ...inspector, certificate: event.target.value })}
      />
    </div>
  );
}
