import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ErrorCode } from '#domain/error.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { useBackupFailure, useBackUpNow } from './use-backups.ts';
import './backups.css';

const reasons: Readonly<Partial<Record<ErrorCode, MessageKey>>> = {
  STORAGE_FULL: 'backups.failedFull',
  STORAGE_READ_ONLY: 'backups.failedReadOnly',
  STORAGE_REFUSED: 'backups.failedGone',
};

/** Says above every screen that the last automatic backup failed, and that nothing recorded is in danger. */
export function BackupNotice(): ReactNode {
  const { t } = useText();
  const failure = useBackupFailure();
  const backUp = useBackUpNow();
  if (failure === null) return null;
  return (
    <div className="backup-notice" role="alert">
      <p>
        <strong>{t('backups.failedTitle', { at: formatMoment(failure.at) })}</strong>{' '}
        {t(reasons[failure.code] ?? 'backups.failedOther')} {t('backups.failedSafe')} <code>{failure.code}</code>
      </p>
      <Button size="small" loading={backUp.isPending} onClick={() => backUp.mutate()}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
