import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { Written } from './types.ts';
import type { Import } from './use-import.ts';

export type WrittenViewProps = { readonly files: Import; readonly written: Written; readonly onClose: () => void };

/** What was imported, and the way back. */
export function WrittenView({ files, written, onClose }: WrittenViewProps): ReactNode {
  const { t } = useText();
  const { batchId, created, updated, unchanged } = written;
  const file = files.state.file?.name ?? '';
  return (
    <>
      <h2>{t('importRecords.doneTitle')}</h2>
      <output>{t('importRecords.doneText', { file, created, updated, unchanged })}</output>
      <div className="import-actions">
        {batchId !== null && <Button onClick={() => files.takeBack(batchId)}>{t('importRecords.takeBack')}</Button>}
        <Button onClick={files.choose}>{t('importRecords.again')}</Button>
        <Button
          type="primary"
          // What had the focus is gone; Enter closes.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={onClose}
        >
          {t('importRecords.close')}
        </Button>
      </div>
    </>
  );
}
