import { Button } from 'antd';
import type { ReactNode } from 'react';
import { toErrorText } from '#renderer/components/error-text.ts';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { formatSize } from './format-size.ts';
import type { Backup } from './use-backups.ts';

export type BackupsTableProps = {
  readonly backups: readonly Backup[];
  readonly onChoose: (name: string) => void;
};

/** Newest first. */
export function BackupsTable({ backups, onChoose }: BackupsTableProps): ReactNode {
  const { t } = useText();
  if (backups.length === 0) return <p>{t('backups.none')}</p>;
  return (
    <ScrollPane label={t('backups.listTitle')}>
      <table className="backups-table" aria-label={t('backups.listTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.madeAt')}</th>
            <th scope="col">{t('backups.size')}</th>
            <th scope="col">{t('backups.enterprises')}</th>
            <th scope="col">{t('backups.visits')}</th>
            <th scope="col">{t('backups.state')}</th>
            <th scope="col">
              <span className="backups-hidden">{t('backups.view')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <BackupRow key={backup.name} backup={backup} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function BackupRow({ backup, onChoose }: Pick<BackupsTableProps, 'onChoose'> & { readonly backup: Backup }): ReactNode {
  const { t } = useText();
  const { name, madeAt, bytes, holds, problem } = backup;
  const moment = formatMoment(madeAt);
  return (
    <tr>
      <th scope="row" title={name}>
        {moment}
      </th>
      <td>{formatSize(bytes)}</td>
      <td>{holds?.enterprises ?? '–'}</td>
      <td>{holds?.visits ?? '–'}</td>
      <td>{problem === null ? `✓ ${t('backups.sound')}` : `✕ ${toErrorText(t, problem).happened}`}</td>
      <td>
        {problem === null && (
          <Button size="small" aria-label={t('backups.viewOf', { at: moment })} onClick={() => onChoose(name)}>
            {t('backups.view')}
          </Button>
        )}
      </td>
    </tr>
  );
}
