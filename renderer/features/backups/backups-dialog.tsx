import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { BackupsTable } from './backups-table.tsx';
import { RestorePreview } from './restore-preview.tsx';
import { useBackups, useBackUpNow } from './use-backups.ts';
import './backups.css';

/** All backups of the open library; one of them can be looked into and restored. */
export function BackupsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const [chosen, setChosen] = useState<string>();
  return (
    <Dialog
      title={t(chosen === undefined ? 'backups.listTitle' : 'backups.previewTitle')}
      width={860}
      onClose={onClose}
    >
      {chosen === undefined ? (
        <BackupList onChoose={setChosen} />
      ) : (
        <RestorePreview name={chosen} onBack={() => setChosen(undefined)} />
      )}
    </Dialog>
  );
}

function BackupList({ onChoose }: { readonly onChoose: (name: string) => void }): ReactNode {
  const { t } = useText();
  const list = useBackups();
  const backUp = useBackUpNow();
  return (
    <div className="backups">
      <div className="backups-head">
        <Button type="primary" loading={backUp.isPending} onClick={() => backUp.mutate()}>
          {t('backups.backUpNow')}
        </Button>
        <p className="soft" aria-live="polite">
          {backUp.isSuccess ? t('backups.made', { name: backUp.data.name }) : ''}
        </p>
      </div>
      {backUp.error !== null && <ErrorNotice error={backUp.error} title={t('backups.notMade')} />}
      {list.error !== null && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <output>{t('backups.checking')}</output>}
      {list.data !== undefined && (
        <>
          <BackupsTable backups={list.data.backups} onChoose={onChoose} />
          <p className="soft backups-place">{t('backups.liesIn', { folder: list.data.folder })}</p>
          <p className="soft">{t('backups.rotation')}</p>
        </>
      )}
    </div>
  );
}
