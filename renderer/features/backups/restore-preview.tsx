import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { toErrorText } from '#renderer/components/error-text.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { type Preview, usePreview, useRestore } from './use-backups.ts';

export type RestorePreviewProps = { readonly name: string; readonly onBack: () => void };

/** What a backup holds beside what the library holds now; restoring it is the second, spelt-out step. */
export function RestorePreview({ name, onBack }: RestorePreviewProps): ReactNode {
  const { t } = useText();
  const preview = usePreview(name);
  return (
    <div className="backups">
      {preview.isPending && <output>{t('backups.checkingOne')}</output>}
      {preview.error !== null && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && <Comparison preview={preview.data} />}
      <Actions name={name} canRestore={preview.data?.backup.problem === null} onBack={onBack} />
    </div>
  );
}

function Comparison({ preview }: { readonly preview: Preview }): ReactNode {
  const { t } = useText();
  const { backup, now } = preview;
  if (backup.problem !== null || backup.holds === null) {
    return <p role="alert">{toErrorText(t, backup.problem ?? 'FILE_DAMAGED').happened}</p>;
  }
  const toMoment = (iso: string | null): string => (iso === null ? '–' : formatMoment(iso));
  const rows = [
    { label: t('backups.enterprises'), held: backup.holds.enterprises, now: now.enterprises },
    { label: t('backups.visits'), held: backup.holds.visits, now: now.visits },
    { label: t('backups.lastChange'), held: toMoment(backup.holds.lastChange), now: toMoment(now.lastChange) },
  ];
  return (
    <>
      <table className="backups-table" aria-label={t('backups.comparison')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.what')}</th>
            <th scope="col">{t('backups.inBackup', { at: formatMoment(backup.madeAt) })}</th>
            <th scope="col">{t('backups.now')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{row.held}</td>
              <td>{row.now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>✓ {t('backups.checked')}</p>
      <p>{t('backups.restoreMeans')}</p>
    </>
  );
}

/** Long enough to be read while the list below is drawn anew. */
const noticeSeconds = 8;

type ActionsProps = RestorePreviewProps & { readonly canRestore: boolean };

function Actions({ name, canRestore, onBack }: ActionsProps): ReactNode {
  const { t } = useText();
  const { message } = App.useApp();
  const restore = useRestore(() => void message.success(t('backups.restored'), noticeSeconds));
  return (
    <>
      {restore.error !== null && <ErrorNotice error={restore.error} title={t('backups.notRestored')} />}
      <div className="backups-head">
        <Button onClick={onBack} disabled={restore.isPending}>
          {t('backups.back')}
        </Button>
        {canRestore && (
          <Button danger type="primary" loading={restore.isPending} onClick={() => restore.mutate(name)}>
            {t('backups.restore')}
          </Button>
        )}
      </div>
    </>
  );
}
