import type { ReactNode } from 'react';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { Preview } from './types.ts';
import { isAllKnown } from './types.ts';

const shown = ['new', 'newer', 'both', 'conflict', 'older', 'identical'] as const;

export type FilePreviewProps = { readonly name: string; readonly preview: Preview };

/** What a file holds, who sealed it, and what merging it would do, record by record. */
export function FilePreview({ name, preview }: FilePreviewProps): ReactNode {
  const { t } = useText();
  const { counts, conflicts, problems, code, lastChange, isKnown, enterprises, records, attachments } = preview;
  if (isKnown) return <p className="soft">{t('merging.isKnown')}</p>;
  return (
    <>
      <p className="soft">
        {t('merging.holds', { enterprises, records, attachments })}
        {lastChange !== null && ` · ${t('merging.lastChange', { at: formatMoment(lastChange) })}`}
        {` · ${t('merging.code', { code })}`}
      </p>
      <Seal seals={preview.seals} />
      <dl className="merging-counts" aria-label={t('merging.counts', { name })}>
        {shown.map((status) => (
          <div key={status}>
            <dt>{t(`merging.count_${status}`)}</dt>
            <dd className="tabular">{counts[status]}</dd>
          </div>
        ))}
      </dl>
      {isAllKnown(preview) && <p>{t('merging.nothingNew')}</p>}
      {conflicts > 0 && <p className="merging-warning">{t('merging.conflictFields', { n: conflicts })}</p>}
      {problems > 0 && <p className="soft">{t('merging.problems', { n: problems })}</p>}
    </>
  );
}

/** The worst is told first: one broken seal is not made good by another. */
const order = ['broken', 'changed_after_sealing', 'unknown_device', 'intact'] as const;

function Seal({ seals }: Pick<Preview, 'seals'>): ReactNode {
  const { t } = useText();
  const worst = order.flatMap((state) => seals.filter((seal) => seal.state === state))[0];
  if (worst === undefined) return <p className="soft">{t('merging.seal_none')}</p>;
  const device = worst.deviceName ?? t('merging.noName');
  const isGood = worst.state === 'intact';
  return (
    <p className={isGood ? 'soft' : 'merging-warning'}>
      {isGood ? '✓ ' : '! '}
      {t(`merging.seal_${worst.state}`, { device })}
    </p>
  );
}
