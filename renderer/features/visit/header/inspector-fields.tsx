import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';

export type Inspector = { readonly name: string; readonly certificate: string };

export type InspectorFieldsProps = {
  readonly inspectors: readonly Inspector[];
  readonly isLocked: boolean;
  readonly onChange: (inspectors: readonly Inspector[]) => void;
};

/** Names and certificate numbers of the two inspectors. */
export function InspectorFields({ inspectors, isLocked, onChange }: InspectorFieldsProps): ReactNode {
  const { t } = useText();
  const change = (position: number, part: Partial<Inspector>): void =>
    onChange(inspectors.map((inspector, at) => (at === position ? { ...inspector, ...part } : inspector)));
  return (
    <fieldset disabled={isLocked}>
      <legend>{t('visit.inspectors')}</legend>
      {inspectors.map((inspector, position) => (
        // The two places have no other identity than their position.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={position} className="inspector">
          <input
            aria-label={t('visit.inspectorName', { n: position + 1 })}
            placeholder={t('visit.inspectorName', { n: position + 1 })}
            maxLength={200}
            value={inspector.name}
            onChange={({ currentTarget }) => change(position, { name: currentTarget.value })}
          />
          <input
            aria-label={t('visit.inspectorCertificate', { n: position + 1 })}
            placeholder={t('visit.inspectorCertificate', { n: position + 1 })}
            maxLength={200}
            value={inspector.certificate}
            onChange={({ currentTarget }) => change(position, { certificate: currentTarget.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
