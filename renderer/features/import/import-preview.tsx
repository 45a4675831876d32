import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { HeadChoicesPanel } from './head-choices-panel.tsx';
import { RejectionTable } from './rejection-table.tsx';
import type { ChosenFile, Preview } from './types.ts';
import type { Import } from './use-import.ts';

export type ImportPreviewProps = { readonly files: Import; readonly file: ChosenFile; readonly preview: Preview };

/** What the file would do: counts, columns that nobody knows, what cannot be accepted. Nothing is written yet. */
export function ImportPreview({ files, file, preview }: ImportPreviewProps): ReactNode {
  const { t } = useText();
  const { created, updated, reasons, contradictions } = preview;
  const isLooking = files.state.busy === 'looking';
  const hasNews = created + updated > 0;
  return (
    <>
      <h2>{t('importRecords.preview', { file: file.name })}</h2>
      <Counts preview={preview} />
      <HeadChoicesPanel heads={preview.heads} targets={file.targets} onChoose={files.chooseHead} />
      <RejectionTable preview={preview} targets={file.targets} />
      {contradictions > 0 && <p>{t('importRecords.contradictions', { n: contradictions })}</p>}
      {reasons === 0 && !hasNews && <output>{t('importRecords.nothingNew')}</output>}
      <div className="import-actions">
        <Button onClick={files.choose}>{t('importRecords.chooseOther')}</Button>
        {reasons === 0 && hasNews && (
          <Button type="primary" loading={isLooking} onClick={files.confirm}>
            {t('importRecords.confirm', { n: created + updated })}
          </Button>
        )}
      </div>
    </>
  );
}

type Count = { readonly label: MessageKey; readonly value: number };

function Counts({ preview }: { readonly preview: Preview }): ReactNode {
  const { t } = useText();
  const counts: readonly Count[] = [
    { label: 'importRecords.countNew', value: preview.created },
    { label: 'importRecords.countChanged', value: preview.updated },
    { label: 'importRecords.countSame', value: preview.unchanged },
    { label: 'importRecords.countRejected', value: preview.rejectedRecords },
  ];
  return (
    <section aria-label={t('importRecords.counts', { n: preview.read })} aria-live="polite">
      <p className="soft">{t('importRecords.counts', { n: preview.read })}</p>
      <dl className="import-counts">
        {counts.map(({ label, value }) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
