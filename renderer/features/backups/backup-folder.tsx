import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { useSaveSettings, useShowSettings } from '#renderer/session.ts';

/** The folder of the backups. Another one is chosen in the system's own dialog, never typed. */
export function BackupFolder({ folder }: { readonly folder: string | null }): ReactNode {
  const { t } = useText();
  const show = useShowSettings();
  const reset = useSaveSettings();
  const choose = useMutation({ mutationFn: () => request('chooseBackupFolder'), onSuccess: show });
  const error = choose.error ?? reset.error;
  return (
    <div className="backup-folder">
      <p>
        {t('backups.folder')}: {folder === null ? t('backups.besideLibrary') : <code>{folder}</code>}
      </p>
      <Button loading={choose.isPending} onClick={() => choose.mutate()}>
        {t('backups.chooseFolder')}
      </Button>
      {folder !== null && (
        <Button onClick={() => reset.mutate({ backups: { folder: null } })}>{t('backups.resetFolder')}</Button>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
