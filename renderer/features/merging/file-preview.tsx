import type { ReactNode } from 'react';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { AssigneeLine } from './assignee-line.tsx';
import { PreviewSeal } from './preview-seal.tsx';
import type { ChosenFile, Preview } from './types.ts';
import { isAllKnown } from './types.ts';

const shown = ['new', 'newer', 'both', 'conflict', 'older', 'identical'] as const;

export type FilePreviewProps = {
  readonly file: ChosenFile;
  readonly preview: Preview;
  /** A device was accepted. */
  readonly onKnown: (fingerprint: string) => void;
};

/** What a file holds, who sealed it, and what merging it would do, record by record. */
export function FilePreview({ file, preview, onKnown }: FilePreviewProps): ReactNode {
  const { t } = useText();
  const { counts, conflicts, problems, code, lastChange, isKnown, mixes } = preview;
  const { enterprises, records, attachments, assignments } = preview;
  if (isKnown) return <p className="soft">{t('merging.isKnown')}</p>;
  return (
    <>
      <p className="soft">
        {t('merging.holds', { enterprises, records, attachments })}
        {assignments > 0 && ` · ${t('merging.assignments', { n: assignments })}`}
        {lastChange !== null && ` · ${t('merging.lastChange', { at: formatMoment(lastChange) })}`}
        {` · ${t('merging.code', { code })}`}
      </p>
      {mixes !== 'none' && <p className="merging-warning">! {t(`merging.mixes_${mixes}`)}</p>}
      <AssigneeLine {...preview} />
      <PreviewSeal token={file.token} seals={preview.seals} onKnown={onKnown} />
      <dl className="merging-counts" aria-label={t('merging.counts', { name: file.name })}>
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
