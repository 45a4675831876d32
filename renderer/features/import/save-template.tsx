import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';

/** Writes a table to fill in, in the language shown, where the system's dialog says. */
export function SaveTemplate(): ReactNode {
  const { t } = useText();
  const save = useMutation({ mutationFn: () => request('saveImportTemplate') });
  return (
    <>
      {save.error !== null && <ErrorNotice error={save.error} title={t('importRecords.templateFailed')} />}
      {save.data !== undefined && save.data !== null && (
        <output>{t('importRecords.templateSaved', { file: save.data.name })}</output>
      )}
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {t('importRecords.saveTemplate')}
      </Button>
    </>
  );
}
