import type { ReactNode } from 'react';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { usePreview } from './use-documents.ts';

/** The very page that is printed, in a frame where nothing runs. */
export function DocumentPreview({ documentId }: { readonly documentId: string }): ReactNode {
  const { t } = useText();
  const { preview, error } = usePreview(documentId);
  return (
    <div className="document-preview">
      {error !== null && <ErrorNotice error={error} title={t('documents.previewFailed')} />}
      {error === null && preview === undefined && <output>{t('common.loading')}</output>}
      {preview !== undefined && <iframe title={t('documents.preview')} sandbox="" src={preview.page} />}
    </div>
  );
}
